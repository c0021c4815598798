import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, nothingToDo, openJob, setupOf } from '../decision.ts';
import { additionId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { AdditionText } from '../workshop/registers.ts';
import type { Setup } from '../workshop/setup.ts';
import { isUnseen } from './addition.ts';
import { MOST_OPERATIONS } from './decide-open.ts';
import type { Event } from './events.ts';
import type { Addition, Job } from './job.ts';
import { layRoute } from './route.ts';
import { unknownTechnician } from './workplace.ts';

/**
 * Additional work: found on the car, asked of the customer, answered, and seen by the workshop (duty
 * D7). Only an approved one becomes an operation; what is said about it stays out of the log.
 */

type Report = Extract<Command, { type: 'ReportAdditionalWork' }>;
type Answer = Extract<Command, { type: 'AnswerAdditionalWork' }>;

/** More finds than any visit has; the same bound as on its operations. */
const MOST_ADDITIONS = MOST_OPERATIONS;

function reportRefusal(
	job: Job,
	setup: Setup,
	{ text, skill, technician }: Report
): Refusal | null {
	if (job.arrivedAt === null) return { code: 'job/not-arrived', job: job.id };
	if (job.settledAt !== null) return { code: 'job/already-settled', job: job.id };
	if (isBlank(text)) return { code: 'reason/missing', why: 'addition' };
	if (skillOf(setup, skill) === undefined) return { code: 'skill/unknown', skill };
	if (job.additions.length >= MOST_ADDITIONS)
		return { code: 'job/too-long', job: job.id, limit: MOST_ADDITIONS };
	return technician === undefined ? null : unknownTechnician(setup, [technician]);
}

/** Somebody found more to do; it waits for the customer, and the work on the order goes on. */
export function decideReportAddition(
	state: WorkshopState,
	command: Report,
	circumstances: Circumstances
): Decision {
	const job = openJob(state, command.job);
	if (!job.ok) return job;
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const refusal = reportRefusal(job.value, setup.value, command);
	if (refusal !== null) return refused(refusal);
	const { skill, standardMinutes, technician = null } = command;
	const addition = additionId(circumstances.command);
	const needsParts = !isBlank(command.parts);
	const trade = skillOf(setup.value, skill)?.trade ?? 'mechanical';
	const said: AdditionText = {
		kind: 'addition',
		id: addition,
		job: command.job,
		text: command.text.trim(),
		parts: command.parts.trim(),
		saidBy: '',
		price: ''
	};
	const found = { technician, trade, skill, standardMinutes, needsParts };
	return decided([{ type: 'AdditionReported', job: command.job, addition, found }], circumstances, {
		records: [said]
	});
}

const additionOf = (
	state: WorkshopState,
	wish: Pick<Answer, 'job' | 'addition'>
): Result<{ readonly job: Job; readonly addition: Addition }, Refusal> => {
	const job = openJob(state, wish.job);
	if (!job.ok) return job;
	const addition = job.value.additions.find(({ id }) => id === wish.addition);
	return addition === undefined
		? refused({ code: 'addition/unknown', addition: wish.addition })
		: ok({ job: job.value, addition });
};

/** The operation an approved addition becomes: before inspection and wash, and inspected again. */
function approvedRoute(
	setup: Setup,
	{ job, addition }: { readonly job: Job; readonly addition: Addition },
	standardMinutes: number
): Extract<Event, { type: 'RouteLaid' }> | null {
	const { trade, skill } = addition;
	// Its name is in the register: what people write about a car may name people.
	const work = { line: null, itemCode: '', name: '', trade, skill, partsDueAt: null };
	const { category, washWanted } = job;
	return layRoute(job.id, job, {
		setup,
		category,
		washWanted,
		work: [{ ...work, standardMinutes }]
	});
}

/** A customer answers on the page what was put there last; whoever rang answers what was found. */
function answerRefusal(
	{ id: addition, answer, offered }: Addition,
	{ saidBy, offer }: Answer,
	{ actor }: Circumstances
): Refusal | null {
	if (answer !== null) return { code: 'addition/already-answered', addition };
	const isOther = offer === undefined || offer !== offered?.words;
	if (actor.role === 'customer' && isOther) return { code: 'addition/other-offer', addition };
	return isBlank(saidBy) ? { code: 'reason/missing', why: 'answered-by' } : null;
}

/** What the customer said, and who of them; what is approved becomes work to be placed. */
export function decideAnswerAddition(
	state: WorkshopState,
	command: Answer,
	circumstances: Circumstances
): Decision {
	const found = additionOf(state, command);
	if (!found.ok) return found;
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const { job, addition } = found.value;
	const refusal = answerRefusal(addition, command, circumstances);
	if (refusal !== null) return refused(refusal);
	const minutes = minutesApproved(addition, command);
	const laid = minutes === 0 ? null : approvedRoute(setup.value, found.value, minutes);
	const added = laid?.added ?? [];
	if (job.operations.length + added.length > MOST_OPERATIONS)
		return refused({ code: 'job/too-long', job: job.id, limit: MOST_OPERATIONS });
	const answered: Event = {
		type: 'AdditionAnswered',
		job: job.id,
		addition: addition.id,
		answer: command.answer,
		minutes,
		becomes: added.find(({ kind }) => kind === 'work')?.id ?? null
	};
	return decided(laid === null ? [answered] : [answered, laid], circumstances, {
		records: [withAnswer(state, command)]
	});
}

const minutesApproved = ({ standardMinutes }: Addition, { answer, minutes }: Answer): number => {
	if (answer === 'declined') return 0;
	return answer === 'partly' ? (minutes ?? standardMinutes) : standardMinutes;
};

function withAnswer({ registers }: WorkshopState, command: Answer): AdditionText {
	const { addition: id, job } = command;
	const known = registers.addition.get(id);
	return {
		kind: 'addition',
		id,
		job,
		text: known?.text ?? '',
		parts: known?.parts ?? '',
		saidBy: command.saidBy.trim(),
		price: command.price.trim()
	};
}

/** Somebody in the workshop has seen that there is more to do. */
export function decideAcknowledgeAddition(
	state: WorkshopState,
	command: Extract<Command, { type: 'AcknowledgeAdditionalWork' }>,
	circumstances: Circumstances
): Decision {
	const found = additionOf(state, command);
	if (!found.ok) return found;
	const { job, addition } = found.value;
	if (addition.becomes === null)
		return refused({ code: 'addition/not-approved', addition: addition.id });
	if (!isUnseen(addition)) return nothingToDo(circumstances);
	return decided(
		[{ type: 'AdditionAcknowledged', job: job.id, addition: addition.id }],
		circumstances
	);
}
