import { describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { commandId, jobId } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { Toasts } from '$lib/ui/toasts.svelte.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { Wishes } from './wishes.ts';

const CALL: Command = {
	...{ type: 'RecordFollowUp', visit: jobId('J1') },
	...{ result: 'satisfied', note: '' }
};
const ACCEPTED = {
	...{ status: 'accepted', id: commandId('c1') },
	...{ epoch: 'e1', seq: 7, changed: true }
} as const satisfies CommandAnswer;
const REFUSED: CommandAnswer = {
	...{ status: 'refused', id: commandId('c1') },
	refusal: { code: 'follow-up/finished', visit: jobId('J1') }
};

/** A page whose wishes are all answered alike, or as told; what it said and took note of. */
function aPage(answer: CommandAnswer | (() => Promise<CommandAnswer>)) {
	const toasts = new Toasts();
	const described: string[] = [];
	const undoStack = { describe: (step: string) => described.push(step) };
	const board = {
		send: typeof answer === 'function' ? answer : () => Promise.resolve(answer),
		undoStack
	} as never;
	const names = namesOf('zh-CN', aState(), null);
	const wishes = new Wishes({ board, toasts, locale: () => 'zh-CN', names: () => names });
	return { wishes, toasts, described };
}

describe('what a page wishes', () => {
	it('can be taken back once it was done, and a button says nothing more', async () => {
		const { wishes, toasts, described } = aPage(ACCEPTED);
		expect(await wishes.press(CALL)).toBe(true);
		expect(described).toEqual(['c1']);
		expect(wishes.steps.offered?.text).toContain('回访');
		expect(toasts.shown).toEqual([]);
		wishes.steps.dismiss();
	});

	it('is no step where nothing changed, or nothing can be taken back', async () => {
		const { wishes } = aPage({ ...ACCEPTED, changed: false });
		await wishes.press(CALL);
		expect(wishes.steps.offered).toBeNull();
		const other = aPage(ACCEPTED);
		await other.wishes.press({ type: 'CloseDay' });
		expect(other.wishes.steps.offered).toBeNull();
	});

	it('takes the way back of the step before off the page, also where that is answered only now', async () => {
		const answers: ((answer: CommandAnswer) => void)[] = [];
		const { wishes } = aPage(() => new Promise((resolve) => answers.push(resolve)));
		const first = wishes.press(CALL);
		answers[0]?.(ACCEPTED);
		await first;
		expect(wishes.steps.offered).not.toBeNull();
		const second = wishes.press({ ...CALL });
		expect(wishes.steps.offered).toBeNull();
		const third = wishes.press({ ...CALL });
		answers[1]?.({ ...ACCEPTED, id: commandId('c2') });
		await second;
		expect(wishes.steps.offered).toBeNull();
		answers[2]?.({ ...ACCEPTED, id: commandId('c3') });
		await third;
		expect(wishes.steps.offered?.step.id).toBe('c3');
		wishes.steps.dismiss();
	});

	it('is said to be refused by a toast, or by whoever asked', async () => {
		const button = aPage(REFUSED);
		expect(await button.wishes.press(CALL)).toBe(false);
		expect(button.toasts.shown).toHaveLength(1);
		const form = aPage(REFUSED);
		expect(await form.wishes.wish(CALL)).toBe(button.toasts.shown[0]?.text);
		expect(form.toasts.shown).toEqual([]);
		expect(form.wishes.steps.offered).toBeNull();
	});
});
