import type { OperationMove } from '../../commands.ts';
import {
	bayCode,
	technicianCode,
	type BayCode,
	type JobId,
	type OperationId,
	type TechnicianCode
} from '../../ids.ts';
import type { Job, Operation } from '../../job/job.ts';
import { OF_BAYS, OF_PEOPLE } from '../../plan/alternatives.ts';
import type { Conflict, Placement } from '../../plan/conflict.ts';
import { conflictsOf } from '../../plan/conflicts.ts';
import { canBePlanned, findOperation } from '../../plan/plan-for.ts';
import type { Refusal } from '../../refusals.ts';
import type { WorkshopState } from '../../state.ts';
import { alternativesTo, type Alternative, type DayOfWork } from './alternatives.ts';
import { betterFirst } from './effect.ts';
import { askedOf, carEffect, movesOf, refusalOf, type Asked, type CarEffect } from './in-words.ts';

/**
 * Why this technician, and why this bay, of a visit's planned work: each alternative with what it would
 * do, what speaks against it at the planned time, and the moves that would make it so.
 */

/** One alternative, in the workshop's words. */
export interface Alternatively {
	/** Who leads instead, or where; one of the two. */
	readonly technician: TechnicianCode | null;
	readonly bay: BayCode | null;
	readonly isCurrent: boolean;
	/** Null where it cannot be had at all. */
	readonly effect: CarEffect | null;
	/** What keeps them from it at the planned time; why it comes later, or why others have to wait. */
	readonly against: readonly Conflict[];
	readonly day: DayOfWork | null;
	/** The step that makes it so: this work, and what is re-timed with it. */
	readonly moves: readonly OperationMove[];
	/** Why that step would be refused; null where it would not, and for the current one. */
	readonly refusal: Refusal | null;
}

/** Which work is asked about. */
interface WorkAsked {
	readonly job: JobId;
	readonly operation: OperationId;
}

type Who = Pick<Asked, 'now' | 'actor'>;

/** Whether there is anything to compare: the work has a place, and nobody began it. */
export const canBeExplained = (job: Job, operation: Operation): boolean =>
	operation.plan !== null && canBePlanned({ job, operation });

/** What speaks against an alternative at the time the plan has; what it breaks anyway is not news. */
function against(
	{ state, now }: Asked,
	placement: Placement,
	change: Pick<Alternatively, 'technician' | 'bay'>
): readonly Conflict[] {
	const { technician, bay } = change;
	const at = Math.max(now, placement.start);
	if (technician !== null) {
		const rest = placement.technicians.slice(1).filter((one) => one !== technician);
		const wished = { ...placement, start: at, technicians: [technician, ...rest] };
		return conflictsOf(state, wished, now).filter(
			(one) => OF_PEOPLE.has(one.code) && 'technician' in one && one.technician === technician
		);
	}
	const wished = { ...placement, start: at, bay: bay ?? placement.bay };
	return conflictsOf(state, wished, now).filter(({ code }) => OF_BAYS.has(code));
}

function inWords(asked: Asked, placement: Placement, one: Alternative): Alternatively {
	const { instead, effect, day, isCurrent, changes } = one;
	const { problem } = asked.planning;
	const who =
		instead.kind === 'technician' ? problem.technicians[instead.technician]?.id : undefined;
	const where = instead.kind === 'bay' ? problem.bays[instead.bay]?.id : undefined;
	const change = {
		technician: who === undefined ? null : technicianCode(who),
		bay: where === undefined ? null : bayCode(where)
	};
	const moves = movesOf(asked, changes);
	return {
		...change,
		isCurrent,
		effect: effect === null ? null : carEffect(asked, placement.job, effect),
		against: isCurrent ? [] : against(asked, placement, change),
		day,
		moves,
		refusal: refusalOf(asked, moves)
	};
}

/**
 * Everybody with the skill and every bay that suits, one after the other in the order of the set-up;
 * whoever shows them ranks them (`ranked`). Nothing for work that has no place or has begun.
 */
export function* whyThis(
	state: WorkshopState,
	{ job, operation: id }: WorkAsked,
	who: Who
): Generator<Alternatively, void, undefined> {
	const found = findOperation(state, { job, operation: id });
	if (!found.ok || !canBeExplained(found.value.job, found.value.operation)) return;
	const { plan } = found.value.operation;
	const asked = askedOf(state, who);
	const index = asked.planning.jobAt.get(job);
	const at = index === undefined ? -1 : (asked.planning.operations[index]?.indexOf(id) ?? -1);
	if (plan === null || index === undefined || at < 0) return;
	const { bay, technicians, start } = plan;
	const placement: Placement = { job, operation: id, bay, technicians, start };
	for (const one of alternativesTo(asked.ground, { job: index, index: at }))
		yield inWords(asked, placement, one);
}

/** Who of the workshop has not learnt it: they are named, and not tried. */
export function withoutSkill(state: WorkshopState, which: WorkAsked): readonly TechnicianCode[] {
	const found = findOperation(state, which);
	if (!found.ok) return [];
	const { setup, operation } = found.value;
	return setup.technicians
		.filter(({ skills }) => skills[operation.skill] === undefined)
		.map(({ code }) => code);
}

/** The current one first, then what costs the shop least; what cannot be made as one step comes after it. */
export function ranked(alternatives: readonly Alternatively[]): readonly Alternatively[] {
	const rank = ({ isCurrent, effect, refusal }: Alternatively): number => {
		if (isCurrent) return 0;
		if (effect === null) return 3;
		return refusal === null ? 1 : 2;
	};
	const load = ({ day }: Alternatively): number => (day === null ? 0 : day.after);
	return alternatives.toSorted((a, b) => {
		const ranks = rank(a) - rank(b);
		if (ranks !== 0 || a.effect === null || b.effect === null) return ranks;
		return betterFirst(a.effect, b.effect) || a.moves.length - b.moves.length || load(a) - load(b);
	});
}
