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
	const { seq } = after;
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
	for (const { id, body, gone } of differences<Job>(before.jobs, after.jobs))
		changed.push({ kind: 'job', id, seq: gone ? seq : body.version, gone, body });
	return changed;
}

/** What differs beside visits, set-up and clock. */
function changedInShop(before: WorkshopState, after: WorkshopState): readonly Entity[] {
	const { seq } = after;
	const changed: Entity[] = [];
	for (const { id, body, gone } of differences(before.absences, after.absences))
		changed.push({ kind: 'absence', id, seq: gone ? seq : body.version, gone, body });
	for (const { id, body, gone } of differences(before.outages, after.outages))
		changed.push({ kind: 'outage', id, seq: gone ? seq : body.version, gone, body });
	for (const { id, body, gone } of differences(before.calls, after.calls))
		changed.push({ kind: 'call', id, seq: gone ? seq : body.version, gone, body });
	for (const { id, body, gone } of differences(before.attendance, after.attendance))
		changed.push({ kind: 'attendance', id, seq: gone ? seq : body.version, gone, body });
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
	for (const { id, body, gone } of differences(before.followUps, after.followUps))
		changed.push({ kind: 'follow-up', id, seq: gone ? seq : body.version, gone, body });
	return changed;
}

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
	const state: WorkshopState = {
		...emptyState,
		setup: fixed.setup,
		setupVersion: fixed.setupVersion,
		clock: fixed.clock,
		clockVersion: fixed.clockVersion,
		seq: head,
		absences,
		outages,
		calls,
		attendance,
		closing,
		followUps,
		jobs,
		orders
	};
	return withRecords(state, records);
}
