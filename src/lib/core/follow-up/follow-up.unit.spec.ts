import { describe, expect, it } from 'vitest';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport, anOrder } from '../../../../tests/builders/an-order.ts';
import { aJob } from '../../../../tests/builders/a-job.ts';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import { after, theJob, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { commandId, jobId, personId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS } from '../time/instant.ts';
import { callsDue, FIRST_CALL_MS, OVERDUE_KEPT_MS, SECOND_CALL_MS } from './due.ts';
import type { CallResult } from './follow-up.ts';

const VISIT = jobId('J1');
const DELIVERED = at('16:00');
const CLOSE: Command = { type: 'CloseDay' };

/** One car delivered today, and its day closed. */
const delivered = (): WorkshopState =>
	after(
		aState({ jobs: [aJob({ end: { how: 'delivered', at: DELIVERED, reason: '' } })] }),
		[CLOSE],
		{ now: at('17:30') }
	);
const call = (result: CallResult, note = ''): Command => ({
	type: 'RecordFollowUp',
	visit: VISIT,
	result,
	note
});
const settle = (note = '已换件'): Command => ({ type: 'SettleComplaint', visit: VISIT, note });
const due = ({ followUps }: WorkshopState, now: number) => callsDue(followUps, now)[0];
const closedAt = (state: WorkshopState, now: number) => after(state, [CLOSE], { now }).followUps;

describe('following up', () => {
	it('begins when the day of the delivery is closed', () => {
		expect(delivered().followUps.get(VISIT)).toMatchObject({
			deliveredAt: DELIVERED,
			calls: [],
			complaint: null
		});
		expect(delivered().jobs.size).toBe(0);
	});

	it('begins with the hand-over itself, and the closing of the day adds nothing', () => {
		const ready = aJob({
			operations: [{ state: 'finished', finishedAt: at('15:30') }],
			settledAt: at('15:40')
		});
		const deliver: Command = { type: 'DeliverJob', job: VISIT };
		const state = when(aState({ jobs: [ready] }), deliver, { now: DELIVERED }).state;
		expect(state.followUps.get(VISIT)).toMatchObject({ deliveredAt: DELIVERED, calls: [] });
		const called = when(state, call('satisfied'), { now: at('16:30') }).state;
		expect(closedAt(called, at('17:30')).get(VISIT)?.calls).toHaveLength(1);
	});

	it('rings nobody whose visit came to nothing', () => {
		const jobs = [aJob({ end: { how: 'no-show', at: DELIVERED, reason: '' } })];
		expect(after(aState({ jobs }), [CLOSE]).followUps.size).toBe(0);
	});

	it.each([
		[FIRST_CALL_MS, false],
		[FIRST_CALL_MS + 1, true]
	])('has the first call due within three days: after %i ms overdue %s', (age, isOverdue) => {
		expect(due(delivered(), DELIVERED + age)).toMatchObject({
			nth: 1,
			dueAt: DELIVERED + 3 * DAY_MS,
			isOverdue
		});
	});

	it.each([
		[SECOND_CALL_MS, false],
		[SECOND_CALL_MS + 1, true]
	])('has the second due within seven days of the first: after %i ms %s', (age, isOverdue) => {
		const rung = at('10:00', TOMORROW);
		const state = when(delivered(), call('satisfied'), { now: rung }).state;
		expect(due(state, rung + age)).toMatchObject({ nth: 2, dueAt: rung + 7 * DAY_MS, isOverdue });
	});

	it('counts no call that reached nobody', () => {
		const state = after(delivered(), [call('unreached'), call('unreached')], {
			now: at('10:00', TOMORROW)
		});
		expect(due(state, at('11:00', TOMORROW))).toMatchObject({
			nth: 1,
			tries: 2,
			dueAt: DELIVERED + 3 * DAY_MS
		});
	});

	it('is finished after two calls, and leaves the list with the day', () => {
		const state = after(delivered(), [call('satisfied'), call('satisfied')], {
			now: at('10:00', TOMORROW)
		});
		expect(due(state, at('11:00', TOMORROW))).toBeUndefined();
		expect(when(state, call('satisfied')).refusal).toEqual({
			code: 'follow-up/finished',
			visit: VISIT
		});
		expect(closedAt(state, at('17:30', TOMORROW)).size).toBe(0);
	});

	it.each([
		[FIRST_CALL_MS + OVERDUE_KEPT_MS, 1],
		[FIRST_CALL_MS + OVERDUE_KEPT_MS + 1, 0]
	])('leaves the list after its time: after %i ms %i left', (age, left) => {
		expect(closedAt(delivered(), DELIVERED + age).size).toBe(left);
	});

	it('knows whom it is about', () => {
		const wish: Command = {
			type: 'RecordFollowUp',
			visit: jobId('J9'),
			result: 'satisfied',
			note: ''
		};
		expect(when(delivered(), wish).refusal).toEqual({ code: 'follow-up/unknown', visit: 'J9' });
		const other: Command = { type: 'SettleComplaint', visit: jobId('J9'), note: 'x' };
		expect(when(delivered(), other).refusal).toEqual({ code: 'follow-up/unknown', visit: 'J9' });
	});
});

describe('a complaint', () => {
	const complained = () =>
		when(delivered(), call('complaint', '有异响'), {
			now: at('10:00', TOMORROW),
			command: commandId('c7')
		}).state;

	it('needs what it is about, in the register and not in the log', () => {
		expect(when(delivered(), call('complaint')).refusal).toEqual({
			code: 'reason/missing',
			why: 'complaint'
		});
		const { state, events } = when(delivered(), call('complaint', ' 有异响 '), {
			command: commandId('c7')
		});
		expect(JSON.stringify(events)).not.toContain('异响');
		expect(state.registers.note.get('c7')).toMatchObject({ job: VISIT, text: '有异响' });
	});

	it('stays flagged until the manager has settled it, however long that takes', () => {
		const state = complained();
		expect(due(state, at('11:00', TOMORROW))).toMatchObject({ isFlagged: true, nth: 2 });
		const later = at('17:30', '2026-12-31');
		expect(closedAt(state, later).size).toBe(1);
		const settled = when(state, settle(), {
			now: at('12:00', TOMORROW),
			actor: { id: personId('m'), role: 'manager', name: '赵经理' }
		}).state;
		expect(settled.followUps.get(VISIT)?.complaint).toMatchObject({
			settledAt: at('12:00', TOMORROW),
			settledBy: 'm'
		});
		expect(closedAt(settled, later).size).toBe(0);
	});

	it('is settled once, with a word on how', () => {
		expect(when(complained(), settle(' ')).refusal).toEqual({
			code: 'reason/missing',
			why: 'settled'
		});
		expect(when(delivered(), settle()).refusal).toEqual({
			code: 'follow-up/no-complaint',
			visit: VISIT
		});
	});

	it('may come after both calls', () => {
		const state = after(delivered(), [call('satisfied'), call('satisfied')]);
		expect(when(state, call('comeback', '又漏油')).refusal).toBeNull();
	});
});

describe('a comeback', () => {
	const open: Command = {
		type: 'OpenJob',
		job: jobId('H1'),
		draft: anOrder({ comebackOf: VISIT })
	};

	it('is linked to the old visit both ways, and flagged', () => {
		const state = after(delivered(), [open], { now: at('10:00', TOMORROW) });
		expect(theJob(state).comebackOf).toBe(VISIT);
		expect(state.followUps.get(VISIT)).toMatchObject({
			comeback: 'H1',
			complaint: { kind: 'comeback', settledAt: null }
		});
	});

	it('adds no second flag to the one the call brought', () => {
		const rung = at('09:00', TOMORROW);
		const state = when(delivered(), call('comeback', '又漏油'), { now: rung }).state;
		const opened = after(state, [open], { now: at('10:00', TOMORROW) });
		expect(opened.followUps.get(VISIT)?.complaint?.at).toBe(rung);
	});

	it('may come with an import, and of a visit that is not followed up any more', () => {
		const state = after(aState(), [anImport({ comebackOf: jobId('J-old') })]);
		expect(theJob(state).comebackOf).toBe('J-old');
		expect(theJob(after(aState(), [anImport()])).comebackOf).toBeNull();
	});
});

describe('a customer who is erased', () => {
	it('is not rung any more, and nothing that was said is left', () => {
		const state = when(
			after(aState(), [
				anImport(),
				(now) => ({ type: 'CancelJob', job: theJob(now).id, reason: 'x' })
			]),
			CLOSE
		).state;
		const visit = jobId('J-RO1');
		const known = {
			...state,
			followUps: new Map([[visit, { ...delivered().followUps.get(VISIT)!, visit }]])
		};
		const said = when(
			known,
			{ type: 'RecordFollowUp', visit, result: 'complaint', note: '周婷说有异响' },
			{ command: commandId('c8') }
		).state;
		const erased = when(said, { type: 'ErasePerson', jobs: [visit] }).state;
		expect(erased.followUps.size).toBe(0);
		expect(erased.registers.note.get('c8')?.text).toBe('');
	});
});
