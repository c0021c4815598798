import { callsAfter, callsLeft } from './andon/evolve-calls.ts';
import { attendanceAfter, attendanceFrom } from './attendance/evolve-attendance.ts';
import { carriedOver, closingAfter } from './closing/evolve-closing.ts';
import { withoutWords } from './customer/words.ts';
import {
	comebackOpened,
	followUpBegun,
	followUpsAfter,
	followUpsAtClosing
} from './follow-up/evolve-follow-up.ts';
import type { JobId, OrderNo } from './ids.ts';
import { evolveJob, openedJob, type JobEvent } from './job/evolve-job.ts';
import type { Event, Recorded } from './job/events.ts';
import type { Job } from './job/job.ts';
import { historyAtClosing } from './promise/learn.ts';
import { promiseDaysAtClosing } from './promise/promise-day.ts';
import type { WorkshopState } from './state.ts';
import { localDateOf } from './time/zone.ts';
import type { PersonalRecord, Registers } from './workshop/registers.ts';
import { edited } from './workshop/setup-edit.ts';
import { completed } from './workshop/stored-setup.ts';

/**
 * Folds facts into the state. The state handed in stays as it was; each map is copied once for the
 * whole batch, so folding a long log in one call costs no more than the log itself.
 */
export function evolve(state: WorkshopState, recorded: readonly Recorded[]): WorkshopState {
	if (recorded.length === 0) return state;
	const draft = draftOf(state);
	for (const entry of recorded) fold(draft, entry);
	return { ...draft.fixed, jobs: draft.jobs, orders: draft.orders, seq: draft.seq };
}

interface Draft {
	fixed: WorkshopState;
	jobs: Map<JobId, Job>;
	orders: Map<OrderNo, JobId>;
	seq: number;
}

const draftOf = (state: WorkshopState): Draft => ({
	fixed: state,
	jobs: new Map(state.jobs),
	orders: new Map(state.orders),
	seq: state.seq
});

const ofJob = (event: Event): event is JobEvent => 'job' in event;

function fold(draft: Draft, entry: Recorded): void {
	draft.seq = entry.seq;
	if (ofJob(entry.event)) foldJob(draft, entry.event, entry);
	else if (entry.event.type === 'DayClosed') closeDay(draft, entry.event, entry);
	else if (entry.event.type === 'PersonErased') erase(draft, entry.event.jobs, entry.seq);
	else draft.fixed = withWorkshopFact(draft.fixed, entry.event, entry);
}

function foldJob(draft: Draft, event: JobEvent, entry: Recorded): void {
	const known = draft.jobs.get(event.job);
	if (event.type === 'JobOpened') draft.jobs.set(event.job, openedJob(event, entry));
	else if (known !== undefined) draft.jobs.set(event.job, evolveJob(known, event, entry));
	if (event.type === 'JobDelivered' && known !== undefined) {
		const followUps = followUpBegun(draft.fixed.followUps, known, entry);
		draft.fixed = { ...draft.fixed, followUps };
	}
	if (event.type === 'JobOpened' && event.comebackOf !== undefined) {
		const link = { of: event.comebackOf, job: event.job };
		const followUps = comebackOpened(draft.fixed.followUps, link, entry);
		draft.fixed = { ...draft.fixed, followUps };
	}
	const order = 'order' in event ? event.order : null;
	if (order !== null) draft.orders.set(order.orderNo, event.job);
}

/**
 * Ended visits leave the board's memory (the store keeps them), those delivered are followed up; cars
 * still here stay overnight.
 */
function closeDay(
	draft: Draft,
	event: Extract<Event, { type: 'DayClosed' }>,
	when: Recorded
): void {
	const ended: Job[] = [];
	for (const job of draft.jobs.values()) {
		if (job.end !== null) {
			ended.push(job);
			draft.jobs.delete(job.id);
			for (const { orderNo } of job.orders) draft.orders.delete(orderNo);
		} else if (job.arrivedAt !== null) draft.jobs.set(job.id, carriedOver(job, event, when));
	}
	const { fixed } = draft;
	draft.fixed = {
		...fixed,
		calls: callsLeft(fixed.calls),
		closing: closingAfter(fixed.closing, event, when),
		attendance:
			event.date === undefined ? fixed.attendance : attendanceFrom(fixed.attendance, event.date),
		followUps: followUpsAtClosing(fixed.followUps, ended, when),
		history: historyAtClosing(fixed, ended, when),
		promiseDays: promiseDaysAtClosing(fixed.promiseDays, ended, {
			...{ seq: when.seq, at: when.at },
			date: event.date ?? localDateOf(when.at, fixed.setup?.timeZone ?? 'UTC')
		})
	};
}

