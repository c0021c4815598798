import type { Operation } from '../job/job.ts';
import { ENOUGH_SAMPLES, workKey } from '../promise/history.ts';
import { joined, NO_SPREAD } from '../promise/spread.ts';
import type { WorkshopState } from '../state.ts';
import { skillOf } from '../workshop/lookup.ts';

/** Whether a piece of work is one people are glad of: who is paid by standard hours earns on easy work. */
export type Difficulty = 'easy' | 'ordinary' | 'hard';

/** By so much real and planned time differ before it is the work's doing. */
const TOLERANCE = 0.1;
/** Known by nobody yet, work of up to an hour is taken to be easy. */
const SHORT_MINUTES = 60;

/**
 * From 20 finished pieces of the same code on, the shop's own times decide: hard takes, in the middle,
 * more than a tenth longer than planned, easy more than a tenth less. Before that hard is what pauses
 * over breaks (big repairs) and what finds faults, and easy is the rest of up to a standard hour.
 */
export function difficultyOf({ setup, history }: WorkshopState, operation: Operation): Difficulty {
	const known = Object.values(history.get(workKey(operation))?.people ?? {}).reduce(
		joined,
		NO_SPREAD
	);
	if (known.samples >= ENOUGH_SAMPLES) {
		const ratio = Math.exp(known.mean);
		if (ratio > 1 + TOLERANCE) return 'hard';
		return ratio < 1 - TOLERANCE ? 'easy' : 'ordinary';
	}
	const isBig = setup !== null && skillOf(setup, operation.skill)?.splittable === true;
	if (isBig || operation.trade === 'electrical') return 'hard';
	return operation.standardMinutes <= SHORT_MINUTES ? 'easy' : 'ordinary';
}
