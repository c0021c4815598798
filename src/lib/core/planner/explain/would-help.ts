import type { OperationMove } from '../../commands.ts';
import {
	bayCode,
	jobId,
	technicianCode,
	type BayCode,
	type JobId,
	type OperationId,
	type SkillCode,
	type TechnicianCode
} from '../../ids.ts';
import type { Job, Operation } from '../../job/job.ts';
import { isReady } from '../../job/stage.ts';
import { plannedMinutes } from '../../plan/length.ts';
import { missingPartsDueAt, stoppageEndsAt } from '../../plan/readiness.ts';
import type { Lateness } from '../../promise/lateness.ts';
import type { WorkshopState } from '../../state.ts';
import { MINUTE_MS, overlaps, type Instant, type Stretch } from '../../time/instant.ts';
import { dayNumberAt, instantOnDay } from '../../time/zone.ts';
import { absencesOf, hoursOnDay, overtimeOnDay } from '../../workshop/calendar.ts';
import type { Setup } from '../../workshop/setup.ts';
import { minuteFrom, minuteOf } from '../state-resources.ts';
import type { Which } from './alternatives.ts';
import { betterFirst } from './effect.ts';
import { helpFor } from './help.ts';
import { askedOf, carEffect, movesOf, refusalOf, type Asked, type CarEffect } from './in-words.ts';
import type { Help, HelpOption, Means } from './late.ts';

/** What would help a visit that will be late, in the workshop's words. */

/** One thing that could be done. */
export type HelpWish =
	| {
			readonly kind: 'technician';
			readonly operation: OperationId;
			readonly technician: TechnicianCode;
	  }
	| { readonly kind: 'bay'; readonly operation: OperationId; readonly bay: BayCode }
	/** Before the work of another car that is in its way. */
	| { readonly kind: 'before'; readonly operation: OperationId; readonly car: JobId }
	| { readonly kind: 'sooner'; readonly operation: OperationId }
	/** They stay until so much later than they would. */
	| {
			readonly kind: 'overtime';
			readonly people: readonly { readonly technician: TechnicianCode; readonly until: Instant }[];
			readonly minutes: number;
	  }
	| ({
			readonly kind: 'hand';
			readonly operation: OperationId;
			readonly skill: SkillCode;
	  } & Stretch)
	| { readonly kind: 'parts'; readonly operation: OperationId; readonly at: Instant };

/** A thing that helps: by how much, and the moves that would make it so where it is a change of the plan. */
export interface Helping {
	readonly help: HelpWish;
	readonly car: CarEffect;
	readonly moves: readonly OperationMove[];
}

interface Visit extends Asked {
	readonly setup: Setup;
	readonly job: JobId;
}

const operationOf = (
	{ state, planning: { problem, operations } }: Asked,
	{ job, index }: Which
): Operation | undefined =>
	state.jobs
		.get(jobId(problem.jobs[job]?.id ?? ''))
		?.operations.find(({ id }) => id === operations[job]?.[index]);

/**
 * Hours beyond today's for somebody to stay so many minutes: from the end of their day, or of the
 * overtime they were marked for. Null on a day off, and for who is away for some of what is left of it.
 */
function stayingOf(
	{ state, setup, now }: Visit,
	technician: TechnicianCode,
	minutes: number
): Stretch | null {
	const day = dayNumberAt(now, setup.timeZone);
	const hours = hoursOnDay(setup, technician, day).at(-1);
	if (hours === undefined) return null;
	const from = overtimeOnDay(state, technician, day).at(-1)?.to ?? hours.to;
	const to = Math.max(from, now) + minutes * MINUTE_MS;
	const isAway = absencesOf(state, technician).some((absence) =>
		overlaps(absence, { from: now, to })
	);
	return isAway || to > instantOnDay(day + 1, 0, setup.timeZone) ? null : { from, to };
}

