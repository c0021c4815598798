import { describe, expect, it } from 'vitest';
import { aJob, aPlan, aPromise, aStint, aStoppage } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { additionId, noteId, operationId, personId, skillCode } from '../ids.ts';
import type { CallResult, FollowUp } from '../follow-up/follow-up.ts';
import type { Addition, Job } from '../job/job.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS, type Instant } from '../time/instant.ts';
import { canBeRecorded, dutiesOf, dutiesOfJob } from './duties.ts';
import type { DutyKind } from './duty-kind.ts';
import { idOf } from './duty-record.ts';

const dutiesAt = (job: Job, now: Instant) => dutiesOfJob(aState({ jobs: [job] }), job, { now });
const kindsAt = (job: Job, now: Instant): readonly DutyKind[] =>
	dutiesAt(job, now).map(({ kind }) => kind);
/** The duty of that kind, or undefined. */
const dutyAt = (kind: DutyKind, job: Job, now: Instant) =>
	dutiesAt(job, now).find((duty) => duty.kind === kind);

/** A car that was booked yesterday and came at nine. */
const came = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
	aJob({ openedAt: at('08:00') - DAY_MS, arrivedAt: at('09:00'), ...overrides });

/** Work of so many minutes since nine, with a promise far away. */
const working = (minutes: number, overrides: Parameters<typeof aJob>[0] = {}): Job =>
	aJob({
		promises: [aPromise(at('17:00'))],
		operations: [{ plan: aPlan({ minutes }), state: 'running', stints: [aStint()] }],
		...overrides
	});

describe('D2: a booked customer is reminded', () => {
	const booked = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
		aJob({
			openedAt: at('08:00') - 3 * DAY_MS,
			arrivedAt: null,
			appointmentAt: at('14:00', TOMORROW),
			...overrides
		});

	it.each<[string, Instant, boolean]>([
		['a day and a second before', at('14:00') - SECOND_MS, false],
		['a day before', at('14:00'), true],
		['half a day before', at('02:00', TOMORROW), true],
		['a second before the time', at('14:00', TOMORROW) - SECOND_MS, true],
		['at the time', at('14:00', TOMORROW), false]
	])('%s', (_when, now, isDue) => {
		expect(kindsAt(booked(), now).includes('remind')).toBe(isDue);
	});

	it('has to be done half a day before', () => {
		expect(dutyAt('remind', booked(), at('20:00'))?.dueAt).toBe(at('02:00', TOMORROW));
	});

	it('is not asked of somebody who booked within half a day', () => {
		const openedAt = at('02:00', TOMORROW);
		expect(kindsAt(booked({ openedAt }), at('08:00', TOMORROW))).toContain('remind');
		expect(kindsAt(booked({ openedAt: openedAt + 1 }), at('08:00', TOMORROW))).toEqual([]);
	});

	it('comes again for another time', () => {
		const first = dutyAt('remind', booked(), at('20:00'));
		const moved = booked({ appointmentAt: at('15:00', TOMORROW) });
		expect(dutyAt('remind', moved, at('20:00'))?.id).not.toBe(first?.id);
	});
});

describe('D3: a car is handed into the workshop', () => {
	it('within ten minutes of its coming', () => {
		expect(dutyAt('hand-in', came(), at('09:05'))).toMatchObject({
			since: at('09:00'),
			dueAt: at('09:10'),
			roles: ['dispatcher']
		});
	});

	it.each([
		['at ten minutes', 10 * MINUTE_MS, false],
		['a second later', 10 * MINUTE_MS + SECOND_MS, true]
	])('is overdue after ten minutes: %s', (_when, age, isOverdue) => {
		const now = at('09:00') + age;
		expect(dutyAt('hand-in', came(), now)!.dueAt < now).toBe(isOverdue);
	});

	it('also when its visit was opened at the counter, and not when an import found it here', () => {
		expect(kindsAt(aJob(), at('09:00'))).toContain('hand-in');
		expect(kindsAt(aJob({ openedAt: at('08:01') }), at('09:00'))).not.toContain('hand-in');
	});

	it('is over when the tap says so, or when work begins', () => {
		expect(kindsAt(came({ handedInAt: at('09:06') }), at('09:30'))).not.toContain('hand-in');
		expect(kindsAt(working(60), at('09:30'))).not.toContain('hand-in');
	});
});

