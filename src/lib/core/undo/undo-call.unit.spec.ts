import { describe, expect, it } from 'vitest';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { Logbook, type Entry } from '../../../../tests/support/logbook.ts';
import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import { dutyId, jobId, personId } from '../ids.ts';
import type { CallResult } from '../follow-up/follow-up.ts';

const VISIT = jobId('J1');
const MORNING = at('10:00', TOMORROW);
const CALLER: Actor = { ...{ id: personId('xie'), role: 'followup', name: '谢明' }, staff: null };
const by = { actor: CALLER, now: MORNING };

/** A customer who has left and whom the caller has said to ring. */
function aBook(): Logbook {
	const book = new Logbook();
	const end = { how: 'delivered', at: at('16:00'), reason: '' } as const;
	book.state = aState({ jobs: [aJob({ advisor: null, end })] });
	book.must({ type: 'CloseDay' }, { now: at('17:30') });
	book.must({ type: 'TakeFollowUp', visit: VISIT, duty: dutyId('follow-up:1') }, by);
	return book;
}
const call = (result: CallResult): Command => ({
	...{ type: 'RecordFollowUp', visit: VISIT, result },
	note: result === 'complaint' ? '有异响' : ''
});
const undo = ({ id }: Entry): Command => ({ type: 'UndoStep', step: id });
/** Without the position, which only ever grows. */
const followUp = ({ state }: Logbook) => ({ ...state.followUps.get(VISIT), version: 0 });

describe('taking back a call that was recorded by mistake', () => {
	it.each(['satisfied', 'unreached', 'complaint'] as const)(
		'makes everything as it was, and doing it again does: %s',
		(result) => {
			const book = aBook();
			const before = followUp(book);
			const rung = book.must(call(result), by);
			const after = followUp(book);
			expect(after).not.toEqual(before);
			const undone = book.must(undo(rung), by);
			expect(followUp(book)).toEqual(before);
			book.must(undo(undone), by);
			expect(followUp(book)).toEqual(after);
		}
	);

	it('leaves the calls before it alone', () => {
		const book = aBook();
		book.must(call('unreached'), by);
		const before = followUp(book);
		book.must(undo(book.must(call('satisfied'), by)), by);
		expect(followUp(book)).toEqual(before);
	});

	it('is refused once something stands on it, and by the next day', () => {
		const book = aBook();
		const first = book.must(call('satisfied'), by);
		const again = book.must(call('unreached'), by);
		expect(book.send(undo(first), by).refusal).toMatchObject({ code: 'undo/built-upon' });
		const later = { actor: CALLER, now: MORNING + 24 * 60 * 60_000 };
		expect(book.send(undo(again), later).refusal).toMatchObject({ code: 'undo/too-old' });
	});

	it('is refused of a call that an earlier release recorded', () => {
		const book = aBook();
		const rung = book.must(call('satisfied'), by);
		const last = book.log.pop()!;
		const event = {
			type: 'FollowUpRecorded',
			visit: VISIT,
			result: 'satisfied',
			note: null
		} as const;
		book.log.push({ ...last, event });
		expect(book.send(undo(rung), by).refusal).toMatchObject({
			...{ code: 'undo/not-undoable', what: 'FollowUpRecorded' }
		});
	});
});
