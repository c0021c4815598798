import type { OrderDraft } from '../job/order-draft.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, openJob } from '../decision.ts';
import { withFacts } from '../foreseen.ts';
import { decideOpenJob } from '../job/decide-open.ts';
import type { Event } from '../job/events.ts';
import type { Job, Operation } from '../job/job.ts';
import { hasBegun } from '../plan/occupancy.ts';
import { decideReplan } from '../plan/decide-replan.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { AppointmentCommand, BookingDraft, Hold } from './commands.ts';

/**
 * Booking and moving appointments. An appointment holds bay and technician by the same rules as any
 * plan; who books may override none of them, because there is another time.
 */

type Of<Type extends AppointmentCommand['type']> = Extract<AppointmentCommand, { type: Type }>;

/** The order of a booked visit. */
export const bookedDraft = (draft: BookingDraft, at: Instant): OrderDraft => ({
	...draft,
	source: 'appointment',
	appointmentAt: at,
	arrivedAt: null
});

const notAhead = (appointmentAt: Instant, now: Instant): Refusal | null =>
	appointmentAt > now ? null : { code: 'appointment/past', appointmentAt };

/** Opens a visit for a time to come, with the places it holds; all of it or nothing. */
export function decideBookAppointment(
	state: WorkshopState,
	{ job, at, draft, holds }: Of<'BookAppointment'>,
	circumstances: Circumstances
): Decision {
	const past = notAhead(at, circumstances.now);
	if (past !== null) return refused(past);
	const order = bookedDraft(draft, at);
	const opened = decideOpenJob(state, { type: 'OpenJob', job, draft: order }, circumstances);
	if (!opened.ok) return opened;
	const { events, records } = opened.value;
	const after = withFacts(state, events, circumstances);
	const work = (after.jobs.get(job)?.operations ?? []).filter(({ kind }) => kind === 'work');
	const wished = work.flatMap((operation, index) => {
		const hold = holds[index] ?? null;
		return hold === null ? [] : [{ operation, hold }];
	});
	const held = heldBy(after, { job, wished }, circumstances);
	return held.ok ? decided([...events, ...held.value], circumstances, { records }) : held;
}

interface Wished {
	readonly job: Job['id'];
	readonly wished: readonly { readonly operation: Operation; readonly hold: Hold }[];
}

/** The plans that hold the places; in `state` the visit has its time already. */
function heldBy(
	state: WorkshopState,
	{ job, wished }: Wished,
	circumstances: Circumstances
): Result<readonly Event[], Refusal> {
	const moves = wished.map(({ operation, hold: { bay, technicians, start } }) => ({
		job,
		operation: operation.id,
		seen: operation.version,
		to: { bay, technicians, start }
	}));
	const planned = decideReplan(state, { type: 'ReplanOperations', moves }, circumstances);
	return planned.ok ? ok(planned.value.events) : planned;
}

/** Another time: what was held is given back, and other places are taken. */
export function decideMoveAppointment(
	state: WorkshopState,
	command: Of<'MoveAppointment'>,
	circumstances: Circumstances
): Decision {
	const found = openJob(state, command.job);
	if (!found.ok) return found;
	const job = found.value;
	const refusal = refusalToMove(job, command, circumstances.now);
	if (refusal !== null) return refused(refusal);
	const facts: readonly Event[] = [
		{ type: 'AppointmentMoved', job: job.id, to: command.to },
		...promiseMoved(job, command),
		...givenBack(job)
	];
	const after = withFacts(state, facts, circumstances);
	const operations = after.jobs.get(job.id)?.operations ?? [];
	const wished = command.holds.flatMap((hold) => {
		const operation = operations.find(({ id }) => id === hold.operation);
		return operation === undefined ? [] : [{ operation, hold }];
	});
	const held = heldBy(after, { job: job.id, wished }, circumstances);
	return held.ok ? decided([...facts, ...held.value], circumstances) : held;
}

function refusalToMove(
	job: Job,
	{ seen, to, promisedAt, reason, holds }: Of<'MoveAppointment'>,
	now: Instant
): Refusal | null {
	if (job.arrivedAt !== null) return { code: 'job/already-arrived', job: job.id };
	if (seen !== job.ownVersion)
		return { code: 'stale', what: job.id, seen, version: job.ownVersion };
	const unknown = holds.find((hold) => job.operations.every(({ id }) => id !== hold.operation));
	if (unknown !== undefined) return { code: 'operation/unknown', operation: unknown.operation };
	return promiseRefusal(job, { to, promisedAt, reason }) ?? notAhead(to, now);
}

function promiseRefusal(
	job: Job,
	{ to, promisedAt, reason }: Pick<Of<'MoveAppointment'>, 'to' | 'promisedAt' | 'reason'>
): Refusal | null {
	const last = job.promises.at(-1)?.at ?? null;
	const promise = promisedAt ?? last;
	if (promise !== null && promise < to)
		return { code: 'promise/before-arrival', promisedAt: promise };
	const isMoved = promisedAt !== null && last !== null && promisedAt !== last;
	return isMoved && isBlank(reason) ? { code: 'reason/missing', why: 'promise' } : null;
}

const promiseMoved = (job: Job, { promisedAt, reason }: Of<'MoveAppointment'>): readonly Event[] =>
	promisedAt === null || promisedAt === job.promises.at(-1)?.at
		? []
		: [{ type: 'PromiseGiven', job: job.id, promisedAt, reason: reason.trim() }];

const givenBack = (job: Job): readonly Event[] =>
	job.operations
		.filter((operation) => operation.plan !== null && !hasBegun(operation))
		.map(({ id }) => ({ type: 'OperationUnassigned', job: job.id, operation: id }));