describe('D5: progress is asked for', () => {
	it.each<[string, number, { asked: boolean; overdue: boolean }]>([
		['69 %', 69, { asked: false, overdue: false }],
		['70 %', 70, { asked: true, overdue: false }],
		['80 %', 80, { asked: true, overdue: false }],
		['81 %', 81, { asked: true, overdue: true }]
	])('at %s of the time', (_share, minutes, { asked, overdue }) => {
		const now = at('09:00') + minutes * MINUTE_MS;
		const duty = dutyAt('ask-progress', working(100), now);
		expect(duty !== undefined).toBe(asked);
		expect(duty !== undefined && duty.dueAt < now).toBe(overdue);
	});

	it('by clocked minutes: what was worked before a pause counts, the pause does not', () => {
		const stints = [
			aStint({ from: at('09:00'), to: at('09:40') }),
			aStint({ from: at('10:30'), to: null })
		];
		const job = working(100, {
			operations: [{ plan: aPlan({ minutes: 100 }), state: 'running', stints }]
		});
		expect(dutyAt('ask-progress', job, at('10:59'))).toBeUndefined();
		expect(dutyAt('ask-progress', job, at('11:00'))).toMatchObject({
			since: at('11:00'),
			dueAt: at('11:10'),
			why: { worked: 70, length: 100 }
		});
	});

	it.each(['paused', 'stopped', 'finished'] as const)('is not, of work that is %s', (state) => {
		const job = working(60, { operations: [{ plan: aPlan(), state, stints: [aStint()] }] });
		expect(kindsAt(job, at('09:45'))).not.toContain('ask-progress');
	});

	it('does not come back once asked, but for the next operation it comes', () => {
		const asked = idOf('ask-progress', operationId(aJob().id, 1));
		const duties = [
			{
				id: asked,
				kind: 'ask-progress',
				standing: 'done',
				at: at('10:12'),
				by: personId('p'),
				name: noteId('n'),
				said: null
			}
		] as const;
		expect(kindsAt(working(100, { duties }), at('10:20'))).not.toContain('ask-progress');
		const next = working(100, {
			duties,
			operations: [
				{ state: 'finished', finishedAt: at('08:50') },
				{ plan: aPlan({ minutes: 100 }), state: 'running', stints: [aStint()] }
			]
		});
		expect(kindsAt(next, at('10:20'))).toContain('ask-progress');
	});
});

describe('D6: who will not finish in time says so', () => {
	const late = (promisedAt: Instant): Job => working(120, { promises: [aPromise(promisedAt)] });

	it('half an hour before a promise of today', () => {
		expect(dutyAt('say-late', late(at('10:30')), at('09:30'))).toMatchObject({
			dueAt: at('10:00'),
			roles: ['technician', 'leader', 'supervisor', 'advisor'],
			why: { promisedAt: at('10:30'), forecastAt: at('11:00') }
		});
	});

	it('before the day of a later promise begins', () => {
		const parts = { partsDueAt: at('16:00', TOMORROW) };
		const job = working(60, {
			promises: [aPromise(at('12:00', TOMORROW))],
			operations: [{ state: 'paused', stints: [aStint({ to: at('09:10') })], ...parts }]
		});
		expect(dutyAt('say-late', job, at('09:30'))?.dueAt).toBe(at('00:00', TOMORROW));
	});

	it('is over once they said so, and begins anew with another promise', () => {
		const delay = {
			expectedFinish: at('11:00'),
			reason: '拆检困难',
			at: at('09:40'),
			by: personId('T001')
		};
		const job = working(120, {
			promises: [aPromise(at('10:30'))],
			operations: [{ plan: aPlan(), state: 'running', stints: [aStint()], delay }]
		});
		expect(kindsAt(job, at('09:50'))).not.toContain('say-late');
		const promises = [...job.promises, aPromise(at('10:45'), { givenAt: at('09:45') })];
		expect(kindsAt({ ...job, promises }, at('09:50'))).toContain('say-late');
	});

	it('is none where the promise will be kept, and none before work began', () => {
		expect(kindsAt(late(at('11:00')), at('09:30'))).not.toContain('say-late');
		const open = aJob({ promises: [aPromise(at('08:30'))] });
		expect(kindsAt(open, at('09:30'))).not.toContain('say-late');
	});
});

const anAddition = (overrides: Partial<Addition> = {}): Addition => ({
	id: additionId('A1'),
	reportedAt: at('09:40'),
	reportedBy: personId('T001'),
	technician: null,
	trade: 'mechanical',
	skill: skillCode('M1'),
	standardMinutes: 40,
	needsParts: false,
	answer: null,
	becomes: null,
	offered: null,
	acknowledgedAt: null,
	photos: [],
	...overrides
});
const APPROVED = { kind: 'approved', at: at('09:50'), by: personId('advisor') } as const;

