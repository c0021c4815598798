import type { OperationMove } from '../../commands.ts';
import type { Actor } from '../../decider.ts';
import { bayCode, jobId, technicianCode, type JobId } from '../../ids.ts';
import { forecastOf } from '../../plan/forecast.ts';
import { rippleAt } from '../../plan/ripple.ts';
import { refusalOfMoves } from '../../plan/what-if.ts';
import type { Refusal } from '../../refusals.ts';
import type { WorkshopState } from '../../state.ts';
import { MINUTE_MS, type Instant } from '../../time/instant.ts';
import type { Planning } from '../state-problem.ts';
import type { Change, Ground } from './change.ts';
import type { Effect } from './effect.ts';

/** From the numbers of a question back to the workshop's own words: visits, instants, moves. */

/** The workshop at an instant as everything here asks about it. */
export interface Asked {
	readonly state: WorkshopState;
	readonly planning: Planning;
	readonly ground: Ground;
	readonly now: Instant;
	/** Who would make the change: what they may not wish is not offered. */
	readonly actor: Pick<Actor, 'id' | 'role' | 'name'>;
}

/** The ripple of a workshop with its stand-ins, which are the last of its people and bays. */
export function askedOf(state: WorkshopState, { now, actor }: Pick<Asked, 'now' | 'actor'>): Asked {
	const { planning, replay } = rippleAt(state, now);
	const { technicians, bays } = planning.problem;
	const standIns = { technician: technicians.length - 1, bay: bays.length - 1 };
	return { state, planning, ground: { replay, standIns }, now, actor };
}

/** A visit whose promise stands otherwise with the change; whole minutes past it, 0 in time. */
export interface OtherPromise {
	readonly job: JobId;
	readonly before: number;
	readonly after: number;
}

/** What a change does to the car it is about and to other promises. */
export interface CarEffect extends Pick<Effect, 'saved' | 'lateSaved' | 'waitingSaved'> {
	/** When its work is done as things stand, and with the change; null without a forecast. */
	readonly before: Instant | null;
	readonly after: Instant | null;
	/** Whole minutes it stays late; 0 in time, null where nothing was promised. */
	readonly late: number | null;
	/** Those it hurts first. */
	readonly others: readonly OtherPromise[];
}

/** An effect in instants. */
export function carEffect(asked: Asked, job: JobId, effect: Effect): CarEffect {
	const { state, planning, now } = asked;
	const car = state.jobs.get(job);
	const before = car === undefined ? null : forecastOf(state, car, now).finishAt;
	const { saved, lateSaved, waitingSaved, own, others, finish } = effect;
	return {
		saved,
		lateSaved,
		waitingSaved,
		before,
		// The forecast of running work knows seconds; the difference is in whole minutes.
		after: before === null || finish.after === null ? null : before - saved * MINUTE_MS,
		late: own?.after ?? null,
		others: others.map(({ job: index, before: was, after }) => ({
			job: jobId(planning.problem.jobs[index]?.id ?? ''),
			before: was,
			after
		}))
	};
}

/** The moves of a change: the work it is about and all that is re-timed with it. */
export function movesOf(
	{ state, planning }: Asked,
	changes: readonly Change[]
): readonly OperationMove[] {
	const { problem, operations } = planning;
	return changes.flatMap(({ job, index, place }): OperationMove[] => {
		const id = jobId(problem.jobs[job]?.id ?? '');
		const operation = state.jobs
			.get(id)
			?.operations.find((one) => one.id === operations[job]?.[index]);
		if (operation === undefined) return [];
		const [lead] = place.technicians;
		const choice = problem.jobs[job]?.operations[index]?.choices.find(
			({ technician }) => technician === lead
		);
		const to = {
			bay: bayCode(problem.bays[place.bay]?.id ?? ''),
			technicians: place.technicians.map((one) =>
				technicianCode(problem.technicians[one]?.id ?? '')
			),
			start: problem.origin + place.start * MINUTE_MS,
			// What was added to its length stays added, whoever does it.
			...(operation.plan === null || choice === undefined ? {} : { minutes: choice.minutes })
		};
		return [{ job: id, operation: operation.id, seen: operation.version, to }];
	});
}

/** Why these moves could not be made as one step; null where they could. */
export const refusalOf = (
	{ state, now, actor }: Asked,
	moves: readonly OperationMove[]
): Refusal | null =>
	moves.length === 0 ? null : refusalOfMoves(state, { moves, reason: undefined }, { now, actor });
