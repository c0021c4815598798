import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandId, workshopCode } from '#core/ids.ts';
import { TODAY } from '../../../tests/builders/at.ts';
import { tabStepStorage, type KeptSteps } from './undo-storage.ts';

const steps: KeptSteps = {
	epoch: 'e1',
	day: TODAY,
	done: [{ id: commandId('a'), what: 'JobSettled', about: '辽B·12345', on: ['J1'] }],
	undone: []
};
const storage = new Map<string, string>();
const own = tabStepStorage(workshopCode('test'), 'me');

beforeEach(() => {
	storage.clear();
	vi.stubGlobal('sessionStorage', {
		getItem: (key: string) => storage.get(key) ?? null,
		setItem: (key: string, text: string) => storage.set(key, text)
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('the steps a tab keeps', () => {
	it('are found again, by the same person in the same workshop', () => {
		own.keep(steps);
		expect(own.load()).toEqual({ ...steps, done: [{ ...steps.done[0], about: '' }] });
		expect([...storage.values()].join()).not.toContain('12345');
		expect(tabStepStorage(workshopCode('test'), 'somebody').load()).toBeNull();
		expect(tabStepStorage(workshopCode('other'), 'me').load()).toBeNull();
	});

	it('are none where the text is not ours, or nothing may be kept', () => {
		for (const text of ['{', '[]', '{"epoch":"e1","day":"2026-11-23","done":[{}],"undone":[]}']) {
			storage.set('undo/test/me', text);
			expect(own.load()).toBeNull();
		}
		vi.stubGlobal('sessionStorage', undefined);
		own.keep(steps);
		expect(own.load()).toBeNull();
	});
});
