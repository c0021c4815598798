import type { TechnicianCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { plannedMinutes, workedMinutes } from '../plan/length.ts';
import type { WorkshopState } from '../state.ts';
import type { Trade } from '../workshop/setup.ts';
import { joined, NO_SPREAD, varianceOf, type Spread } from './spread.ts';
import type { History } from './work-history.ts';

/**
 * How long work really takes here: the shop's own finished work, planned against real, by operation
 * code and person. It knows technicians by their code and nobody else; nothing in it says which car it
 * was. What is learnt when and where it lies: `learn.ts`.
 */

/** How real ÷ planned is spread: log-normal, by mean and standard deviation of its logarithm. */
export interface Stretching {
	readonly mu: number;
	readonly sigma: number;
}

/** Under which name work of this kind is remembered. */
export const workKey = ({ itemCode, kind, skill }: Operation): string =>
	itemCode === '' ? `${kind}:${skill}` : itemCode;

/**
 * A tap forgotten for hours, or start and finish tapped together, says nothing of the work: ratios
 * beyond six times and a sixth are cut off there.
 */
const MOST_RATIO = 6;
const LEAST_MINUTES = 1;

/** One finished piece of work as a sample: ln(real ÷ planned), and who led it; null where it says nothing. */
export function sampleOf(
	state: WorkshopState,
	operation: Operation
): { readonly technician: TechnicianCode; readonly value: number } | null {
	const { setup } = state;
	const { finishedAt } = operation;
	const technician = operation.stints[0]?.technician;
	if (setup === null || finishedAt === null || technician === undefined) return null;
	const real = workedMinutes(state, operation, finishedAt);
	if (real < LEAST_MINUTES) return null;
	// Against what is planned before anything is known of the car, not against a plan lengthened later.
	const planned = plannedMinutes(setup, operation, technician);
	const ratio = Math.min(MOST_RATIO, Math.max(1 / MOST_RATIO, real / planned));
	return { technician, value: Math.log(ratio) };
}

/** From so many samples on only what happened itself is believed. */
export const ENOUGH_SAMPLES = 20;

/** Spread of real ÷ planned where nothing was learnt yet (median 1), by trade. */
const USUAL_SIGMA = 0.3;
const USUAL_SIGMAS: Partial<Record<Trade, number>> = {
	// Nobody knows before what a diagnosis will find.
	electrical: 0.45,
	inspection: 0.2,
	wash: 0.2
};

/** Where nothing was learnt: half of all work is done within its planned time. */
export const usualStretching = (trade: Trade): Stretching => ({
	mu: 0,
	sigma: USUAL_SIGMAS[trade] ?? USUAL_SIGMA
});

/**
 * Own samples where they are enough, leaning on something wider while they are few:
 *
 *     w  = min(1, n ÷ 20)
 *     μ  = w · own mean + (1 − w) · wider μ
 *     σ² = w · own variance + (1 − w) · wider σ² + w² · own variance ÷ n
 *
 * n counts own samples; the last term is what the mean of n samples may itself be wrong by. A single
 * sample has no variance of its own and takes the wider one's. Linear shrinkage reaches "own only" at
 * 20 samples, as the planner's notes ask; the estimators are those of a log-normal distribution.
 */
export function leaning(own: Spread, wider: Stretching): Stretching {
	if (own.samples === 0) return wider;
	const w = Math.min(1, own.samples / ENOUGH_SAMPLES);
	const widerVariance = wider.sigma ** 2;
	const variance = varianceOf(own) ?? widerVariance;
	return {
		mu: w * own.mean + (1 - w) * wider.mu,
		sigma: Math.sqrt(w * variance + (1 - w) * widerVariance + (w * w * variance) / own.samples)
	};
}

const bySkillOf = new WeakMap<History, ReadonlyMap<string, Spread>>();

/** Everything learnt of each skill, over all codes and people. */
function bySkill(history: History): ReadonlyMap<string, Spread> {
	const known = bySkillOf.get(history);
	if (known !== undefined) return known;
	const spreads = new Map<string, Spread>();
	for (const { skill, people } of history.values())
		for (const spread of Object.values(people))
			spreads.set(skill, joined(spreads.get(skill) ?? NO_SPREAD, spread));
	bySkillOf.set(history, spreads);
	return spreads;
}

/**
 * How real ÷ planned is spread for this work by this person: their own samples of this code, leaning
 * on those of its skill, which lean on what is usual in the trade. Nobody in particular (null) is
 * reckoned with the skill's.
 */
export function stretchingOf(
	history: History,
	operation: Operation,
	technician: TechnicianCode | null
): Stretching {
	const type = leaning(
		bySkill(history).get(operation.skill) ?? NO_SPREAD,
		usualStretching(operation.trade)
	);
	if (technician === null) return type;
	return leaning(history.get(workKey(operation))?.people[technician] ?? NO_SPREAD, type);
}
