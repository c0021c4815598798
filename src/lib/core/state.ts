import type { Call } from './andon/call.ts';
import type { Attendance } from './attendance/attendance.ts';
import type { Closing } from './closing/closing.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import type { JobId, OrderNo } from './ids.ts';
import type { ClockSetting } from './job/events.ts';
import type { Job } from './job/job.ts';
import type { History } from './promise/work-history.ts';
import type { PromiseDays } from './promise/promise-day.ts';
import type { Registers } from './workshop/registers.ts';
import type { Absence, Outage, Setup } from './workshop/setup.ts';

/**
 * Everything the rules of one workshop decide on: the set-up, who is away, which bays are out, and
 * the visits that are on the board. It is the fold of the log plus the registers; it holds no clock
 * reading and is never changed in place.
 */
export interface WorkshopState {
	/** Position of the last event folded in; 0 before the first. */
	readonly seq: number;
	readonly setup: Setup | null;
	/** Position of the last change to the set-up. */
	readonly setupVersion: number;
	readonly clock: ClockSetting | null;
	/** Position of the last setting of the clock. */
	readonly clockVersion: number;
	readonly absences: ReadonlyMap<string, Absence>;
	readonly outages: ReadonlyMap<string, Outage>;
	/** Calls for help of today, and older ones nobody settled. */
	readonly calls: ReadonlyMap<string, Call>;
	/** The last mark of each person, by code; it counts on its day only. */
	readonly attendance: ReadonlyMap<string, Attendance>;
	/** The last day that was closed; null before the first. */
	readonly closing: Closing | null;
	/** Delivered visits whose customers are still to be called, by visit. */
	readonly followUps: ReadonlyMap<string, FollowUp>;
	/** How long work really took here, by kind of work. */
	readonly history: History;
	/** How the promises of past days held, by date. */
	readonly promiseDays: PromiseDays;
	readonly jobs: ReadonlyMap<JobId, Job>;
	/** Which visit a repair order belongs to, among the visits above. */
	readonly orders: ReadonlyMap<OrderNo, JobId>;
	readonly registers: Registers;
}

/** A workshop nobody has set up yet. */
export const emptyState: WorkshopState = {
	seq: 0,
	setup: null,
	setupVersion: 0,
	clock: null,
	clockVersion: 0,
	absences: new Map(),
	outages: new Map(),
	calls: new Map(),
	attendance: new Map(),
	closing: null,
	followUps: new Map(),
	history: new Map(),
	promiseDays: new Map(),
	jobs: new Map(),
	orders: new Map(),
	registers: {
		vehicle: new Map(),
		customer: new Map(),
		staff: new Map(),
		remark: new Map(),
		addition: new Map(),
		call: new Map(),
		note: new Map()
	}
};
