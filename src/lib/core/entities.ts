import type { Call } from './andon/call.ts';
import type { Attendance } from './attendance/attendance.ts';
import type { Closing } from './closing/closing.ts';
import type { ArchivedOrder } from './commands.ts';
import { withRecords } from './evolve.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import type { JobId, OrderNo } from './ids.ts';
import type { ClockSetting } from './job/events.ts';
import type { Job } from './job/job.ts';
import { completedJob } from './job/stored-job.ts';
import { emptyState, type WorkshopState } from './state.ts';
import type { PersonalRecord } from './workshop/registers.ts';
import type { Absence, Outage, Setup } from './workshop/setup.ts';
import { completed } from './workshop/stored-setup.ts';

/**
 * The state as separate entities, so that a store can keep each as it is now and a start need not
 * fold years of log.
 */
export type Entity = {
	readonly id: string;
	/** Position in the log of the entity's last change. */
	readonly seq: number;
	/** Left the state: kept by the store, not loaded again. */
	readonly gone: boolean;
} & (
	| { readonly kind: 'setup'; readonly body: Setup }
	| { readonly kind: 'clock'; readonly body: ClockSetting }
	| { readonly kind: 'absence'; readonly body: Absence }
	| { readonly kind: 'outage'; readonly body: Outage }
	| { readonly kind: 'call'; readonly body: Call }
	| { readonly kind: 'attendance'; readonly body: Attendance }
	| { readonly kind: 'closing'; readonly body: Closing }
	| { readonly kind: 'follow-up'; readonly body: FollowUp }
	| { readonly kind: 'job'; readonly body: Job }
);

/** What differs between two states, one entity each. `after` must come from `before` by folding. */
export function changedEntities(before: WorkshopState, after: WorkshopState): readonly Entity[] {
	const changed: Entity[] = [];
	if (after.setup !== null && after.setup !== before.setup)
		changed.push({
			kind: 'setup',
			id: 'setup',
			seq: after.setupVersion,
			gone: false,
			body: after.setup
		});
	if (after.clock !== null && after.clock !== before.clock)
		changed.push({
			kind: 'clock',
			id: 'clock',
			seq: after.clockVersion,
			gone: false,
			body: after.clock
		});
	changed.push(...changedInShop(before, after));
	for (const difference of changesOf<Job>(before.jobs, after.jobs, after.seq))
		changed.push({ kind: 'job', ...difference });
	return changed;
}

/** What differs beside visits, set-up and clock. */
function changedInShop(before: WorkshopState, after: WorkshopState): readonly Entity[] {
	const { seq } = after;
	const changed: Entity[] = [];
	for (const difference of changesOf(before.absences, after.absences, seq))
		changed.push({ kind: 'absence', ...difference });
	for (const difference of changesOf(before.outages, after.outages, seq))
		changed.push({ kind: 'outage', ...difference });
	for (const difference of changesOf(before.calls, after.calls, seq))
		changed.push({ kind: 'call', ...difference });
	for (const difference of changesOf(before.attendance, after.attendance, seq))
		changed.push({ kind: 'attendance', ...difference });
	if (after.closing !== null && after.closing !== before.closing) {
		const { version } = after.closing;
		changed.push({
			kind: 'closing',
			id: 'closing',
			seq: version,
			gone: false,
			body: after.closing
		});
	}
	for (const difference of changesOf(before.followUps, after.followUps, seq))
		changed.push({ kind: 'follow-up', ...difference });
	return changed;
}

/** Differences with the position of their last change; what is gone left with the head. */
const changesOf = <Body extends { readonly version: number }>(
	before: ReadonlyMap<string, Body>,
	after: ReadonlyMap<string, Body>,
	head: number
): readonly (Difference<Body> & { readonly seq: number })[] =>
	differences(before, after).map((difference) => ({
		...difference,
		seq: difference.gone ? head : difference.body.version
	}));

interface Difference<Body> {
	readonly id: string;
	readonly body: Body;
	readonly gone: boolean;
}

function differences<Body>(
	before: ReadonlyMap<string, Body>,
	after: ReadonlyMap<string, Body>
): readonly Difference<Body>[] {
	if (before === after) return [];
	const found: Difference<Body>[] = [];
	for (const [id, body] of after) {
		if (before.get(id) !== body) found.push({ id, body, gone: false });
	}
	for (const [id, body] of before) {
		if (!after.has(id)) found.push({ id, body, gone: true });
	}
	return found;
}

/** The orders of visits that left the state, as later imports must find them. */
export function ordersLeaving(
	before: WorkshopState,
	after: WorkshopState
): readonly ArchivedOrder[] {
	return differences<Job>(before.jobs, after.jobs)
		.filter(({ gone }) => gone)
		.flatMap(({ body }) => archived(body, before));
}

function archived(job: Job, { registers }: WorkshopState): readonly ArchivedOrder[] {
	const vehicle = registers.vehicle.get(job.vehicle);
	return job.orders.map(({ orderNo }) => ({
		orderNo,
		job: job.id,
		lineNos: job.operations.flatMap(({ line }) => (line?.orderNo === orderNo ? [line.lineNo] : [])),
		vin: vehicle?.vin ?? null,
		plate: vehicle?.plate ?? ''
	}));
}

/** The state put together again from stored entities and registers, with the log's head. */
export function stateFromEntities(
	entities: readonly Entity[],
	records: readonly PersonalRecord[],
	head: number
): WorkshopState {
	const absences = new Map<string, Absence>();
	const outages = new Map<string, Outage>();
	const calls = new Map<string, Call>();
	const attendance = new Map<string, Attendance>();
	const followUps = new Map<string, FollowUp>();
	let closing: Closing | null = null;
	const jobs = new Map<JobId, Job>();
	const orders = new Map<OrderNo, JobId>();
	let fixed: Pick<WorkshopState, 'setup' | 'setupVersion' | 'clock' | 'clockVersion'> = emptyState;
	for (const entity of entities) {
		if (entity.gone) continue;
		switch (entity.kind) {
			case 'setup':
				fixed = { ...fixed, setup: completed(entity.body), setupVersion: entity.seq };
				break;
			case 'clock':
				fixed = { ...fixed, clock: entity.body, clockVersion: entity.seq };
				break;
			case 'absence':
				absences.set(entity.id, entity.body);
				break;
			case 'outage':
				outages.set(entity.id, entity.body);
				break;
			case 'call':
				calls.set(entity.id, entity.body);
				break;
			case 'attendance':
				attendance.set(entity.id, entity.body);
				break;
			case 'closing':
				closing = entity.body;
				break;
			case 'follow-up':
				followUps.set(entity.id, entity.body);
				break;
			case 'job':
				jobs.set(entity.body.id, completedJob(entity.body));
				for (const { orderNo } of entity.body.orders) orders.set(orderNo, entity.body.id);
		}
	}
	const { setup, setupVersion, clock, clockVersion } = fixed;
	const lists = { absences, outages, calls, attendance, closing, followUps, jobs, orders };
	const state = { ...emptyState, setup, setupVersion, clock, clockVersion, seq: head, ...lists };
	return withRecords(state, records);
}
