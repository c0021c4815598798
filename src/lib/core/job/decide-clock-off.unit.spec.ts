import { beforeEach, describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { onOperation, theOperation } from '../../../../tests/support/scenario.ts';
import { bareJob } from '../board/bare-job.ts';
import type { Command } from '../commands.ts';
import { personId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';

type Correct = Extract<Command, { type: 'CorrectClockOff' }>;

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.must(anImport({ washWanted: false }), { now: at('09:00') });
	book.must(
		(state) => ({
			type: 'StartOperation',
			...onOperation(state),
			bay: BAY.lift1,
			technicians: [TECHNICIAN.mechanic, TECHNICIAN.slow]
		}),
		{ now: at('09:00') }
	);
});

const correct =
	(overrides: Partial<Correct> = {}) =>
	(state: WorkshopState): Correct => ({
		type: 'CorrectClockOff',
		...onOperation(state),
		technician: TECHNICIAN.mechanic,
		at: at('09:40'),
		reason: ' 忘记打卡 ',
		...overrides
	});
const stints = () => theOperation(book.state).stints;

describe('a forgotten clock-off', () => {
	it('is set to when it was, and carries its mark', () => {
		const { events } = book.must(correct());

		expect(events).toMatchObject([
			{
				type: 'ClockOffCorrected',
				from: at('09:00'),
				to: at('09:40'),
				was: null,
				reason: '忘记打卡'
			}
		]);
		expect(stints()[0]).toMatchObject({
			to: at('09:40'),
			corrected: { was: null, at: at('10:00'), by: personId('dispatcher') }
		});
		expect(stints()[1]).not.toHaveProperty('corrected');
		expect(theOperation(book.state).state).toBe('running');
	});

	it('of the last one left pauses the work', () => {
		book.must(correct());
		book.must(correct({ technician: TECHNICIAN.slow }));
		expect(theOperation(book.state).state).toBe('paused');
	});

	it('of finished work leaves it finished, and says what stood there', () => {
		book.must((state) => ({ type: 'FinishOperation', ...onOperation(state) }));
		book.must(correct(), { now: at('11:00') });
		expect(theOperation(book.state)).toMatchObject({ state: 'finished', finishedAt: at('10:00') });
		expect(stints()[0]?.corrected?.was).toBe(at('10:00'));
	});

	it('can be taken back', () => {
		const { id } = book.must(correct());
		book.must({ type: 'UndoStep', step: id });
		expect(stints()[0]).toMatchObject({ to: null });
		expect(stints()[0]).not.toHaveProperty('corrected');
	});

	it.each([
		['09:00', null],
		['08:59', 'clock-off/implausible'],
		['10:00', null],
		['10:01', 'clock-off/implausible']
	])('at %s: %s', (time, code) => {
		expect(book.send(correct({ at: at(time) })).refusal?.code ?? null).toBe(code);
	});

	it('never makes a stint longer than it was', () => {
		book.must((state) => ({ type: 'PauseOperation', ...onOperation(state) }));
		const late = book.send(correct({ at: at('10:30') }), { now: at('11:00') });
		expect(late.refusal).toEqual({
			code: 'clock-off/implausible',
			at: at('10:30'),
			earliest: at('09:00'),
			latest: at('10:00')
		});
		expect(book.send(correct({ at: at('10:00') }), { now: at('11:00') }).events).toEqual([]);
	});

	it.each([
		['nobody who worked there', { technician: TECHNICIAN.body }, 'technician/not-clocked-on'],
		['no reason', { reason: '' }, 'reason/missing'],
		['an old screen', { seen: 0 }, 'stale']
	])('is refused for %s', (_, overrides, code) => {
		expect(book.send(correct(overrides)).refusal?.code).toBe(code);
	});

	it('leaves no mark on a wall', () => {
		book.must(correct());
		const [job] = book.state.jobs.values();
		expect(bareJob(job!).operations[0]?.stints[0]).toEqual({
			technician: TECHNICIAN.mechanic,
			bay: BAY.lift1,
			from: at('09:00'),
			to: at('09:40')
		});
	});
});
