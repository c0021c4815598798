import { appointmentFacts } from '../appointment/evolve-appointment.ts';
import { arrivalFacts } from '../arrival/evolve-arrival.ts';
import { dutiesAfter } from '../duty/evolve-duty.ts';
import type { BayCode, JobId, OperationId } from '../ids.ts';
import { loungeFacts } from '../lounge/evolve-lounge.ts';
import type { Event, Recorded } from './events.ts';
import { additionsAfter } from './evolve-addition.ts';
import { evolveOperation, newOperation, type OperationEvent } from './evolve-operation.ts';
import type { Job, JobEnd, JobOrder, Operation } from './job.ts';

/** How each fact changes one visit. Nothing is checked here: a fact is a fact. */

export type JobEvent = Extract<Event, { job: JobId }>;
type When = Pick<Recorded, 'seq' | 'at' | 'actor'>;

/** A visit as it begins. */
export function openedJob(event: Extract<Event, { type: 'JobOpened' }>, { seq, at }: When): Job {
	return {
		...event.facts,
		id: event.job,
		version: seq,
		ownVersion: seq,
		orders: event.order === null ? [] : [event.order],
		arrivedAt: event.arrivedAt,
		openedAt: at,
		promises: [],
		operations: [],
		additions: [],
		duties: [],
		operationCount: 0,
		incomplete: event.order?.incomplete ?? false,
		place: null,
		slot: null,
		keyTag: null,
		handedInAt: null,
		walkAround: null,
		settledAt: null,
		end: null,
		announced: null,
		ticket: null,
		leftLounge: false,
		comebackOf: event.comebackOf ?? null,
		carryOver: null,
		nights: [],
		partsSeen: [],
		toldDelays: []
	};
}

const ofOperation = (event: JobEvent): event is OperationEvent => 'operation' in event;

/** The visit after the event. */
export function evolveJob(job: Job, event: JobEvent, when: When): Job {
	return ofOperation(event) ? withOperation(job, event, when) : withOwnFact(job, event, when);
}

function withOperation(job: Job, event: OperationEvent, when: When): Job {
	const operations = job.operations.map((operation) =>
		operation.id === event.operation ? evolveOperation(operation, event, when) : operation
	);
	return { ...job, ...placeAfter(job, event, when), operations, version: when.seq };
}

/** A car that is worked on stands in that bay and in no slot any more; being finished or stopped does not move it. */
function placeAfter(job: Job, event: OperationEvent, { at }: When): Partial<Job> {
	if (event.type !== 'OperationStarted' && event.type !== 'OperationResumed') return {};
	return job.place?.bay === event.bay ? {} : { place: { bay: event.bay, since: at }, slot: null };
}

/** Marks that neither sender nor reader of a promise cares about; they leave `ownVersion` alone. */
const QUIET: ReadonlySet<Event['type']> = new Set([
	'CarMoved',
	'WindowAnnounced',
	'RouteLaid',
	'AdditionReported',
	'AdditionOffered',
	'AdditionAnswered',
	'AdditionAcknowledged',
	'PhotoAttached',
	'KeyTagSet',
	'CarParked',
	'CarHandedIn',
	'WalkAroundRecorded',
	'DutyTaken',
	'DutyDone',
	'DutyReleased',
	'CarryOverDecided',
	'PartsSeen',
	'TicketGiven',
	'LoungeLeft',
	'DelayTold'
]);

type OwnEvent = Exclude<JobEvent, OperationEvent>;

const isQuiet = (event: OwnEvent): boolean =>
	event.type === 'StepUndone'
		? event.visit.arrivedAt === undefined && event.visit.settledAt === undefined
		: QUIET.has(event.type);

function withOwnFact(job: Job, event: OwnEvent, when: When): Job {
	const ownVersion = isQuiet(event) ? job.ownVersion : when.seq;
	return { ...job, ...ownFacts(job, event, when), version: when.seq, ownVersion };
}

