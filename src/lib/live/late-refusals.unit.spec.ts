import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commandId, jobId, workshopCode } from '#core/ids.ts';
import { emptyState } from '#core/state.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { deviceLateRefusals, type LateRefusal } from './late-refusals.ts';
import { lateRefusalWords } from './late-refusal-words.ts';

const id = commandId('c1');
const arriving: LateRefusal = {
	id,
	command: { type: 'ArriveJob', job: jobId('J1') },
	tappedAt: 500,
	answer: {
		...{ status: 'refused', id, refusal: { code: 'stale', what: 'J1', seen: 1, version: 2 } },
		changedBy: [{ seq: 2, by: '王师傅', at: 400, what: 'JobArrived' }]
	}
};
const cancelling: LateRefusal = {
	...arriving,
	command: { type: 'CancelJob', job: jobId('J1'), reason: '王先生改天再来' }
};
const storage = new Map<string, string>();
const mine = deviceLateRefusals(workshopCode('test'), 'li');

beforeEach(() => {
	storage.clear();
	vi.stubGlobal('localStorage', {
		getItem: (key: string) => storage.get(key) ?? null,
		setItem: (key: string, text: string) => storage.set(key, text),
		removeItem: (key: string) => storage.delete(key)
	});
});
afterEach(() => {
	vi.unstubAllGlobals();
});

describe('wishes refused after they had to wait', () => {
	it('are found again after a reload, by the same person, without names and words', () => {
		mine.keep([arriving, cancelling]);
		const { status, refusal } = arriving.answer;
		expect(mine.load()).toEqual([{ ...arriving, answer: { status, id, refusal } }]);
		expect(deviceLateRefusals(workshopCode('test'), 'wang').load()).toEqual([]);
		expect([...storage.values()].join()).not.toMatch(/王/);
	});

	it('leave nothing once all were seen', () => {
		mine.keep([arriving]);
		mine.keep([]);
		expect(storage.size).toBe(0);
	});

	it('are none where the text is not ours', () => {
		for (const text of ['{', '{}', '[{"id":1}]', '[null]']) {
			storage.set('refused/test/li', text);
			expect(mine.load()).toEqual([]);
		}
	});

	it('are told in words: what, which car, why, and who was quicker', () => {
		const names = { ...namesOf('zh-CN', emptyState, null), car: () => '辽B·12345' };
		const { what, why } = lateRefusalWords('zh-CN', arriving, names);
		expect(what).toContain('辽B·12345');
		expect(why).toContain('王师傅');
		const gone = lateRefusalWords('en', arriving, namesOf('en', emptyState, null));
		expect(gone.what).not.toContain('J1');
	});
});
