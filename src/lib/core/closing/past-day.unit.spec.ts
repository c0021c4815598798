import { describe, expect, it } from 'vitest';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aLine, anOrder } from '../../../../tests/builders/an-order.ts';
import { at, TODAY, TOMORROW } from '../../../../tests/builders/at.ts';
import { circumstances, recordedAfter } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { decide } from '../decide.ts';
import type { Circumstances } from '../decider.ts';
import { evolve, withRecords } from '../evolve.ts';
import { checkListFor } from '../inspection/check-list.ts';
import { commandId, jobId, operationId, personId, type JobId } from '../ids.ts';
import type { Recorded } from '../job/events.ts';
import { closedDays } from './closed-days.ts';
import { pastDay, visitsOfDay, type PastDay } from './past-day.ts';

const ONE = jobId('J1');
const TWO = jobId('J2');
const board = { id: personId('board'), role: 'board', name: '控工板' } as const;
const supervisor = { id: personId('s'), role: 'supervisor', name: '王主管' } as const;

const SETUP = aSetup();

/** A workshop that keeps its log: what is sent is decided, folded and written down. */
function aLog() {
	let state = aState({ setup: SETUP });
	const log: Recorded[] = [];
	return {
		log,
		/** An operation of a visit, by its number. */
		work: (job: JobId, nth: number) => state.jobs.get(job)!.operations[nth - 1]!,
		visit: (job: JobId) => state.jobs.get(job)!,
		send(command: Command, now: number, actor: Circumstances['actor'] = supervisor): void {
			const around = circumstances({ now, actor, command: commandId(`c${String(log.length)}`) });
			const decision = decide(state, command, around);
			if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
			const recorded = recordedAfter(state, decision.value, around);
			state = evolve(withRecords(state, decision.value.records), recorded);
			log.push(...recorded);
		}
	};
}
type Log = ReturnType<typeof aLog>;

const open = (to: Log, job: JobId, plate: string, now: number): void => {
	const draft = anOrder({
		...{ plate, vin: null, arrivedAt: now, promisedAt: now + 3_600_000, washWanted: false },
		...{ category: '定期保养', lines: [aLine()] }
	});
	to.send({ type: 'OpenJob', job, draft }, now);
};
const start = (on: Log, job: JobId, now: number, nth = 1): void => {
	const { id, version, kind } = on.work(job, nth);
	const [bay, who] =
		kind === 'work' ? [BAY.lift1, TECHNICIAN.mechanic] : [BAY.inspection, TECHNICIAN.inspector];
	on.send(
		{
			...{ type: 'StartOperation', job, operation: id, seen: version },
			...{ bay, technicians: [who], reason: '急' }
		},
		now
	);
};
const finish = (on: Log, job: JobId, now: number, nth = 1): void => {
	const work = on.work(job, nth);
	const checks = checkListFor(SETUP, on.visit(job), work).map(({ name }) => ({
		...{ item: name, result: 'ok' as const }
	}));
	const of = { job, operation: work.id, seen: work.version };
	on.send({ type: 'FinishOperation', ...of, ...(work.kind === 'work' ? {} : { checks }) }, now);
};
const stay = (job: JobId): Command => ({ type: 'CarryOver', job, reason: 'parts' });

/** Two cars; both stay the first night, and the second leaves the log untouched on the second day. */
function twoDays(): Log {
	const log = aLog();
	open(log, ONE, '辽B11111', at('09:00'));
	open(log, TWO, '辽B22222', at('10:00'));
	start(log, ONE, at('11:00'));
	log.send(stay(ONE), at('17:00'));
	log.send(stay(TWO), at('17:00'));
	log.send({ type: 'CloseDay' }, at('17:10'));
	log.send({ type: 'CloseDay', date: TODAY }, at('17:30'), board);
	log.send(
		{
			type: 'CorrectClockOff',
			...{ job: ONE, operation: operationId(ONE, 1), seen: log.work(ONE, 1).version },
			...{ technician: TECHNICIAN.mechanic, at: at('16:00'), reason: '忘记打卡' }
		},
		at('09:00', TOMORROW)
	);
	log.send({ type: 'CloseDay', date: TOMORROW }, at('17:30', TOMORROW), board);
	return log;
}

