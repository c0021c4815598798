import { causesOf } from '../causes.ts';
import type { Ground } from './change.ts';
import { betterFirst } from './effect.ts';
import type { HelpOption, Late, Means } from './late.ts';
import { planChanges } from './plan-help.ts';
import { otherWorlds } from './world-help.ts';

/**
 * What would help a car that will be late: what makes it late says what is worth trying, each is
 * replayed by itself, and what makes the car no earlier is not named.
 */

/** Of alternatives for one piece of work nobody reads more. */
const MOST_OF_A_KIND = 2;

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

const kindOf = ({ help }: HelpOption): string =>
	'index' in help ? `${help.kind} ${String(help.index)}` : help.kind;

/**
 * What is worth reading: the best two of a kind for each piece of work, those that spare the whole shop most first.
 * "Best found" is all that can be said of the first: only single changes were tried.
 */
export function bestOf<One extends HelpOption>(options: readonly One[]): readonly One[] {
	const taken = new Map<string, number>();
	return options
		.toSorted((a, b) => betterFirst(a.effect, b.effect) || a.changes.length - b.changes.length)
		.filter((option) => {
			const count = (taken.get(kindOf(option)) ?? 0) + 1;
			taken.set(kindOf(option), count);
			return count <= MOST_OF_A_KIND;
		});
}
