import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgetOthers, keyOf } from './device-memory.ts';

/** As much of a browser's storage as is used here: its keys are its own properties. */
class FakeStorage {
	[key: string]: unknown;
	removeItem(key: string): void {
		Reflect.deleteProperty(this, key);
	}
}

let local: FakeStorage;
let tab: FakeStorage;

beforeEach(() => {
	[local, tab] = [new FakeStorage(), new FakeStorage()];
	local[`${keyOf('outbox', 'north', 'li')}/c1`] = '{}';
	local[keyOf('refused', 'south', 'wang')] = '[]';
	local['workshop-board:desk:wang'] = '{}';
	tab[keyOf('undo', 'north', 'wang')] = '{}';
	vi.stubGlobal('localStorage', local);
	vi.stubGlobal('sessionStorage', tab);
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('what a device keeps for people', () => {
	it('is that of whoever is signed in, of all workshops', () => {
		forgetOthers('li');
		expect(Object.keys(local)).toEqual(['outbox/north/li/c1', 'workshop-board:desk:wang']);
		expect(Object.keys(tab)).toEqual([]);
	});

	it('is nothing once nobody is, besides how somebody likes the page to look', () => {
		forgetOthers(null);
		expect(Object.keys(local)).toEqual(['workshop-board:desk:wang']);
	});

	it('does not matter where storage is forbidden', () => {
		vi.stubGlobal('localStorage', undefined);
		expect(() => {
			forgetOthers(null);
		}).not.toThrow();
		expect(Object.keys(tab)).toEqual([]);
	});
});
