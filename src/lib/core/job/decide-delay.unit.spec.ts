import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import {
	after,
	onOperation,
	theJob,
	theOperation,
	when
} from '../../../../tests/support/scenario.ts';
import { bareJob } from '../board/bare-job.ts';
import type { Command } from '../commands.ts';
import { personId } from '../ids.ts';
import { forecastOf } from '../plan/forecast.ts';
import type { WorkshopState } from '../state.ts';
import { toldFinish } from './told-finish.ts';
import type { Operation } from './job.ts';

type Delay = Extract<Command, { type: 'ReportDelay' }>;

const running = (overrides: Partial<Operation> = {}): WorkshopState =>
	aState({
		jobs: [
			aJob({
				place: { bay: aPlan().bay, since: at('09:00') },
				operations: [{ plan: aPlan(), state: 'running', stints: [aStint()], ...overrides }, {}]
			})
		]
	});
const report =
	(overrides: Partial<Delay> = {}) =>
	(state: WorkshopState): Delay => ({
		type: 'ReportDelay',
		...onOperation(state),
		expectedFinish: at('11:30'),
		reason: ' 螺栓锈死 ',
		...overrides
	});
const refusalOf = (state: WorkshopState, overrides: Partial<Delay> = {}, now = at('10:00')) =>
	when(state, report(overrides)(state), { now }).refusal;
const finishAt = (state: WorkshopState, now = at('10:00')) =>
	forecastOf(state, theJob(state), now).operations.get(theOperation(state).id)?.to;

describe('work that will not be done in time', () => {
	it('keeps what was told, by whom and when, and the forecast goes by it', () => {
		const before = running();
		expect(finishAt(before, at('09:30'))).toBe(at('10:00'));
		const state = after(before, [report()], { now: at('09:30') });

		expect(theOperation(state).delay).toEqual({
			expectedFinish: at('11:30'),
			reason: '螺栓锈死',
			at: at('09:30'),
			by: personId('dispatcher')
		});
		expect(finishAt(state, at('09:30'))).toBe(at('11:30'));
		expect(finishAt(state, at('11:45'))).toBe(at('11:45'));
		expect(forecastOf(state, theJob(state), at('09:30')).finishAt).toBeGreaterThan(at('12:00'));
	});

	it('goes by the latest that was told, earlier ones too', () => {
		const state = after(running(), [report(), report({ expectedFinish: at('10:30') })]);
		expect(finishAt(state)).toBe(at('10:30'));
		expect(when(state, report({ expectedFinish: at('10:30') })(state)).events).toEqual([]);
	});

	it('holds through a pause, and ends with a stoppage, a new plan or the finish', () => {
		const told = after(running(), [report()]);
		const paused = after(told, [(s) => ({ type: 'PauseOperation', ...onOperation(s) })]);
		expect(finishAt(paused)).toBe(at('11:30'));

		const now = at('10:10');
		const stopped = after(
			told,
			[
				(s) => ({
					type: 'StopOperation',
					...onOperation(s),
					reason: 'equipment',
					note: '',
					expectedUntil: at('14:00')
				})
			],
			{ now }
		);
		expect(toldFinish(theOperation(stopped))).toBeNull();
		expect(finishAt(stopped, now)).toBe(at('14:00'));
		const finished = after(told, [(s) => ({ type: 'FinishOperation', ...onOperation(s) })]);
		expect(theOperation(finished).delay).toBeNull();
	});

	it('is told of work that is stopped, too', () => {
		const state = running({
			state: 'stopped',
			stints: [aStint({ to: at('09:30') })],
			stoppages: [aStoppage()]
		});
		expect(finishAt(after(state, [report({ expectedFinish: at('15:00') })]))).toBe(at('15:00'));
	});

	it.each([
		['without a reason', running(), { reason: ' ' }, 'reason/missing'],
		['for now', running(), { expectedFinish: at('10:00') }, 'delay/not-ahead'],
		['before anybody began', running({ state: 'open', stints: [] }), {}, 'operation/not-running'],
		[
			'once it is done',
			running({ state: 'finished', stints: [aStint({ to: at('09:50') })] }),
			{},
			'operation/already-finished'
		],
		['by an old screen', running(), { seen: 0 }, 'stale']
	] as const)('is refused %s', (_, state, overrides, code) => {
		expect(refusalOf(state, overrides)?.code).toBe(code);
	});

	it('reaches a wall as a time and no more', () => {
		const [operation] = bareJob(theJob(after(running(), [report()]))).operations;
		expect(operation?.delay).toEqual({
			expectedFinish: at('11:30'),
			reason: '',
			at: at('10:00'),
			by: ''
		});
	});
});
