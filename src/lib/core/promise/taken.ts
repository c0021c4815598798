import type { PlanningProblem } from '../planner/problem.ts';

/** Which spans of people and bays other work takes, for looking into the gaps between. */

/** Spans by their start, not overlapping. */
interface Spans {
	readonly from: number[];
	readonly to: number[];
}

/** Of every person and every bay of a problem, by index. */
export interface Taken {
	readonly technicians: readonly Spans[];
	readonly bays: readonly Spans[];
}

/** Nobody and nothing is taken yet. */
export const nothingTaken = ({ technicians, bays }: PlanningProblem): Taken => ({
	technicians: technicians.map(() => ({ from: [], to: [] })),
	bays: bays.map(() => ({ from: [], to: [] }))
});

/** How many spans begin before `at`. */
function countBefore({ from }: Spans, at: number): number {
	let low = 0;
	let high = from.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((from[middle] ?? 0) < at) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Takes a span; where plans collide already it may overlap others, which are cut so that order holds. */
export function take(spans: Spans, start: number, end: number): void {
	if (end <= start) return;
	const index = countBefore(spans, start);
	const until = spans.to[index - 1] ?? 0;
	const from = Math.max(start, until);
	const to = Math.min(end, spans.from[index] ?? end);
	if (to <= from) return;
	spans.from.splice(index, 0, from);
	spans.to.splice(index, 0, to);
}

/** When the last of the spans that touch `start` to `end` ends; -1 where none does. */
export function clashEnd(spans: Spans, start: number, end: number): number {
	const last = countBefore(spans, end) - 1;
	const to = spans.to[last] ?? -1;
	return to > start ? to : -1;
}

/** The same, to be filled further without changing what was handed in. */
export const copyOf = ({ technicians, bays }: Taken): Taken => ({
	technicians: technicians.map(({ from, to }) => ({ from: from.slice(), to: to.slice() })),
	bays: bays.map(({ from, to }) => ({ from: from.slice(), to: to.slice() }))
});
