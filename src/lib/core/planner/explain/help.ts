import { causesOf } from '../causes.ts';
import type { Ground } from './change.ts';
import type { HelpOption, Late, Means } from './late.ts';
import { planChanges } from './plan-help.ts';
import { otherWorlds } from './world-help.ts';

/**
 * What would help a car that will be late: what makes it late says what is worth trying, each is
 * replayed by itself, and what makes the car no earlier is not named.
 */

/**
 * Everything that was tried for a late car, one after the other, so that whoever asks can pause in
 * between; null for what makes it no earlier. Nothing for a car in time, one nothing was promised for, and one without a finish.
 */
export function* helpFor(
	ground: Ground,
	{ job, means }: { readonly job: number; readonly means: Means }
): Generator<HelpOption | null, void, undefined> {
	const causes = causesOf(ground.replay, job);
	if (causes.length === 0) return;
	const late: Late = { ...ground, job, means, causes };
	yield* planChanges(late);
	yield* otherWorlds(late);
}
