import type { ArchivedOrder, Command } from '../commands.ts';
import type { LineDraft, OrderDraft } from './order-draft.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, newRecords, nothingToDo, setupOf } from '../decision.ts';
import { jobId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Setup } from '../workshop/setup.ts';
import { MOST_OPERATIONS, opening, openVisitOf } from './decide-open.ts';
import type { Event, OperationFacts } from './events.ts';
import type { Job, JobOrder, Operation, OrderLine } from './job.ts';
import {
	arrivalOf,
	factsOf,
	lineFactsOf,
	lineOf,
	orderOf,
	recordsOf,
	workOf
} from './order-facts.ts';
import { layRoute } from './route.ts';

/**
 * One repair order of an export. The key of a line is order number and line number; what the export
 * said last time is kept as a digest, so that the same file again changes nothing and a changed line
 * changes just that. A line that is missing deletes nothing; started work keeps its times.
 */
type ImportOrder = Extract<Command, { type: 'ImportOrder' }>;

export function decideImportOrder(
	state: WorkshopState,
	command: ImportOrder,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const archived = circumstances.archived.get(command.orderNo);
	if (archived !== undefined) return ofArchived(archived, command, circumstances);
	const order = orderOf(command.orderNo, command.draft, command.incomplete);
	const job = jobFor(state, command);
	if (!job.ok) return job;
	if (job.value === null) {
		const id = jobId(`J-${command.orderNo}`);
		return opening(state, { id, draft: command.draft, order }, circumstances);
	}
	return extending(
		{ state, setup: setup.value, job: job.value },
		{ order, command },
		circumstances
	);
}

const isSameCar = (
	known: { readonly plate: string; readonly vin: string | null } | undefined,
	{ plate, vin }: OrderDraft
): boolean =>
	known === undefined ||
	(known.vin !== null && vin !== null ? known.vin === vin : known.plate === plate);

/** A customer was erased; the same export again must not bring them back. */
const isErased = ({
	plate,
	vin
}: {
	readonly plate: string;
	readonly vin: string | null;
}): boolean => plate === '' && vin === null;

/** A visit that ended and left: the same lines again are no news, anything else comes too late. */
function ofArchived(
	archived: ArchivedOrder,
	{ orderNo, draft }: ImportOrder,
	circumstances: Circumstances
): Decision {
	if (isErased(archived)) return refused({ code: 'order/closed', orderNo });
	if (!isSameCar(archived, draft))
		return refused({ code: 'order/other-car', orderNo, plate: archived.plate });
	const known = draft.lines.every(({ lineNo }) => archived.lineNos.includes(lineNo));
	return known ? nothingToDo(circumstances) : refused({ code: 'order/closed', orderNo });
}

/** The visit the order belongs to: the one that has it, else one of the same car; null for a new one. */
function jobFor(
	state: WorkshopState,
	{ orderNo, draft }: ImportOrder
): Result<Job | null, Refusal> {
	const id = state.orders.get(orderNo);
	const job = id === undefined ? undefined : state.jobs.get(id);
	if (job === undefined) return ok(openVisitOf(state, draft));
	const vehicle = state.registers.vehicle.get(job.vehicle);
	if (vehicle !== undefined && isErased(vehicle)) return refused({ code: 'order/closed', orderNo });
	return isSameCar(vehicle, draft)
		? ok(job)
		: refused({ code: 'order/other-car', orderNo, plate: vehicle?.plate ?? '' });
}

interface Known {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly job: Job;
}
interface Wish {
	readonly order: JobOrder;
	readonly command: ImportOrder;
}

function extending(known: Known, wish: Wish, circumstances: Circumstances): Decision {
	const { state, setup, job } = known;
	const { draft } = wish.command;
	const unknown = draft.lines.find(({ skill }) => !setup.skills.some(({ code }) => code === skill));
	if (unknown !== undefined) return refused({ code: 'skill/unknown', skill: unknown.skill });
	const refusal = promiseRefusal(draft, circumstances);
	if (refusal !== null) return refused(refusal);
	const events = [
		...orderEvents(job, wish, circumstances),
		...lineEvents(job, wish),
		...routeEvents(known, wish)
	];
	if (operationsAfter(job, events) > MOST_OPERATIONS)
		return refused({ code: 'job/too-long', job: job.id, limit: MOST_OPERATIONS });
	const records = newRecords(state, recordsOf(draft, job, state));
	// A corrected plate or name stands in no event; the fact that the visit changed brings it to the screens.
	const told: readonly Event[] =
		events.length === 0 && records.length > 0
			? [{ type: 'JobChanged', job: job.id, facts: {} }]
			: events;
	if (job.end === null) return decided(told, circumstances, { records });
	return events.length === 0
		? nothingToDo(circumstances)
		: refused({ code: 'order/closed', orderNo: wish.order.orderNo });
}

