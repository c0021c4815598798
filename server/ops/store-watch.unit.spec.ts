import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from '../storage/memory/index.ts';
import { faulty, type FaultyStore } from '../../tests/support/faulty-store.ts';
import { createLog } from './log.ts';
import { watchStore, type StoreWatch } from './store-watch.ts';

describe('the watch over the store', () => {
	let look: () => void;
	let isStopped: boolean;
	let disk: FaultyStore;
	let watch: StoreWatch;
	let logged: string[];
	let told: number;

	beforeEach(() => {
		isStopped = false;
		logged = [];
		told = 0;
		disk = faulty(createMemoryStore());
		watch = watchStore({
			store: disk.store,
			log: createLog((line) => logged.push(line), Date.now),
			clock: {
				every: (_, then) => {
					look = then;
					return () => {
						isStopped = true;
					};
				}
			}
		});
		watch.onChange(() => (told += 1));
	});

	it('says nothing while nothing changes', () => {
		look();
		expect([told, logged]).toEqual([0, []]);
	});

	it('tells and logs each change once, with the reason', () => {
		disk.failNext(Infinity);
		expect(watch.isWritable()).toBe(false);
		look();
		look();
		expect(told).toBe(1);
		disk.failNext(0);
		look();
		expect(told).toBe(2);
		expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
			{ level: 'error', error: 'disk full' },
			{ level: 'info', what: 'the store can be written to again' }
		]);
	});

	it('stops', () => {
		watch.stop();
		expect(isStopped).toBe(true);
	});
});