describe('D7: additional work', () => {
	it('is asked of the customer at once', () => {
		expect(
			dutyAt('ask-addition', working(60, { additions: [anAddition()] }), at('09:40'))
		).toMatchObject({ dueAt: at('09:40'), roles: ['advisor'] });
	});

	it('is seen by the workshop at once when it was approved, and not when it was declined', () => {
		const becomes = operationId(aJob().id, 1);
		const approved = working(60, { additions: [anAddition({ answer: APPROVED, becomes })] });
		expect(kindsAt(approved, at('09:50'))).toContain('see-addition');
		expect(kindsAt(approved, at('09:50'))).not.toContain('ask-addition');
		const declined = anAddition({ answer: { ...APPROVED, kind: 'declined' } });
		expect(kindsAt(working(60, { additions: [declined] }), at('09:40'))).toEqual([]);
	});
});

describe('D8: missing parts', () => {
	const stopped = (overrides: object = {}): Job =>
		working(60, {
			operations: [
				{
					state: 'stopped',
					stints: [aStint({ to: at('09:30') })],
					stoppages: [aStoppage()],
					...overrides
				}
			]
		});

	it('are ordered at once by the parts people', () => {
		expect(dutyAt('order-parts', stopped(), at('09:30'))).toMatchObject({
			dueAt: at('09:30'),
			roles: ['parts']
		});
		expect(kindsAt(stopped({ partsDueAt: at('15:00') }), at('09:30'))).toEqual([]);
	});

	it('of approved additional work are ordered, too', () => {
		const becomes = operationId(aJob().id, 1);
		const additions = [anAddition({ answer: APPROVED, becomes, needsParts: true })];
		expect(kindsAt(aJob({ additions }), at('10:00'))).toContain('order-parts');
	});

	it('are chased from the moment they were due', () => {
		const job = stopped({ partsDueAt: at('11:00') });
		expect(kindsAt(job, at('11:00') - 1)).not.toContain('chase-parts');
		expect(kindsAt(job, at('11:00'))).toContain('chase-parts');
	});

	it('that came are told to advisor and dispatcher, until the work goes on', () => {
		const here = stopped({ partsDueAt: at('11:00'), partsArrivedAt: at('10:40') });
		const told = dutiesAt(here, at('10:40')).filter(({ kind }) => kind === 'parts-here');
		expect(told.map(({ roles }) => roles)).toEqual([['advisor'], ['dispatcher']]);
		expect(new Set(told.map(({ id }) => id)).size).toBe(2);
		const goesOn = working(60, {
			operations: [
				{ state: 'running', stints: [aStint({ from: at('10:50') })], partsArrivedAt: at('10:40') }
			]
		});
		expect(kindsAt(goesOn, at('10:55'))).not.toContain('parts-here');
	});
});

describe('D11: the customer is told', () => {
	const promise = at('12:00');
	const onTime = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
		working(100, { promises: [aPromise(promise)], ...overrides });

	it.each([
		[61, false],
		[60, true],
		[59, true]
	])('that it will be ready, %i minutes before the promise', (minutes, isDue) => {
		const now = promise - minutes * MINUTE_MS;
		expect(
			kindsAt(
				onTime({
					operations: [{ state: 'running', plan: aPlan({ minutes: 170 }), stints: [aStint()] }]
				}),
				now
			).includes('tell-ready')
		).toBe(isDue);
	});

	it.each<[string, number, number]>([
		['an hour ahead for a visit of two days', 2 * DAY_MS, HOUR_MS],
		['four hours ahead for a longer one', 2 * DAY_MS + 1, 4 * HOUR_MS]
	])('%s', (_what, stay, ahead) => {
		const job = onTime({ openedAt: promise - stay, arrivedAt: promise - stay });
		expect(dutyAt('tell-ready', job, promise - ahead)?.dueAt).toBe(promise - ahead);
		expect(dutyAt('tell-ready', job, promise - ahead - 1)).toBeUndefined();
	});

	const ready = (finishedAt: Instant, overrides: Parameters<typeof aJob>[0] = {}): Job =>
		aJob({
			operations: [{ state: 'finished', finishedAt }],
			promises: [aPromise(promise)],
			...overrides
		});

	it('as soon as the car is ready, with time until an hour before the promise', () => {
		expect(dutyAt('tell-ready', ready(at('09:30')), at('09:30'))).toMatchObject({
			since: at('09:30'),
			dueAt: at('11:00'),
			why: { readyAt: at('09:30') }
		});
		expect(dutyAt('tell-ready', ready(at('12:30')), at('12:30'))?.why).toMatchObject({
			readyAt: at('12:30')
		});
		expect(dutyAt('tell-ready', ready(at('09:30'), { promises: [] }), at('09:30'))?.dueAt).toBe(
			at('09:30')
		);
	});

	it('no more once the bill is settled', () => {
		expect(kindsAt(ready(at('09:30'), { settledAt: at('09:40') }), at('10:00'))).not.toContain(
			'tell-ready'
		);
	});

	it('of a delay, no later than an hour before the promise, and then not that it is ready', () => {
		const job = working(240, { promises: [aPromise(promise)] });
		expect(kindsAt(job, at('10:00'))).toContain('tell-delay');
		expect(kindsAt(job, at('11:30'))).not.toContain('tell-ready');
		expect(dutyAt('tell-delay', job, at('10:00'))).toMatchObject({
			dueAt: at('11:00'),
			why: { promisedAt: promise, forecastAt: at('13:00') }
		});
	});

	it('is overdue 59 minutes before, not 60 nor 61', () => {
		const job = working(240, { promises: [aPromise(promise)] });
		const overdue = [61, 60, 59].map((minutes) => {
			const now = promise - minutes * MINUTE_MS;
			return dutyAt('tell-delay', job, now)!.dueAt < now;
		});
		expect(overdue).toEqual([false, false, true]);
	});

	it('of a delay once for a promise, and again for a moved one', () => {
		const told = {
			id: idOf('tell-delay', String(promise)),
			kind: 'tell-delay',
			standing: 'done',
			at: at('10:00'),
			by: personId('p'),
			name: noteId('n'),
			said: null
		} as const;
		const job = working(300, { promises: [aPromise(promise)], duties: [told] });
		expect(kindsAt(job, at('10:10'))).not.toContain('tell-delay');
		const moved = {
			...job,
			promises: [...job.promises, aPromise(at('13:00'), { givenAt: at('10:05') })]
		};
		expect(kindsAt(moved, at('10:10'))).toContain('tell-delay');
	});
});

