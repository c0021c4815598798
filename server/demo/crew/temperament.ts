import { BASIS, fnv1a } from '#core/digest.ts';
import type { Job, Operation, StoppageReason } from '#core/job/job.ts';
import { MINUTE_MS, type DurationMs } from '#core/time/instant.ts';

/**
 * How the simulated crew's day differs from the plan. Everything follows from the id of the thing, so
 * that the same day is played the same way again, and nothing needs to be remembered.
 */

/** A number from 0 to 1 that belongs to this id and question for good. */
function chance(id: string, question: string): number {
	const mixed = fnv1a(`${question}:${id}`, BASIS);
	return (Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d) >>> 0) / 2 ** 32;
}

const between = (id: string, question: string, [low, high]: readonly [number, number]): number =>
	low + (high - low) * chance(id, question);

/** Share of its planned time the work really takes: most a little less, one in five clearly more. */
export function realShare({ id }: Operation): number {
	return chance(id, 'overrun') < 0.2
		? between(id, 'how far over', [1.15, 1.6])
		: between(id, 'how far', [0.8, 1.05]);
}

/** How much later than expected something comes: a few minutes early up to twenty late. */
export const lateness = (id: string): DurationMs => between(id, 'late', [-5, 20]) * MINUTE_MS;

const MISHAPS: readonly StoppageReason[] = ['approval', 'decision', 'equipment', 'parts'];

/** A stoppage in the middle of longer work, in one of ten; null for the others. */
export function mishapOf({
	id,
	kind,
	standardMinutes
}: Operation): { readonly reason: StoppageReason; readonly lastsMs: DurationMs } | null {
	if (kind !== 'work' || standardMinutes < 40 || chance(id, 'mishap') >= 0.1) return null;
	const reason = MISHAPS[Math.floor(chance(id, 'reason') * MISHAPS.length)] ?? 'decision';
	return { reason, lastsMs: between(id, 'how long', [20, 60]) * MINUTE_MS };
}

/** Whether the inspector sends this car back; one in twenty-five. */
export const failsInspection = ({ id }: Operation): boolean => chance(id, 'fails') < 0.04;

/** What is said of a late finish, out of the workshop's list; one in four says nothing, for others to ask. */
export function causeOf({ id }: Operation, causes: readonly string[]): string | undefined {
	return chance(id, 'says why') < 0.75
		? causes[Math.floor(chance(id, 'why') * causes.length)]
		: undefined;
}

/**
 * How long a ready car waits for its bill and for its owner: who waits on site is quick, and the others
 * were told beforehand when to come.
 */
export const paysAfter = ({ id }: Job): DurationMs => between(id, 'pays', [2, 5]) * MINUTE_MS;
export const leavesAfter = ({ id, waiting }: Job): DurationMs =>
	between(id, 'leaves', waiting ? [5, 10] : [8, 30]) * MINUTE_MS;

/**
 * How long a car that nobody waits for and that is promised for another day stands before the crew gives
 * it out: whoever looks at the demo finds something to dispatch, and no promise breaks by it.
 */
export const givenOutAfter = ({ id }: Job): DurationMs =>
	between(id, 'given out', [30, 150]) * MINUTE_MS;

/** Whether the advisor rings and moves a promise that will break; the others run late. */
export const movesPromise = ({ id }: Job): boolean => chance(id, 'rings') < 0.4;

/** Whether this minute is one of those, every fifth, at which somebody looks at this car's plan again. */
export const isTurnOf = (id: string, minute: number): boolean =>
	(minute + Math.floor(chance(id, 'turn') * 5)) % 5 === 0;