function ownFacts(job: Job, event: OwnEvent, when: When): Partial<Job> {
	const { at, actor, seq } = when;
	switch (event.type) {
		case 'JobOpened':
			return {};
		case 'OrderAttached':
			return ordersOf([...job.orders, event.order]);
		case 'OrderChanged':
			return ordersOf(job.orders.map((order) => changed(order, event.order)));
		case 'JobChanged':
			return event.facts;
		case 'RouteLaid':
			return routeOf(job, event, seq);
		case 'JobArrived':
			return { arrivedAt: at };
		case 'PromiseGiven':
			return { promises: [...job.promises, promised(event, when)] };
		case 'AdditionReported':
		case 'AdditionOffered':
		case 'AdditionAnswered':
		case 'AdditionAcknowledged':
		case 'PhotoAttached':
			return { additions: additionsAfter(job.additions, event, when) };
		case 'DutyTaken':
		case 'DutyDone':
		case 'DutyReleased':
			return { duties: dutiesAfter(job.duties, event, when) };
		case 'CarryOverDecided':
			return { carryOver: event.reason === null ? null : { reason: event.reason, at, by: actor } };
		case 'PartsSeen':
			return { partsSeen: [...job.partsSeen, { operation: event.about, as: event.as, at }] };
		case 'DelayTold':
			return { toldDelays: [...job.toldDelays, toldDelay(event, when)] };
		case 'CarMoved':
			return moved(event.to, at);
		case 'KeyTagSet':
		case 'CarParked':
		case 'CarHandedIn':
		case 'WalkAroundRecorded':
			return arrivalFacts(job, event, when);
		case 'AppointmentMoved':
		case 'VisitReopened':
		case 'ToolsChanged':
			return appointmentFacts(job, event, when);
		case 'WindowAnnounced':
		case 'TicketGiven':
		case 'LoungeLeft':
			return loungeFacts(event);
		case 'StepUndone':
			return { ...event.visit, operations: restored(job, event, seq) };
		case 'JobSettled':
			return { settledAt: at };
		case 'JobDelivered':
			return ended(job, delivered(event, at), seq);
		case 'JobCancelled':
			return ended(job, { how: 'cancelled', at, reason: event.reason }, seq);
		case 'NoShowRecorded':
			return ended(job, { how: 'no-show', at, reason: '' }, seq);
	}
}

/** A car in a bay is in no slot; one that was driven out stands nowhere in particular. */
const moved = (to: BayCode | null, since: Recorded['at']): Partial<Job> =>
	to === null ? { place: null } : { place: { bay: to, since }, slot: null };

const delivered = (
	{ handover }: Extract<Event, { type: 'JobDelivered' }>,
	at: Recorded['at']
): JobEnd => ({
	how: 'delivered',
	at,
	reason: '',
	...(handover === undefined ? {} : { handover })
});

const promised = (
	{ promisedAt, reason, known }: Extract<Event, { type: 'PromiseGiven' }>,
	{ at: givenAt, actor: by }: When
): Job['promises'][number] => ({
	...{ at: promisedAt, givenAt, by, reason },
	...(known === undefined ? {} : { known })
});

const toldDelay = (
	{ promisedAt, expectedAt, name, said }: Extract<Event, { type: 'DelayTold' }>,
	{ at, actor: by }: When
): Job['toldDelays'][number] => ({ promisedAt, expectedAt, at, by, name, said });

/** The order as it is now, where it is the one that changed. */
const changed = (order: JobOrder, now: JobOrder): JobOrder =>
	order.orderNo === now.orderNo ? now : order;

const ordersOf = (orders: Job['orders']): Partial<Job> => ({
	orders,
	incomplete: orders.some(({ incomplete }) => incomplete)
});

/** Lays the operations in the order of the route, each to be done after the one before it. */
function routeOf(
	job: Job,
	event: Extract<Event, { type: 'RouteLaid' }>,
	seq: number
): Partial<Job> {
	const known = new Map<OperationId, Operation>(job.operations.map((op) => [op.id, op]));
	for (const spec of event.added) known.set(spec.id, newOperation(spec, seq));
	const operations = event.route
		.map((id) => known.get(id))
		.filter((operation) => operation !== undefined)
		.map((operation, index, route) => {
			const before = route[index - 1];
			const after = before === undefined ? [] : [before.id];
			return operation.after[0] === before?.id && operation.after.length === after.length
				? operation
				: { ...operation, after, version: seq };
		});
	return { operations, operationCount: job.operationCount + event.added.length };
}

/** The operations with what an undo gives back to them. */
const restored = (
	job: Job,
	event: Extract<Event, { type: 'StepUndone' }>,
	seq: number
): Job['operations'] =>
	job.operations.map((operation) => {
		const facts = event.operations.find((one) => one.operation === operation.id)?.facts;
		return facts === undefined ? operation : { ...operation, ...facts, version: seq };
	});

/** The car leaves its bay, and what was not done will not be done any more. */
const ended = (job: Job, end: JobEnd, seq: number): Partial<Job> => ({
	end,
	place: null,
	slot: null,
	operations: job.operations.map((operation) =>
		operation.state === 'finished' ? operation : { ...operation, state: 'cancelled', version: seq }
	)
});