/** As a server reads it: closings, then the histories of the visits that had to do with the day. */
function read(log: readonly Recorded[], date: string): PastDay {
	const closings = log.filter(({ event }) => event.type === 'DayClosed');
	const day = closedDays(closings).find((one) => one.date === date)!;
	const histories = [...visitsOfDay(day, log)].map((job) =>
		log.filter(({ event }) => 'job' in event && event.job === job)
	);
	return pastDay({ day, closings, histories, setup: SETUP, comebacks: new Map() });
}

describe('the days that were closed', () => {
	it('are one each, the latest first, with who closed them', () => {
		expect(closedDays(twoDays().log)).toMatchObject([
			{ date: TOMORROW, by: 'board', byPerson: false, after: at('17:30') },
			{ date: TODAY, by: 's', byPerson: true, at: at('17:10'), after: null, until: at('17:30') }
		]);
	});

	it('are none in a log of before days were kept', () => {
		const [old] = recordedAfter(aState(), { events: [{ type: 'DayClosed' }], at: at('17:30') });
		expect(closedDays([old!])).toEqual([]);
	});
});

describe('a closed day that is read again', () => {
	it('has the cars that stayed, with the chain of nights back to the first', () => {
		const { log } = twoDays();
		expect(read(log, TODAY).carried).toMatchObject([
			{ job: { id: ONE }, nights: [{ date: TODAY, reason: 'parts' }] },
			{ job: { id: TWO }, nights: [{ date: TODAY, reason: 'parts' }] }
		]);
		const chain = [
			{ date: TODAY, reason: 'parts' },
			{ date: TOMORROW, reason: 'not-decided' }
		];
		expect(read(log, TOMORROW)).toMatchObject({
			carried: [
				{ job: { id: ONE }, nights: chain },
				{ job: { id: TWO }, nights: chain }
			],
			unlisted: 0
		});
	});

	it('says how many cars an earlier release did not name', () => {
		const { log } = twoDays();
		const old = log.map((fact): Recorded => {
			if (fact.event.type !== 'DayClosed') return fact;
			const { type, date, byPerson, summary } = fact.event;
			const event = { type, date: date!, byPerson: byPerson!, summary: summary! };
			return { ...fact, event };
		});
		const { carried, unlisted, figures } = read(old, TOMORROW);
		expect(carried.map(({ job }) => job.id)).toEqual([ONE]);
		expect(unlisted).toBe(1);
		expect(figures).toContainEqual({ figure: 'carry-over', count: 2, of: null });
	});

	it('lists what was corrected afterwards, on the day it was about only', () => {
		const { log } = twoDays();
		expect(read(log, TODAY).corrections).toMatchObject([
			{ actor: 's', job: { id: ONE }, event: { to: at('16:00') } }
		]);
		expect(read(log, TOMORROW).corrections).toEqual([]);
	});

	it('has what left, once, and what of the same-day work did not', () => {
		const log = aLog();
		open(log, ONE, '辽B11111', at('09:00'));
		start(log, ONE, at('09:10'));
		finish(log, ONE, at('09:50'));
		start(log, ONE, at('09:55'), 2);
		finish(log, ONE, at('10:05'), 2);
		log.send({ type: 'SettleJob', job: ONE }, at('10:10'));
		log.send({ type: 'DeliverJob', job: ONE }, at('10:20'));
		log.send({ type: 'CloseDay' }, at('17:30'));
		open(log, TWO, '辽B22222', at('09:00', TOMORROW));
		log.send({ type: 'CloseDay', date: TOMORROW }, at('17:30', TOMORROW), board);
		const first = read(log.log, TODAY);
		expect(first.delivered.map(({ id }) => id)).toEqual([ONE]);
		expect(first.sameDay).toMatchObject({ due: [{ id: ONE }], left: [] });
		expect(first.figures).toContainEqual({ figure: 'on-time', count: 0, of: 1 });
		expect(first.figures).toContainEqual({ figure: 'rework', count: 0, of: 1 });
		const second = read(log.log, TOMORROW);
		expect(second.delivered).toEqual([]);
		expect(second.sameDay).toMatchObject({ due: [{ id: TWO }], left: [{ id: TWO }] });
		expect(second.figures).toContainEqual({ figure: 'same-day', count: 0, of: 1 });
	});
});
