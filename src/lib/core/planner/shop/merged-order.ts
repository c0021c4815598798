import { at } from '../at.ts';
import type { Random } from '../random.ts';

/**
 * A child of two orders of all operations: again and again the first one that is still missing, of
 * this parent or of that by chance (precedence preservative crossover; Bierwirth, Mattfeld and Kopfer
 * 1996). What both parents do in the same order the child does too, so that it can always be worked
 * and lies between them.
 */
export function mergedOrder(one: Int32Array, other: Int32Array, random: Random): Int32Array {
	const taken = new Uint8Array(one.length);
	const next = [0, 0];
	return one.map(() => {
		const side = random.below(2);
		const parent = side === 0 ? one : other;
		let index = next[side] ?? 0;
		while (taken[at(parent, index)] === 1) index++;
		next[side] = index + 1;
		const v = at(parent, index);
		taken[v] = 1;
		return v;
	});
}
