import { HOUR_MS, MINUTE_MS, type Instant, type Stretch } from '#core/time/instant.ts';

/**
 * Where things lie on the timeline: time to pixel and back, ticks, lanes of overlapping bars, and the
 * rows in view. Plain functions; they know neither the page nor what a bar stands for.
 */

/** The stretch of time shown, and how wide an hour of it is drawn. Pixels count from `from`. */
export interface Scale extends Stretch {
	readonly pxPerHour: number;
}

/** Pixels from the left edge of the track; negative before its start. */
export const xOf = ({ from, pxPerHour }: Scale, at: Instant): number =>
	((at - from) / HOUR_MS) * pxPerHour;

/** The moment under a pixel of the track; the inverse of `xOf`. */
export const instantAt = ({ from, pxPerHour }: Scale, x: number): Instant =>
	from + (x / pxPerHour) * HOUR_MS;

/** Width of the whole track in pixels. */
export const widthOf = (scale: Scale): number => xOf(scale, scale.to);

/** The nearest multiple of `stepMs` counted from `origin`; a finger never hits a round minute. */
export const snap = (at: Instant, stepMs: number, origin: Instant): Instant =>
	origin + Math.round((at - origin) / stepMs) * stepMs;

/** The part of a stretch that the scale shows; null when none of it. */
export function clip(scale: Scale, { from, to }: Stretch): Stretch | null {
	const shown = { from: Math.max(from, scale.from), to: Math.min(to, scale.to) };
	return shown.from < shown.to ? shown : null;
}

/** A box on the track in pixels; nothing is drawn narrower than a pixel and a half, or it would vanish. */
export const boxOf = (scale: Scale, { from, to }: Stretch): { left: number; width: number } => ({
	left: xOf(scale, from),
	width: Math.max(1.5, xOf(scale, to) - xOf(scale, from))
});

/** Steps people count hours in, minutes. */
const TICK_STEPS = [5, 10, 15, 30, 60, 120, 180, 360, 720] as const;

/** Minutes between two labelled ticks so that labels have at least `minPx` of room. */
export function tickStep(pxPerHour: number, minPx: number): number {
	const fits = TICK_STEPS.find((minutes) => (minutes / 60) * pxPerHour >= minPx);
	return fits ?? 1440;
}

/** Moments to label: every step from `origin` (local midnight, so that they are round there) within the scale. */
export function ticksOf(scale: Scale, stepMinutes: number, origin: Instant): readonly Instant[] {
	const step = stepMinutes * MINUTE_MS;
	const first = origin + Math.ceil((scale.from - origin) / step) * step;
	const count = Math.max(0, Math.floor((scale.to - first) / step) + 1);
	return Array.from({ length: count }, (_, index) => first + index * step);
}

/** Which lane each span lies in, and how many lanes there are (at least one). */
export interface Lanes {
	readonly laneOf: readonly number[];
	readonly count: number;
}

/**
 * Packs spans into as few lanes as their overlaps need, in the order of their starts; touching spans
 * share a lane. The answer is in the order the spans were given.
 */
export function lanesOf(spans: readonly Stretch[]): Lanes {
	const order = spans.map((_, index) => index);
	order.sort((a, b) => startOf(spans, a) - startOf(spans, b) || a - b);
	const laneEnds: number[] = [];
	const laneOf = new Array<number>(spans.length).fill(0);
	for (const index of order) {
		const span = spans[index];
		if (span === undefined) continue;
		const free = laneEnds.findIndex((end) => end <= span.from);
		const lane = free === -1 ? laneEnds.length : free;
		laneEnds[lane] = span.to;
		laneOf[index] = lane;
	}
	return { laneOf, count: Math.max(1, laneEnds.length) };
}

const startOf = (spans: readonly Stretch[], index: number): number => spans[index]?.from ?? 0;

/** Tops of rows under each other, and after the last one the height of all: one longer than `heights`. */
export function topsOf(heights: readonly number[]): readonly number[] {
	const tops = [0];
	let top = 0;
	for (const height of heights) {
		top += height;
		tops.push(top);
	}
	return tops;
}

/** Rows `first` to before `end`. */
export interface RowWindow {
	readonly first: number;
	readonly end: number;
}

/** What is seen of the rows: how far they are scrolled, how tall the view is, and how much more to draw. */
export interface Viewport {
	readonly top: number;
	readonly height: number;
	/** Rows drawn beyond either edge, so that a scroll does not show a gap before the next frame. */
	readonly overscan: number;
}

/** The rows to draw for a view; empty only where there are no rows. */
export function rowsInView(tops: readonly number[], view: Viewport): RowWindow {
	const count = tops.length - 1;
	if (count <= 0) return { first: 0, end: 0 };
	const first = Math.min(count - 1, rowAt(tops, view.top));
	const last = Math.min(count - 1, rowAt(tops, view.top + view.height));
	return {
		first: Math.max(0, first - view.overscan),
		end: Math.min(count, last + 1 + view.overscan)
	};
}

/** The row that lies at a height: the last one whose top is not below it. */
export function rowAt(tops: readonly number[], y: number): number {
	let low = 0;
	let high = tops.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((tops[middle] ?? Infinity) <= y) low = middle;
		else high = middle - 1;
	}
	return low;
}
