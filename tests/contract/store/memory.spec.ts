import { createMemoryStore } from '../../../server/storage/memory/index.ts';
import { describeStore, NOW } from './store-contract.ts';

const now = () => NOW;

describeStore('memory', {
	create: () => Promise.resolve(createMemoryStore({ now })),
	restore: (from) => Promise.resolve(createMemoryStore({ from, now })),
	reopen: null
});
