import type { Circumstances, Decided, Decision } from './decider.ts';
import type { JobId, OperationId } from './ids.ts';
import type { Event } from './job/events.ts';
import type { Job, Operation } from './job/job.ts';
import type { Refusal } from './refusals.ts';
import { ok, refused, type Result } from './result.ts';
import type { WorkshopState } from './state.ts';
import type { Instant } from './time/instant.ts';
import type { PersonalRecord } from './workshop/registers.ts';
import type { Setup } from './workshop/setup.ts';

/** The small steps every decision is put together from. */

/** Facts that are true at `at` (left out: now), with the register entries that go with them. */
export const decided = (
	events: readonly Event[],
	{ now }: Pick<Circumstances, 'now'>,
	more: Partial<Pick<Decided, 'records' | 'at'>> = {}
): Decision => ok({ events, records: more.records ?? [], at: more.at ?? now });

/** The command asks for what is already so. */
export const nothingToDo = (circumstances: Circumstances): Decision => decided([], circumstances);

/** The set-up, or the refusal that there is none. */
export const setupOf = ({ setup }: WorkshopState): Result<Setup, Refusal> =>
	setup === null ? refused({ code: 'workshop/not-set-up' }) : ok(setup);

/** A visit that goes on. */
export function openJob(state: WorkshopState, id: JobId): Result<Job, Refusal> {
	const job = state.jobs.get(id);
	if (job === undefined) return refused({ code: 'job/unknown', job: id });
	if (job.end !== null) return refused({ code: 'job/ended', job: id, how: job.end.how });
	return ok(job);
}

/** An operation of an open visit, unchanged since the sender saw it. */
export function seenOperation(
	state: WorkshopState,
	wish: { readonly job: JobId; readonly operation: OperationId; readonly seen: number }
): Result<{ readonly job: Job; readonly operation: Operation }, Refusal> {
	const job = openJob(state, wish.job);
	if (!job.ok) return job;
	const operation = job.value.operations.find(({ id }) => id === wish.operation);
	if (operation === undefined)
		return refused({ code: 'operation/unknown', operation: wish.operation });
	if (operation.version !== wish.seen)
		return refused({
			code: 'stale',
			what: operation.id,
			seen: wish.seen,
			version: operation.version
		});
	return ok({ job: job.value, operation });
}

/** Whether a text says anything. */
export const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Register entries that differ from what the registers hold. */
export const newRecords = (
	{ registers }: WorkshopState,
	records: readonly PersonalRecord[]
): readonly PersonalRecord[] =>
	records.filter((record) => {
		const known: PersonalRecord | undefined = registers[record.kind].get(record.id);
		return known === undefined || JSON.stringify(known) !== JSON.stringify(record);
	});

/** The latest moment in a list that may be empty. */
export const latest = (instants: readonly (Instant | null)[]): Instant | null =>
	instants.reduce<Instant | null>(
		(last, instant) => (instant !== null && (last === null || instant > last) ? instant : last),
		null
	);
