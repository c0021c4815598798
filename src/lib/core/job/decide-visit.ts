import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, openJob } from '../decision.ts';
import { noteId, type JobId } from '../ids.ts';
import { knownAt } from '../promise/proposal.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { Event } from './events.ts';
import type { Note } from '../workshop/registers.ts';
import type { Handover, Job } from './job.ts';
import { isReady, openOperations } from './stage.ts';
import { bayRefusal } from './workplace.ts';

/** What happens to the visit as a whole: promise, place, settlement, and its end. */

/** The first fact that forbids the step, or the event. */
const step = (circumstances: Circumstances, refusal: Refusal | null, event: Event): Decision =>
	refusal === null ? decided([event], circumstances) : refused(refusal);

const runningIn = ({ id: job, operations }: Job): Refusal | null => {
	const running = operations.find(({ state }) => state === 'running');
	return running === undefined ? null : { code: 'job/work-running', job, operation: running.id };
};

type VisitCommand = Extract<
	Command,
	{
		type:
			| 'ChangePromise'
			| 'MoveCar'
			| 'AnnounceWindow'
			| 'SettleJob'
			| 'DeliverJob'
			| 'CancelJob'
			| 'RecordNoShow';
	}
>;

export function decideVisit(
	state: WorkshopState,
	command: VisitCommand,
	circumstances: Circumstances
): Decision {
	const found = openJob(state, command.job);
	if (!found.ok) return found;
	const job = found.value;
	switch (command.type) {
		case 'ChangePromise':
			return changePromise(state, { job, command }, circumstances);
		case 'MoveCar':
			return moveCar(state, { job, to: command.to }, circumstances);
		case 'AnnounceWindow':
			return announceWindow(job, command, circumstances);
		case 'SettleJob':
			return step(circumstances, notToSettle(job), { type: 'JobSettled', job: job.id });
		case 'DeliverJob':
			return deliver(job, command, circumstances);
		case 'CancelJob':
			return cancel(job, command.reason, circumstances);
		case 'RecordNoShow':
			return step(circumstances, alreadyHere(job), { type: 'NoShowRecorded', job: job.id });
	}
}

const alreadyHere = ({ id: job, arrivedAt }: Job): Refusal | null =>
	arrivedAt === null ? null : { code: 'job/already-arrived', job };

const notReady = (job: Job): Refusal | null =>
	isReady(job)
		? null
		: { code: 'job/not-ready', job: job.id, open: openOperations(job).map(({ id }) => id) };

const notToSettle = (job: Job): Refusal | null =>
	notReady(job) ?? (job.settledAt === null ? null : { code: 'job/already-settled', job: job.id });

const notToDeliver = (job: Job): Refusal | null =>
	notReady(job) ?? (job.settledAt === null ? { code: 'job/not-settled', job: job.id } : null);

/** Who took the car and what changed hands; the name stands in the register. */
function deliver(
	job: Job,
	{
		takenBy = '',
		keyTagBack = false,
		oldPartsGiven = false
	}: Extract<Command, { type: 'DeliverJob' }>,
	circumstances: Circumstances
): Decision {
	const refusal = notToDeliver(job);
	if (refusal !== null) return refused(refusal);
	const id = noteId(`${circumstances.command}/taken-by`);
	const name: readonly Note[] = isBlank(takenBy)
		? []
		: [{ kind: 'note', id, job: job.id, text: takenBy.trim() }];
	const handover: Handover = {
		takenBy: name[0]?.id ?? null,
		keyTagBack,
		oldPartsGiven: job.oldPartsWanted ? oldPartsGiven : null
	};
	return decided([{ type: 'JobDelivered', job: job.id, handover }], circumstances, {
		records: name
	});
}

type ChangePromise = Extract<Command, { type: 'ChangePromise' }>;

/** A promise is moved with a reason and stays counted as moved (product rule 7). */
function changePromise(
	state: WorkshopState,
	{ job, command }: { readonly job: Job; readonly command: ChangePromise },
	circumstances: Circumstances
): Decision {
	const { promisedAt, reason, seen } = command;
	if (seen !== job.ownVersion)
		return refused({ code: 'stale', what: job.id, seen, version: job.ownVersion });
	const last = job.promises.at(-1)?.at;
	if (last === promisedAt) return refused({ code: 'promise/same', promisedAt });
	const here = job.arrivedAt ?? job.expectedAt;
	if (here !== null && promisedAt < here)
		return refused({ code: 'promise/before-arrival', promisedAt });
	if (last !== undefined && isBlank(reason))
		return refused({ code: 'reason/missing', why: 'promise' });
	const { now, outlook } = circumstances;
	const known = knownAt(state, job, { promisedAt, now, outlook });
	return decided([{ type: 'PromiseGiven', job: job.id, promisedAt, reason, known }], circumstances);
}

function moveCar(
	state: WorkshopState,
	{ job, to }: { readonly job: Job; readonly to: Extract<Command, { type: 'MoveCar' }>['to'] },
	circumstances: Circumstances
): Decision {
	const id: JobId = job.id;
	if (job.arrivedAt === null) return refused({ code: 'job/not-arrived', job: id });
	if ((job.place?.bay ?? null) === to) return nothingToDo(circumstances);
	const blocked = to === null ? null : bayRefusal(state, { bay: to, job: id }, circumstances.now);
	return step(circumstances, runningIn(job) ?? blocked, { type: 'CarMoved', job: id, to });
}

/** What the customer was told is not taken back: a window never moves earlier without a call. */
function announceWindow(
	job: Job,
	{ from, to }: Extract<Command, { type: 'AnnounceWindow' }>,
	circumstances: Circumstances
): Decision {
	if (job.announced?.from === from && job.announced.to === to) return nothingToDo(circumstances);
	const earlier = job.announced !== null && from < job.announced.from;
	return step(circumstances, earlier ? { code: 'window/earlier', from } : null, {
		type: 'WindowAnnounced',
		job: job.id,
		from,
		to
	});
}

function cancel(job: Job, reason: string, circumstances: Circumstances): Decision {
	const refusal: Refusal | null = isBlank(reason)
		? { code: 'reason/missing', why: 'cancel' }
		: runningIn(job);
	return step(circumstances, refusal, { type: 'JobCancelled', job: job.id, reason });
}