/** Ended visits that are still on the board; every screen is told, because the name was on it. */
function erase(draft: Draft, jobs: readonly JobId[], seq: number): void {
	// There is nobody left to ring.
	const followUps = new Map(draft.fixed.followUps);
	if (jobs.filter((id) => followUps.delete(id)).length > 0)
		draft.fixed = { ...draft.fixed, followUps };
	for (const id of jobs) {
		const job = draft.jobs.get(id);
		if (job !== undefined) draft.jobs.set(id, { ...withoutPerson(job), version: seq });
	}
}

/** Nothing typed, and no photo: the store has taken the pictures away. */
const withoutPerson = (job: Job): Job => {
	const { additions, ...rest } = withoutWords(job);
	return { ...rest, additions: additions.map((addition) => ({ ...addition, photos: [] })) };
};

type WorkshopEvent = Exclude<Event, JobEvent | { type: 'DayClosed' | 'PersonErased' }>;

function withWorkshopFact(
	state: WorkshopState,
	event: WorkshopEvent,
	when: Omit<Recorded, 'event'>
): WorkshopState {
	const { seq } = when;
	switch (event.type) {
		case 'WorkshopSetUp':
			return { ...state, setup: completed(event.setup), setupVersion: seq };
		case 'SetupEdited':
			return state.setup === null
				? state
				: { ...state, setup: edited(state.setup, event.edit), setupVersion: seq };
		case 'ClockSet':
			return {
				...state,
				clock: { realAt: event.realAt, workshopAt: event.workshopAt, rate: event.rate },
				clockVersion: seq
			};
		case 'AbsenceRecorded':
			return {
				...state,
				absences: new Map(state.absences).set(event.absence.id, {
					...event.absence,
					version: seq
				})
			};
		case 'AbsenceWithdrawn':
			return { ...state, absences: without(state.absences, event.absence) };
		case 'BayTakenOut':
			return {
				...state,
				outages: new Map(state.outages).set(event.outage.bay, { ...event.outage, version: seq })
			};
		case 'BayReturned':
			return { ...state, outages: without(state.outages, event.bay) };
		case 'HelpCalled':
		case 'HelpAnswered':
		case 'HelpEnded':
			return { ...state, calls: callsAfter(state.calls, event, when) };
		case 'AttendanceMarked':
			return { ...state, attendance: attendanceAfter(state.attendance, event, seq) };
		case 'FollowUpRecorded':
		case 'FollowUpTakenBack':
		case 'ComplaintSettled':
		case 'FollowUpTaken':
		case 'FollowUpReleased':
			return { ...state, followUps: followUpsAfter(state.followUps, event, when) };
	}
}

function without<Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> {
	const rest = new Map(map);
	rest.delete(key);
	return rest;
}

/** The state with new or replaced register entries. */
export function withRecords(
	state: WorkshopState,
	records: readonly PersonalRecord[]
): WorkshopState {
	if (records.length === 0) return state;
	const { vehicle, customer, staff, remark, addition, call, note } = state.registers;
	const registers: Registers = {
		vehicle: entered(vehicle, records, (record) => record.kind === 'vehicle'),
		customer: entered(customer, records, (record) => record.kind === 'customer'),
		staff: entered(staff, records, (record) => record.kind === 'staff'),
		remark: entered(remark, records, (record) => record.kind === 'remark'),
		addition: entered(addition, records, (record) => record.kind === 'addition'),
		call: entered(call, records, (record) => record.kind === 'call'),
		note: entered(note, records, (record) => record.kind === 'note')
	};
	return { ...state, registers };
}

/** The register with those of the records that belong into it; the same register where none does. */
function entered<Kind extends PersonalRecord>(
	register: ReadonlyMap<string, Kind>,
	records: readonly PersonalRecord[],
	belongs: (record: PersonalRecord) => record is Kind
): ReadonlyMap<string, Kind> {
	const own = records.filter(belongs);
	if (own.length === 0) return register;
	const copy = new Map(register);
	for (const record of own) copy.set(record.id, record);
	return copy;
}
