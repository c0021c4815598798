import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bayCode, commandId, workshopCode } from '#core/ids.ts';
import type { Kept } from './outbox.ts';
import { browserStorage } from './outbox-storage.ts';

const workshop = workshopCode('test');
const kept = (id: string, keptAt: number): Kept => ({
	envelope: { id: commandId(id), workshop, command: { type: 'ReturnBay', bay: bayCode('A01') } },
	keptAt,
	tappedAt: null
});

/** As much of the browser's storage as a page uses: its keys are its own properties. */
class FakeStorage {
	[key: string]: unknown;
}
Object.defineProperties(FakeStorage.prototype, {
	getItem: { value: (key: string) => (storage[key] as string | undefined) ?? null },
	setItem: { value: (key: string, text: string) => (storage[key] = text) },
	removeItem: { value: (key: string) => Reflect.deleteProperty(storage, key) }
});
let storage: FakeStorage;

beforeEach(() => {
	storage = new FakeStorage();
	vi.stubGlobal('localStorage', storage);
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe("the browser's outbox", () => {
	it('gives back what was kept, oldest first, to the same person in the same workshop', () => {
		const mine = browserStorage(workshop, 'li');
		mine.keep(kept('c2', 2));
		mine.keep(kept('c1', 1));
		browserStorage(workshop, 'wang').keep(kept('c3', 3));
		expect(browserStorage(workshop, 'li').load()).toEqual([kept('c1', 1), kept('c2', 2)]);
		mine.forget(commandId('c1'));
		expect(mine.load()).toEqual([kept('c2', 2)]);
	});

	it('leaves out what it cannot read', () => {
		storage['outbox/test/li/c1'] = '{"envelope":';
		storage['outbox/test/li/c2'] = '{"of":"another time"}';
		expect(browserStorage(workshop, 'li').load()).toEqual([]);
	});

	it('works without a memory where storage is forbidden', () => {
		vi.stubGlobal(
			'localStorage',
			new Proxy(
				{},
				{
					get: () => {
						throw new Error('forbidden');
					},
					ownKeys: () => {
						throw new Error('forbidden');
					}
				}
			)
		);
		const mine = browserStorage(workshop, 'li');
		mine.keep(kept('c1', 1));
		mine.forget(commandId('c1'));
		expect(mine.load()).toEqual([]);
	});
});