describe('D12: what should leave today', () => {
	const service = (overrides: Parameters<typeof aJob>[0] = {}): Job =>
		aJob({ category: '定期保养', ...overrides });

	it('is listed in the last hour, until closing', () => {
		expect(kindsAt(service(), at('16:30') - 1)).not.toContain('clear-today');
		expect(dutyAt('clear-today', service(), at('16:30'))).toMatchObject({
			dueAt: at('17:30'),
			roles: ['dispatcher']
		});
	});

	it('is nothing that takes longer, and nothing that is done', () => {
		expect(kindsAt(aJob(), at('17:00'))).not.toContain('clear-today');
		const done = service({ operations: [{ state: 'finished', finishedAt: at('16:00') }] });
		expect(kindsAt(done, at('17:00'))).not.toContain('clear-today');
	});

	it('is done where it was decided at the guided closing that the car stays', () => {
		const carryOver = { reason: 'parts', at: at('16:40'), by: personId('p') } as const;
		expect(kindsAt(service({ carryOver }), at('17:00'))).not.toContain('clear-today');
		expect(canBeRecorded({ kind: 'clear-today' })).toBe(false);
	});
});

describe('D13: delivered customers are called', () => {
	const VISIT = aJob().id;
	const DELIVERED = at('15:00');
	const aFollowUp = (overrides: Partial<FollowUp> = {}): FollowUp => ({
		visit: VISIT,
		version: 1,
		vehicle: aJob().vehicle,
		customer: aJob().customer,
		advisor: aJob().advisor,
		category: '一般维修',
		deliveredAt: DELIVERED,
		calls: [],
		complaint: null,
		comeback: null,
		taken: [],
		...overrides
	});
	const called = (result: CallResult, time: Instant) =>
		({ at: time, by: personId('p'), result, note: null }) as const;
	const afterwards = (followUp: FollowUp, now: Instant) =>
		dutiesOf({ ...aState(), followUps: new Map([[VISIT, followUp]]) }, { now });

	it.each([
		['a moment before three days are over', 3 * DAY_MS - 1, false],
		['at three days', 3 * DAY_MS, false],
		['a moment later', 3 * DAY_MS + 1, true]
	])('within three days: %s', (_when, age, isOverdue) => {
		const now = DELIVERED + age;
		const [duty] = afterwards(aFollowUp(), now);
		expect(duty).toMatchObject({ kind: 'follow-up', job: VISIT, why: { nth: 1 } });
		expect(duty!.dueAt < now).toBe(isOverdue);
		expect(duty!.roles).toEqual(['followup', 'advisor']);
	});

	it.each([
		['at seven days', 7 * DAY_MS, false],
		['a moment later', 7 * DAY_MS + 1, true]
	])('and again within seven days after that: %s', (_when, age, isOverdue) => {
		const rung = DELIVERED + DAY_MS;
		const [duty] = afterwards(aFollowUp({ calls: [called('satisfied', rung)] }), rung + age);
		expect(duty).toMatchObject({ id: 'follow-up:2', since: rung, why: { nth: 2 } });
		expect(duty!.dueAt < rung + age).toBe(isOverdue);
	});

	it('a call that nobody answered is not one of the two; after two the list is empty', () => {
		const rung = DELIVERED + DAY_MS;
		const missed = aFollowUp({ calls: [called('unreached', rung)] });
		expect(afterwards(missed, rung + 1)).toMatchObject([{ id: 'follow-up:1' }]);
		const both = aFollowUp({ calls: [called('satisfied', rung), called('satisfied', rung + 1)] });
		expect(afterwards(both, rung + 2)).toEqual([]);
	});

	it('a complaint is the service manager’s, at once, until it is settled', () => {
		const rung = DELIVERED + DAY_MS;
		const complaint = {
			kind: 'complaint',
			at: rung,
			settledAt: null,
			settledBy: null,
			note: null
		} as const;
		const list = afterwards(aFollowUp({ calls: [called('complaint', rung)], complaint }), rung + 1);
		expect(list.find(({ kind }) => kind === 'settle-complaint')).toMatchObject({
			dueAt: rung,
			roles: ['manager'],
			why: { what: 'complaint' }
		});
		const settled = aFollowUp({ complaint: { ...complaint, settledAt: rung + 1 } });
		expect(afterwards(settled, rung + 2).map(({ kind }) => kind)).toEqual(['follow-up']);
	});

	it('and only they', () => {
		const end = { how: 'cancelled', at: at('15:00'), reason: 'x' } as const;
		expect(kindsAt(aJob({ end }), at('16:00'))).toEqual([]);
	});
});

