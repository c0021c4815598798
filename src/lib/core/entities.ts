import type { Call } from './andon/call.ts';
import type { Attendance } from './attendance/attendance.ts';
import type { Closing } from './closing/closing.ts';
import type { ArchivedOrder } from './commands.ts';
import { withRecords } from './evolve.ts';
import type { FollowUp } from './follow-up/follow-up.ts';
import { completedFollowUp } from './follow-up/stored-follow-up.ts';
import type { JobId, OrderNo } from './ids.ts';
import type { ClockSetting } from './job/events.ts';
import type { Job } from './job/job.ts';
import { completedJob } from './job/stored-job.ts';
import type { WorkHistory } from './promise/work-history.ts';
import type { PromiseDay } from './promise/promise-day.ts';
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
	| { readonly kind: 'work-history'; readonly body: WorkHistory }
	| { readonly kind: 'promise-day'; readonly body: PromiseDay }
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
	for (const difference of changesOf(before.history, after.history, seq))
		changed.push({ kind: 'work-history', ...difference });
	for (const difference of changesOf(before.promiseDays, after.promiseDays, seq))
		changed.push({ kind: 'promise-day', ...difference });
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

/** The parts of a state, filled one after the other. */
const emptyLists = () => ({
	absences: new Map<string, Absence>(),
	outages: new Map<string, Outage>(),
	calls: new Map<string, Call>(),
	attendance: new Map<string, Attendance>(),
	followUps: new Map<string, FollowUp>(),
	history: new Map<string, WorkHistory>(),
	promiseDays: new Map<string, PromiseDay>(),
	jobs: new Map<JobId, Job>(),
	orders: new Map<OrderNo, JobId>()
});

type Single = Pick<WorkshopState, 'setup' | 'setupVersion' | 'clock' | 'clockVersion' | 'closing'>;
type SingleEntity = Extract<Entity, { kind: 'setup' | 'clock' | 'closing' }>;

const isSingle = (entity: Entity): entity is SingleEntity =>
	entity.kind === 'setup' || entity.kind === 'clock' || entity.kind === 'closing';

/** What there is one of. */
function singleOf({ kind, body, seq }: SingleEntity): Partial<Single> {
	switch (kind) {
		case 'setup':
			return { setup: completed(body), setupVersion: seq };
		case 'clock':
			return { clock: body, clockVersion: seq };
		case 'closing':
			return { closing: body };
	}
}

/** Puts an entity of which there are many into its list. */
function fileAway(
	lists: ReturnType<typeof emptyLists>,
	entity: Exclude<Entity, SingleEntity>
): void {
	switch (entity.kind) {
		case 'absence':
			lists.absences.set(entity.id, entity.body);
			return;
		case 'outage':
			lists.outages.set(entity.id, entity.body);
			return;
		case 'call':
			lists.calls.set(entity.id, entity.body);
			return;
		case 'attendance':
			lists.attendance.set(entity.id, entity.body);
			return;
		case 'follow-up':
			lists.followUps.set(entity.id, completedFollowUp(entity.body));
			return;
		case 'work-history':
			lists.history.set(entity.id, entity.body);
			return;
		case 'promise-day':
			lists.promiseDays.set(entity.id, entity.body);
			return;
		case 'job':
			lists.jobs.set(entity.body.id, completedJob(entity.body));
			for (const { orderNo } of entity.body.orders) lists.orders.set(orderNo, entity.body.id);
	}
}

/** The state put together again from stored entities and registers, with the log's head. */
export function stateFromEntities(
	entities: readonly Entity[],
	records: readonly PersonalRecord[],
	head: number
): WorkshopState {
	const lists = emptyLists();
	let single: Partial<Single> = {};
	for (const entity of entities) {
		if (entity.gone) continue;
		if (isSingle(entity)) single = { ...single, ...singleOf(entity) };
		else fileAway(lists, entity);
	}
	return withRecords({ ...emptyState, ...single, ...lists, seq: head }, records);
}
