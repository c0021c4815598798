import type { PlanningProblem, ProblemBay, ProblemTechnician, Span } from './problem.ts';

/**
 * Hours as tables of small integers, the ground the timing kernel stands on. Windows rather than one
 * entry a minute: a person has some two windows a day, so that a fortnight of sixty people fits into
 * the processor's nearest memory, and building it costs microseconds after an absence.
 */

/** Later than any minute of any horizon, and small enough that adding to it stays a small integer. */
export const NEVER = 0x1fff_ffff;

/** Minutes that one entry of the look-up table stands for; as a shift, it costs no division. */
const SLOT_SHIFT = 5;

/**
 * When somebody works, or a bay is open: window `w` runs from `from[w]` (inclusive) to `to[w]`
 * (exclusive), and `before[w]` minutes of work lie before it. Sorted and not touching; one more entry
 * at the end has `from` and `to` NEVER, so that reading past the last window needs no test.
 */
export interface Hours {
	readonly count: number;
	readonly from: Int32Array;
	readonly to: Int32Array;
	readonly before: Int32Array;
	/** For each half hour or so of the horizon the first window that ends after it begins. */
	readonly slot: Int32Array;
}

/** All hours of one problem: by index of technician, and by index of bay (when it is not closed). */
export interface Calendar {
	readonly horizon: number;
	readonly technicians: readonly Hours[];
	readonly bays: readonly Hours[];
}

/** Sorted windows within the horizon, overlapping or touching ones made one. */
function tidy(windows: readonly Span[], horizon: number): Span[] {
	const tidied: Span[] = [];
	for (const { from, to } of windows.slice().sort((a, b) => a.from - b.from)) {
		const start = Math.max(0, from);
		const end = Math.min(horizon, to);
		if (end <= start) continue;
		const last = tidied[tidied.length - 1];
		if (last !== undefined && start <= last.to)
			tidied[tidied.length - 1] = { from: last.from, to: Math.max(last.to, end) };
		else tidied.push({ from: start, to: end });
	}
	return tidied;
}

function slotsOf(to: Int32Array, horizon: number): Int32Array {
	const slot = new Int32Array((horizon >> SLOT_SHIFT) + 1);
	let window = 0;
	for (let index = 0; index < slot.length; index += 1) {
		while ((to[window] ?? NEVER) <= index << SLOT_SHIFT) window += 1;
		slot[index] = window;
	}
	return slot;
}

/** The table of some windows, clipped to the horizon. Windows may come in any order and overlap. */
export function hoursOf(windows: readonly Span[], horizon: number): Hours {
	const tidied = tidy(windows, horizon);
	const count = tidied.length;
	const from = new Int32Array(count + 1).fill(NEVER);
	const to = new Int32Array(count + 1).fill(NEVER);
	const before = new Int32Array(count + 1);
	let work = 0;
	tidied.forEach((window, index) => {
		from[index] = window.from;
		to[index] = window.to;
		before[index] = work;
		work += window.to - window.from;
	});
	before[count] = work;
	return { count, from, to, before, slot: slotsOf(to, horizon) };
}

/** What is left of the horizon when some spans are taken out, in any order. */
function outside(closed: readonly Span[], horizon: number): Span[] {
	const open: Span[] = [];
	let from = 0;
	for (const span of tidy(closed, horizon)) {
		if (span.from > from) open.push({ from, to: span.from });
		from = span.to;
	}
	if (from < horizon) open.push({ from, to: horizon });
	return open;
}

/** Hours by whose they are: people and bays are never changed in place, and one that changed is a new one. */
const known = new WeakMap<ProblemTechnician | ProblemBay, { horizon: number; hours: Hours }>();

function remembered(
	whose: ProblemTechnician | ProblemBay,
	horizon: number,
	windows: () => readonly Span[]
): Hours {
	const before = known.get(whose);
	if (before?.horizon === horizon) return before.hours;
	const hours = hoursOf(windows(), horizon);
	known.set(whose, { horizon, hours });
	return hours;
}

/**
 * The hours of a problem. Remembered by person and by bay: whoever asks again after an event that
 * changed neither hands in the same objects and pays nothing.
 */
export function calendarOf({ technicians, bays, horizon }: PlanningProblem): Calendar {
	return {
		horizon,
		technicians: technicians.map((person) => remembered(person, horizon, () => person.windows)),
		bays: bays.map((bay) => remembered(bay, horizon, () => outside(bay.closed, horizon)))
	};
}

/** The first window that ends after `at`; `count` when there is none. `at` is not negative. */
export function windowFrom(hours: Hours, at: number): number {
	let window = hours.slot[at >> SLOT_SHIFT] ?? hours.count;
	while ((hours.to[window] ?? NEVER) <= at) window += 1;
	return window;
}

/** The first working minute at or after `at`; NEVER when there is none before the horizon. */
export function nextWorking(hours: Hours, at: number): number {
	const from = hours.from[windowFrom(hours, at)] ?? NEVER;
	return from > at ? from : at;
}

/** Working minutes that lie before `at`. */
export function workBefore(hours: Hours, at: number): number {
	const window = windowFrom(hours, at);
	const from = hours.from[window] ?? NEVER;
	const before = hours.before[window] ?? 0;
	return at > from ? before + at - from : before;
}