/** What the workshop can say of hours, hands and parts. */
function meansOf(visit: Visit): Means {
	const { planning, setup } = visit;
	const { origin, technicians } = planning.problem;
	return {
		staying: (technician, minutes) => {
			const code = technicians[technician]?.id ?? '';
			const span = code === '' ? null : stayingOf(visit, technicianCode(code), minutes);
			return span === null
				? null
				: { from: minuteFrom(origin, span.from), to: minuteOf(origin, span.to) };
		},
		handMinutes: (which, other) => {
			const [mine, theirs] = [operationOf(visit, which), operationOf(visit, other)];
			const isSame = mine !== undefined && mine.skill === theirs?.skill;
			return isSame ? plannedMinutes(setup, theirs, null) : null;
		},
		parts: (which) => {
			const operation = operationOf(visit, which);
			const dueAt = operation === undefined ? null : missingPartsDueAt(operation);
			const stopped = operation === undefined ? null : stoppageEndsAt(operation);
			return dueAt === null
				? null
				: {
						dueAt: minuteFrom(origin, dueAt),
						otherwise: stopped === null ? 0 : minuteFrom(origin, stopped)
					};
		}
	};
}

/** The wish behind the numbers; null where the workshop does not know the work any more. */
function wishOf(visit: Visit, job: number, help: Help): HelpWish | null {
	const { problem } = visit.planning;
	const instant = (minute: number): Instant => problem.origin + minute * MINUTE_MS;
	const person = (index: number): TechnicianCode =>
		technicianCode(problem.technicians[index]?.id ?? '');
	if (help.kind === 'overtime') {
		const people = help.technicians.flatMap((index) => {
			const until = stayingOf(visit, person(index), help.minutes)?.to;
			return until === undefined ? [] : [{ technician: person(index), until }];
		});
		return { kind: 'overtime', people, minutes: help.minutes };
	}
	const operation = operationOf(visit, { job, index: help.index });
	if (operation === undefined) return null;
	const on = { operation: operation.id };
	switch (help.kind) {
		case 'technician':
			return { kind: 'technician', ...on, technician: person(help.technician) };
		case 'bay':
			return { kind: 'bay', ...on, bay: bayCode(problem.bays[help.bay]?.id ?? '') };
		case 'before':
			return { kind: 'before', ...on, car: jobId(problem.jobs[help.blocker.job]?.id ?? '') };
		case 'sooner':
			return { kind: 'sooner', ...on };
		case 'hand': {
			const during = { from: instant(help.during.from), to: instant(help.during.to) };
			return { kind: 'hand', ...on, skill: operation.skill, ...during };
		}
		case 'parts':
			return { kind: 'parts', ...on, at: instant(help.at) };
	}
}

function inWords(visit: Visit, job: number, option: HelpOption): Helping | null {
	const help = wishOf(visit, job, option.help);
	if (help === null) return null;
	const moves = movesOf(visit, option.changes);
	// A change of the plan that would be refused helps nobody.
	if (refusalOf(visit, moves) !== null) return null;
	return { help, car: carEffect(visit, visit.job, option.effect), moves };
}

/** Whether a visit will be late and there is still something to be done about it. */
export function couldBeHelped(job: Job, { forecastAt, promisedAt }: Lateness): boolean {
	if (job.end !== null || isReady(job)) return false;
	return forecastAt !== null && promisedAt !== null && forecastAt > promisedAt;
}

/**
 * What would make a late visit earlier, one after the other in no order, so that whoever asks can pause
 * in between; null for each thing that was tried and does not help. Whoever shows them ranks them
 * (`bestOf`). Nothing for a visit whose work will be done in time.
 */
export function* wouldHelp(
	state: WorkshopState,
	job: JobId,
	who: Pick<Asked, 'now' | 'actor'>
): Generator<Helping | null, void, undefined> {
	const { setup } = state;
	const asked = askedOf(state, who);
	const index = asked.planning.jobAt.get(job);
	if (setup === null || index === undefined) return;
	const visit: Visit = { ...asked, setup, job };
	for (const option of helpFor(asked.ground, { job: index, means: meansOf(visit) }))
		yield option === null ? null : inWords(visit, index, option);
}

/** Of alternatives for one piece of work nobody reads more. */
const MOST_OF_A_KIND = 2;

const kindOf = ({ help }: Helping): string =>
	'operation' in help ? `${help.kind} ${help.operation}` : help.kind;

/**
 * What is worth reading: the best two of a kind for each piece of work, those that spare the whole shop
 * most first. "Best found" is all that can be said of the first: only single changes were tried.
 */
export function bestOf(options: readonly Helping[]): readonly Helping[] {
	const taken = new Map<string, number>();
	return options
		.toSorted((a, b) => betterFirst(a.car, b.car) || a.moves.length - b.moves.length)
		.filter((option) => {
			const count = (taken.get(kindOf(option)) ?? 0) + 1;
			taken.set(kindOf(option), count);
			return count <= MOST_OF_A_KIND;
		});
}
