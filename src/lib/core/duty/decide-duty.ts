import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo } from '../decision.ts';
import { noteId, type JobId } from '../ids.ts';
import type { Event } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import { PARTS_READERS } from '../parts/parts-seen.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Note } from '../workshop/registers.ts';
import type { DutyCommand } from './commands.ts';
import { canBeRecorded, dutiesOfJob } from './duties.ts';
import type { Duty } from './duty.ts';
import type { DutyRecord } from './duty-kind.ts';
import { doerOf, recordOf } from './duty-record.ts';
import { answersForOthers, isTheirs } from './whose.ts';

/**
 * A duty is taken, done, or given back. Only what is to be done now can be: the same rules say so that
 * put it on the list. What was done about it is kept with the visit, what was written beside the log.
 */

/** More of them than any visit brings in weeks; every change of a visit sends it whole. */
const MOST_RECORDS = 300;

/** A visit on the board, gone or going on: one is called after the car was handed over. */
function visitOf(state: WorkshopState, { job: id }: DutyCommand): Result<Job, Refusal> {
	const job = state.jobs.get(id);
	return job === undefined ? refused({ code: 'job/unknown', job: id }) : ok(job);
}

interface Named {
	readonly job: Job;
	readonly duty: Duty;
	readonly record: DutyRecord | undefined;
}

/** The duty as it is to be done now, by somebody whose duty it is. */
function dutyOf(
	state: WorkshopState,
	wish: DutyCommand,
	{ now, actor }: Circumstances
): Result<Named, Refusal> {
	const job = visitOf(state, wish);
	if (!job.ok) return job;
	const duty = dutiesOfJob(state, job.value, { now }).find(({ id }) => id === wish.duty);
	if (duty === undefined) return refused({ code: 'duty/not-due', job: wish.job, duty: wish.duty });
	if (!isTheirs(duty, actor))
		return refused({
			code: 'person/not-allowed',
			role: actor.role,
			command: wish.type,
			of: wish.job
		});
	if (job.value.duties.length >= MOST_RECORDS)
		return refused({ code: 'job/too-long', job: wish.job, limit: MOST_RECORDS });
	return ok({ job: job.value, duty, record: recordOf(job.value, duty.id) });
}

/** What a tap brings into the register: the name of whoever it was, and what they wrote. */
function wordsOf(
	{ job }: DutyCommand,
	text: string,
	{ command, actor }: Circumstances
): { readonly name: Note; readonly said: Note | null } {
	const note = { kind: 'note', job } as const;
	return {
		name: { ...note, id: noteId(`${command}/by`), text: actor.name },
		said: isBlank(text) ? null : { ...note, id: noteId(`${command}/said`), text: text.trim() }
	};
}

/** It is done, whoever had taken it. */
export function decideRecordDuty(
	state: WorkshopState,
	wish: Extract<DutyCommand, { type: 'RecordDuty' }>,
	circumstances: Circumstances
): Decision {
	const found = dutyOf(state, wish, circumstances);
	if (!found.ok) return found;
	const { id: duty, kind } = found.value.duty;
	const job = wish.job;
	if (!canBeRecorded({ kind })) return refused({ code: 'duty/done-by-doing', job, duty: kind });
	const { name, said } = wordsOf(wish, wish.note, circumstances);
	const done: Event = {
		...{ type: 'DutyDone', job, duty, kind },
		...{ name: name.id, said: said?.id ?? null }
	};
	return decided([done, ...partsSeen(job, found.value.duty)], circumstances, {
		records: said === null ? [name] : [name, said]
	});
}

/** Who says that they know of parts has seen them in the list of parts, too. */
const partsSeen = (job: JobId, { kind, operation, roles }: Duty): readonly Event[] =>
	kind !== 'parts-here' || operation === null
		? []
		: PARTS_READERS.filter((reader) => roles.includes(reader)).map((as) => ({
				...{ type: 'PartsSeen', job, about: operation, as }
			}));

/** Somebody does it; the others need not. */
export function decideTakeDuty(
	state: WorkshopState,
	wish: Extract<DutyCommand, { type: 'TakeDuty' }>,
	circumstances: Circumstances
): Decision {
	const found = dutyOf(state, wish, circumstances);
	if (!found.ok) return found;
	const { duty, record } = found.value;
	if (record?.by === circumstances.actor.id) return nothingToDo(circumstances);
	if (record !== undefined) return refused(takenAlready(state, wish, record));
	const { name } = wordsOf(wish, '', circumstances);
	const { id, kind } = duty;
	return decided(
		[{ type: 'DutyTaken', job: wish.job, duty: id, kind, name: name.id }],
		circumstances,
		{ records: [name] }
	);
}

const takenAlready = (state: WorkshopState, { job }: DutyCommand, record: DutyRecord): Refusal => ({
	code: 'duty/taken',
	job,
	duty: record.kind,
	by: doerOf(state, record)
});

/** Given back by whoever had it, or by somebody who answers for them. */
export function decideReleaseDuty(
	state: WorkshopState,
	wish: Extract<DutyCommand, { type: 'ReleaseDuty' }>,
	circumstances: Circumstances
): Decision {
	const job = visitOf(state, wish);
	if (!job.ok) return job;
	const record = recordOf(job.value, wish.duty);
	if (record === undefined) return nothingToDo(circumstances);
	const { actor } = circumstances;
	if (record.by !== actor.id && !answersForOthers(actor))
		return refused(takenAlready(state, wish, record));
	const { id: duty, kind } = record;
	return decided([{ type: 'DutyReleased', job: wish.job, duty, kind }], circumstances);
}
