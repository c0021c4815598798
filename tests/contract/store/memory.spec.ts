import { createMemoryStore } from '../../../server/storage/memory/index.ts';
import { describeAccounts } from './accounts-contract.ts';
import { describeAudit } from './audit-contract.ts';
import { describeStore, NOW, type StoreFactory } from './store-contract.ts';

const now = () => NOW;

const factory: StoreFactory = {
	create: () => Promise.resolve(createMemoryStore({ now })),
	restore: (from) => Promise.resolve(createMemoryStore({ from, now })),
	reopen: null
};

describeStore('memory', factory);
describeAccounts('memory', factory);
describeAudit('memory', factory);
