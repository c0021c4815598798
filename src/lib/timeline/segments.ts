import type { Bar } from '#core/board/timeline-bars.ts';
import type { StoppageReason } from '#core/job/job.ts';
import type { Instant } from '#core/time/instant.ts';
import { boxOf, clip, type Scale } from './geometry.ts';

/** What is drawn inside one bar, in pixels from the left edge of the track. */
export interface Segment {
	readonly kind: 'planned' | 'worked' | 'stopped';
	readonly left: number;
	readonly width: number;
	/** It still goes on: no right end is drawn, and it grows. */
	readonly isOpen: boolean;
	/** Of stoppages only. */
	readonly reason: StoppageReason | null;
}

interface Drawn {
	readonly kind: Segment['kind'];
	readonly from: Instant;
	readonly to: Instant | null;
	readonly reason: StoppageReason | null;
}

function segment(scale: Scale, now: Instant, drawn: Drawn): Segment | null {
	const to = Math.max(drawn.to ?? now, drawn.from + 1);
	const shown = clip(scale, { from: drawn.from, to });
	if (shown === null) return null;
	const { kind, reason } = drawn;
	return { kind, reason, isOpen: drawn.to === null, ...boxOf(scale, shown) };
}

/** The plan first, so that the truth lies over it. What ran into the next day is cut at the edges. */
export function segmentsOf(bar: Bar, scale: Scale, now: Instant): readonly Segment[] {
	const drawn: Drawn[] = [];
	if (bar.planned !== null) drawn.push({ kind: 'planned', reason: null, ...bar.planned });
	for (const { from, to } of bar.worked) drawn.push({ kind: 'worked', from, to, reason: null });
	for (const { from, to, reason } of bar.stopped) drawn.push({ kind: 'stopped', from, to, reason });
	return drawn.flatMap((one) => segment(scale, now, one) ?? []);
}

/** The box around all segments; null when the bar lies outside the scale. */
export function hullOf(segments: readonly Segment[]): { left: number; width: number } | null {
	if (segments.length === 0) return null;
	const left = Math.min(...segments.map((one) => one.left));
	const right = Math.max(...segments.map((one) => one.left + one.width));
	return { left, width: right - left };
}
