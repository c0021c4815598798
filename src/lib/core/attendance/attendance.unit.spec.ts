import { describe, expect, it } from 'vitest';
import { BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aJob, aPlan, aStint } from '../../../../tests/builders/a-job.ts';
import { anAbsence, anAttendance, aState } from '../../../../tests/builders/a-state.ts';
import { at, SUNDAY, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { onOperation, theOperation, when } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { commandId, operationId, jobId } from '../ids.ts';
import { conflictsOf } from '../plan/conflicts.ts';
import { loadOf } from '../plan/load.ts';
import type { WorkshopState } from '../state.ts';
import { workingOnDay, shadedStretches } from '../workshop/calendar.ts';
import { dayNumberOf } from '../time/zone.ts';
import type { AttendanceState } from './attendance.ts';
import { overtimeUntil } from './overtime.ts';
import { countHere, presenceOf } from './presence.ts';

const who = TECHNICIAN.mechanic;
const mark = (state: AttendanceState, until?: number): Command => ({
	type: 'MarkAttendance',
	technician: who,
	state,
	...(until === undefined ? {} : { until })
});
const away = ({ absences }: WorkshopState) =>
	[...absences.values()].map(({ from, to }) => ({ from, to })).sort((a, b) => a.from - b.from);
const hours = (state: WorkshopState, date = TODAY) => workingOnDay(state, who, dayNumberOf(date));
const presence = (state: WorkshopState, now: number) =>
	presenceOf(state, now).find(({ technician }) => technician.code === who);
const running = () =>
	aState({
		jobs: [
			aJob({
				operations: [{ state: 'running', stints: [aStint({ technician: who, from: at('09:00') })] }]
			})
		]
	});

describe('marking who is here', () => {
	it.each([
		['late', at('10:00'), [{ from: at('08:00'), to: at('10:00') }]],
		['absent', undefined, [{ from: at('08:00'), to: at('17:30') }]],
		['gone-home', undefined, [{ from: at('09:00'), to: at('17:30') }]],
		['present', undefined, []],
		['overtime', at('19:00'), []]
	] as const)('%s is known at once in the plan', (word, until, expected) => {
		const { state } = when(aState(), mark(word, until), { now: at('09:00') });
		expect(away(state)).toEqual(expected);
		expect(state.attendance.get(who)).toMatchObject({ state: word, date: TODAY });
	});

	it('counts who is late before opening from the opening on', () => {
		const { state } = when(aState(), mark('late', at('10:00')), { now: at('07:30') });
		expect(away(state)).toEqual([{ from: at('08:00'), to: at('10:00') }]);
	});

	it('clocks whoever goes home off, and leaves colleagues on it', () => {
		const alone = when(running(), mark('gone-home'), { now: at('12:00') });
		expect(theOperation(alone.state)).toMatchObject({
			state: 'paused',
			stints: [{ to: at('12:00') }]
		});
		expect(alone.events.find(({ type }) => type === 'OperationPaused')).toMatchObject({
			cause: 'gone-home'
		});
		const job = aJob({
			operations: [
				{
					state: 'running',
					stints: [aStint({ technician: who }), aStint({ technician: TECHNICIAN.slow })]
				}
			]
		});
		const shared = when(aState({ jobs: [job] }), mark('gone-home'), { now: at('12:00') });
		expect(theOperation(shared.state)).toMatchObject({
			state: 'running',
			stints: [{ to: at('12:00') }, { to: null }]
		});
	});

	it('takes nothing away from what was worked before somebody was marked absent', () => {
		const { state } = when(running(), mark('absent'), { now: at('11:00') });
		expect(away(state)).toEqual([{ from: at('11:00'), to: at('17:30') }]);
	});

	it('shows as a conflict on what was planned, and in the load', () => {
		const plan = aPlan({ start: at('14:00'), end: at('15:00'), technicians: [who] });
		const before = aState({ jobs: [aJob({ operations: [{ plan }] })] });
		const { state } = when(before, mark('gone-home'), { now: at('12:00') });
		const { bay, technicians, start, minutes } = plan;
		const placement = {
			job: jobId('J1'),
			operation: operationId(jobId('J1'), 1),
			...{ bay, technicians, start, minutes }
		};
		expect(conflictsOf(before, placement, at('12:00'))).toEqual([]);
		expect(conflictsOf(state, placement, at('12:00'))).toMatchObject([{ code: 'absent' }]);
		const left = (one: WorkshopState) =>
			loadOf(one, { date: TODAY }, at('12:00')).technicians.find(({ key }) => key === who)?.left;
		expect([left(before), left(state)]).toEqual([270, 0]);
	});

	it('ends an absence when somebody comes after all, and keeps what was', () => {
		const absent = when(aState(), mark('absent'), { now: at('08:10') }).state;
		const { state } = when(absent, mark('present'), { now: at('09:30'), command: commandId('c2') });
		expect(away(state)).toEqual([{ from: at('08:00'), to: at('09:30') }]);
		expect(hours(state)[0]?.from).toBe(at('09:30'));
	});

	it('corrects absent to late, and leaves the rest of a longer leave', () => {
		const leave = anAbsence({ from: at('08:00'), to: at('17:30', TOMORROW) });
		const { state } = when(aState({ absences: [leave] }), mark('late', at('10:00')), {
			now: at('08:30')
		});
		expect(away(state)).toEqual([
			{ from: at('08:00'), to: at('10:00') },
			{ from: at('00:00', TOMORROW), to: at('17:30', TOMORROW) }
		]);
		const none = when(aState({ absences: [leave] }), mark('absent'), { now: at('08:30') });
		expect(away(none.state)).toHaveLength(1);
	});

	it.each([
		['late', undefined],
		['late', at('09:00')],
		['late', at('08:59')],
		['late', at('00:01', TOMORROW)],
		['overtime', undefined],
		['overtime', at('17:30')],
		['overtime', at('00:01', TOMORROW)]
	] as const)('refuses %s until %s', (word, until) => {
		expect(when(aState(), mark(word, until), { now: at('09:00') }).refusal).toEqual({
			code: 'attendance/wrong-time',
			technician: who,
			until: until ?? null
		});
	});

	it('takes the same again as no news, and knows its people', () => {
		const once = when(aState(), mark('absent'), { now: at('09:00') }).state;
		expect(when(once, mark('absent'), { now: at('09:05') }).events).toEqual([]);
		const nobody = { ...mark('absent'), technician: 'T999' } as Command;
		expect(when(aState(), nobody).refusal).toMatchObject({ code: 'technician/unknown' });
	});
});

describe('a mark that is taken back', () => {
	it('leaves everything as it was: the work, the absence, the mark before', () => {
		const book = new Logbook();
		book.must(anImport());
		book.must((state) => ({
			type: 'StartOperation',
			...onOperation(state),
			bay: BAY.lift1,
			technicians: [who],
			reason: '急'
		}));
		book.must(mark('overtime', at('19:00')));
		const step = book.must(mark('gone-home'), { now: at('11:00') });
		book.must({ type: 'UndoStep', step: step.id }, { now: at('11:05') });
		expect(theOperation(book.state)).toMatchObject({ state: 'running', stints: [{ to: null }] });
		expect(book.state.absences.size).toBe(0);
		expect(book.state.attendance.get(who)).toMatchObject({ state: 'overtime' });
	});

	it('is not, once another mark was made upon it', () => {
		const book = new Logbook();
		const step = book.must(mark('late', at('11:00')));
		book.must(mark('present'), { now: at('10:30') });
		expect(book.send({ type: 'UndoStep', step: step.id }).refusal).toMatchObject({
			code: 'undo/built-upon'
		});
	});

	it('is gone where there was none before', () => {
		const book = new Logbook();
		const step = book.must(mark('absent'));
		book.must({ type: 'UndoStep', step: step.id });
		expect([book.state.attendance.size, book.state.absences.size]).toEqual([0, 0]);
	});
});

describe('overtime', () => {
	const late = aState({ attendance: [anAttendance()] });

	it('lengthens the day of that person, and of nobody else', () => {
		expect(hours(late).at(-1)).toEqual({ from: at('17:30'), to: at('19:30') });
		expect(hours(late, TOMORROW).at(-1)?.to).toBe(at('17:30', TOMORROW));
		expect(workingOnDay(late, TECHNICIAN.slow, dayNumberOf(TODAY)).at(-1)?.to).toBe(at('17:30'));
		expect(overtimeUntil(late, TODAY)).toBe(at('19:30'));
		expect(overtimeUntil(late, TOMORROW)).toBeNull();
	});

	it('leaves no shade on the row until it ends', () => {
		const whole = { from: at('13:00'), to: at('23:00') };
		expect(shadedStretches(late, who, whole)).toEqual([
			{ from: at('19:30'), to: at('23:00'), why: 'closed', reason: '' }
		]);
	});

	it.each([
		['17:45', 60, []],
		['18:45', 60, ['closed-hours']]
	])('lets work begin at %s for %i minutes', (start, minutes, codes) => {
		const state = aState({ attendance: [anAttendance()], jobs: [aJob()] });
		const placement = {
			job: jobId('J1'),
			operation: operationId(jobId('J1'), 1),
			bay: aPlan().bay,
			technicians: [who],
			start: at(start),
			minutes
		};
		const found = conflictsOf(state, placement, at('10:00')).map(({ code }) => code);
		expect(found).toEqual(codes);
	});

	it('begins now on a day off, and ends when they go home', () => {
		const { state } = when(aState(), mark('overtime', at('12:00', SUNDAY)), {
			now: at('09:00', SUNDAY)
		});
		expect(hours(state, SUNDAY)).toEqual([{ from: at('09:00', SUNDAY), to: at('12:00', SUNDAY) }]);
		const home = when(state, mark('gone-home'), { now: at('10:00', SUNDAY) }).state;
		expect(hours(home, SUNDAY)).toEqual([]);
	});
});

describe('who is here now', () => {
	it.each([
		['07:59', 'off', at('08:00')],
		['08:00', 'here', at('12:00')],
		['12:00', 'break', at('13:00')],
		['17:29', 'here', at('17:30')],
		['17:30', 'off', null]
	])('at %s: %s', (now, where, until) => {
		expect(presence(aState(), at(now))).toMatchObject({ where, until, mark: null });
	});

	it('tells who is away, until when, and what was marked', () => {
		const { state } = when(aState(), mark('late', at('10:00')), { now: at('08:30') });
		expect(presence(state, at('09:59'))).toMatchObject({
			where: 'away',
			mark: 'late',
			until: at('10:00')
		});
		expect(presence(state, at('10:00'))?.where).toBe('here');
		expect(countHere(presenceOf(state, at('09:00')))).toBe(6);
		expect(presence(state, at('09:00', TOMORROW))?.mark).toBeNull();
	});

	it('follows a mark at once on a screen whose clock is a moment behind', () => {
		const { state } = when(aState(), mark('gone-home'), { now: at('11:00') });
		expect(presence(state, at('11:00') - 10_000)).toMatchObject({ where: 'away' });
	});

	it('tells how long whoever works overtime stays', () => {
		const state = aState({ attendance: [anAttendance()] });
		expect(presence(state, at('10:30'))).toMatchObject({ where: 'here', until: at('19:30') });
	});

	it('takes whoever is clocked on as here', () => {
		const state = { ...running(), absences: aState({ absences: [anAbsence()] }).absences };
		expect(presence(state, at('10:00'))).toMatchObject({ where: 'here', on: [{}] });
	});
});
