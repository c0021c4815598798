import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, openJob } from '../decision.ts';
import { tellDelay } from '../duty/d11-tell.ts';
import { idOf } from '../duty/duty-record.ts';
import { noteId, type DutyId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Note } from '../workshop/registers.ts';

/** More of them than any visit brings; every change of a visit sends it whole. */
const MOST_TOLD = 100;

/** The duty that telling fulfils; also before it stands on the list, for who rings early. */
function dutyTold(
	state: WorkshopState,
	{ job, promisedAt }: { readonly job: Job; readonly promisedAt: Instant },
	now: Instant
): DutyId {
	const [due] = tellDelay.dues(state, job, now);
	return idOf('tell-delay', due?.subject ?? String(promisedAt));
}

/**
 * The customer was told of a delay (duty D11): which time instead of the promise, and why. That it was
 * told is kept, and the duty is done; another promise is given by a step of its own.
 */
export function decideTellDelay(
	state: WorkshopState,
	{ job: id, expectedAt, reason }: Extract<Command, { type: 'TellDelay' }>,
	circumstances: Circumstances
): Decision {
	const found = openJob(state, id);
	if (!found.ok) return found;
	const job = found.value;
	const { now, actor, command } = circumstances;
	const promisedAt = job.promises.at(-1)?.at;
	if (promisedAt === undefined) return refused({ code: 'promise/none', job: id });
	if (expectedAt <= promisedAt) return refused({ code: 'delay/not-later', expectedAt, promisedAt });
	if (expectedAt <= now)
		return refused({ code: 'delay/not-ahead', expectedFinish: expectedAt, now });
	if (isBlank(reason)) return refused({ code: 'reason/missing', why: 'delay' });
	if (job.toldDelays.length >= MOST_TOLD)
		return refused({ code: 'job/too-long', job: id, limit: MOST_TOLD });
	const note = { kind: 'note', job: id } as const;
	const name: Note = { ...note, id: noteId(`${command}/by`), text: actor.name };
	const said: Note = { ...note, id: noteId(`${command}/said`), text: reason.trim() };
	const words = { name: name.id, said: said.id };
	const duty = dutyTold(state, { job, promisedAt }, now);
	return decided(
		[
			{ type: 'DelayTold', job: id, promisedAt, expectedAt, ...words },
			{ type: 'DutyDone', job: id, duty, kind: 'tell-delay', ...words }
		],
		circumstances,
		{ records: [name, said] }
	);
}