const operationsAfter = (job: Job, events: readonly Event[]): number =>
	events.reduce(
		(count, event) => count + (event.type === 'RouteLaid' ? event.added.length : 0),
		job.operations.length
	);

function promiseRefusal(draft: OrderDraft, { now }: Circumstances): Refusal | null {
	const { arrivedAt, expectedAt } = arrivalOf(draft, now);
	const here = draft.arrivedAt === null ? null : (arrivedAt ?? expectedAt);
	return here !== null && draft.promisedAt !== null && draft.promisedAt < here
		? { code: 'promise/before-arrival', promisedAt: draft.promisedAt }
		: null;
}

/** What the order says of the visit: attached, or changed where it says something else than last time. */
function orderEvents(job: Job, { order, command }: Wish, { now }: Circumstances): readonly Event[] {
	const last = job.orders.find(({ orderNo }) => orderNo === order.orderNo);
	if (last === undefined)
		return [{ type: 'OrderAttached', job: job.id, order }, ...promiseEvents(job, command.draft)];
	if (last.digest === order.digest)
		return last.incomplete === order.incomplete
			? []
			: [{ type: 'OrderChanged', job: job.id, order }];
	return [
		{ type: 'OrderChanged', job: job.id, order },
		...factEvents(job, command.draft, now),
		...promiseEvents(job, command.draft)
	];
}

function factEvents(job: Job, draft: OrderDraft, now: number): readonly Event[] {
	const expectedAt = job.arrivedAt === null ? arrivalOf(draft, now).expectedAt : job.expectedAt;
	const wished = factsOf(draft, job, expectedAt);
	const facts = differing(job, wished);
	return Object.keys(facts).length === 0 ? [] : [{ type: 'JobChanged', job: job.id, facts }];
}

/** A promise the visit had before is no news, even when it was moved on the board since. */
const promiseEvents = (job: Job, { promisedAt }: OrderDraft): readonly Event[] =>
	promisedAt === null || job.promises.some(({ at }) => at === promisedAt)
		? []
		: [{ type: 'PromiseGiven', job: job.id, promisedAt, reason: '' }];

/** The fields of `wished` that `known` holds differently. */
function differing<Facts extends object>(known: Readonly<Facts>, wished: Facts): Partial<Facts> {
	const keys = Object.keys(wished) as (keyof Facts)[];
	const different = keys.filter((key) => known[key] !== wished[key]);
	return Object.fromEntries(different.map((key) => [key, wished[key]])) as Partial<Facts>;
}

/** The operation of a line: by its key, else one typed in by hand that is the same piece of work. */
function operationOf(job: Job, line: OrderLine, draft: LineDraft): Operation | undefined {
	return (
		job.operations.find(
			(operation) =>
				operation.line?.orderNo === line.orderNo && operation.line.lineNo === line.lineNo
		) ??
		job.operations.find(
			({ kind, line: own, skill, itemCode, name }) =>
				kind === 'work' &&
				own === null &&
				skill === draft.skill &&
				((itemCode !== '' && itemCode === draft.itemCode) || name === draft.name)
		)
	);
}

function lineEvents(job: Job, { order, command }: Wish): readonly Event[] {
	return command.draft.lines.flatMap((draft): readonly Event[] => {
		const line = lineOf(order.orderNo, draft);
		const operation = operationOf(job, line, draft);
		if (operation === undefined || operation.line?.digest === line.digest) return [];
		const facts = { line, ...changedFacts(operation, draft) };
		return [{ type: 'OperationChanged', job: job.id, operation: operation.id, facts }];
	});
}

/** Of work that has begun only the words may still change: its times and its skill are history. */
function changedFacts(operation: Operation, draft: LineDraft): Partial<OperationFacts> {
	const wished = lineFactsOf(draft);
	const { itemCode, name } = wished;
	return operation.state === 'open'
		? differing(operation, wished)
		: differing(operation, { itemCode, name });
}

function routeEvents({ setup, job }: Known, { order, command }: Wish): readonly Event[] {
	const { draft } = command;
	const work = draft.lines
		.map((line) => ({ line, key: lineOf(order.orderNo, line) }))
		.filter(({ line, key }) => operationOf(job, key, line) === undefined)
		.map(({ line, key }) => workOf(line, key));
	const last = job.orders.find(({ orderNo }) => orderNo === order.orderNo);
	if (work.length === 0 && last?.digest === order.digest) return [];
	const washWanted = last?.digest === order.digest ? job.washWanted : draft.washWanted;
	const route = layRoute(job.id, job, { setup, category: draft.category, washWanted, work });
	return route === null ? [] : [route];
}