describe('D15: whoever leaves a car is told a time', () => {
	it('at once, while none was promised', () => {
		expect(dutyAt('give-promise', aJob(), at('08:00'))).toMatchObject({ dueAt: at('08:00') });
		expect(kindsAt(aJob({ promises: [aPromise(at('15:00'))] }), at('08:05'))).not.toContain(
			'give-promise'
		);
	});
});

describe('D16: tomorrow is planned before today ends', () => {
	const dayAt = (jobs: readonly Job[], now: Instant) =>
		dutiesOf(aState({ jobs }), { now }).filter(({ kind }) => kind === 'plan-tomorrow');

	it('in the last hour, while a car has work that nobody is planned for', () => {
		expect(dayAt([aJob()], at('16:30') - 1)).toEqual([]);
		expect(dayAt([aJob()], at('16:30'))).toMatchObject([
			{ job: null, id: `plan-tomorrow:${TODAY}`, dueAt: at('17:30'), why: { cars: 1 } }
		]);
		expect(dayAt([aJob({ operations: [{ plan: aPlan() }] })], at('17:00'))).toEqual([]);
	});

	it('asks about cars that are here or due tomorrow, and not about later ones', () => {
		const booked = (day: number): Job =>
			aJob({ arrivedAt: null, expectedAt: at('09:00') + day * DAY_MS });
		expect(dayAt([booked(1)], at('17:00'))).toMatchObject([{ why: { cars: 1 } }]);
		expect(dayAt([booked(2)], at('17:00'))).toEqual([]);
	});
});

describe('the list', () => {
	it('has the earliest due first', () => {
		const jobs = [came(), working(240, { promises: [aPromise(at('12:00'))] })];
		const due = dutiesOf(aState({ jobs: [jobs[0]!, { ...jobs[1]!, id: 'J2' as Job['id'] }] }), {
			now: at('10:00'),
			roles: new Set(['advisor'])
		}).map(({ dueAt }) => dueAt);
		expect(due).toEqual([...due].sort((a, b) => a - b));
		expect(due.length).toBeGreaterThan(1);
	});

	it('asks the rules of the given roles only', () => {
		const job = came();
		const of = (role: 'advisor' | 'dispatcher') =>
			dutiesOfJob(aState({ jobs: [job] }), job, { now: at('09:30'), roles: new Set([role]) });
		expect(of('dispatcher').map(({ kind }) => kind)).toEqual(['hand-in']);
		expect(of('advisor').map(({ kind }) => kind)).toEqual(['meet', 'give-promise']);
	});

	it('lets those end by a tap that are not ended by the act itself', () => {
		expect(canBeRecorded({ kind: 'tell-ready' })).toBe(true);
		expect(canBeRecorded({ kind: 'give-promise' })).toBe(false);
	});
});
