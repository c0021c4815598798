import type { Bar } from '#core/board/timeline-bars.ts';
import type { Instant, Stretch } from '#core/time/instant.ts';
import {
	NAME_FROM_PX,
	PLATE_FROM_PX,
	SIGN_ALONE_FROM_PX,
	SIGN_FROM_PX,
	LETTERS_FROM_PX,
	TAIL_LETTERS
} from './density.ts';
import { boxOf, clip, xOf, type Scale } from './geometry.ts';
import { levelIcon } from './marks.ts';
import { hullOf, segmentsOf, type Segment } from './segments.ts';

/**
 * How a bar is drawn, as plain values. Most bars of a day are a plan with a plate on it; such a bar is
 * one element with one text, because what a frame costs is the number of elements in it (targets P5, P6).
 */

/** What a bar is drawn on. */
export interface Canvas {
	readonly scale: Scale;
	/** The part of the scale that is drawn. */
	readonly window: Stretch;
	/** The first moment seen beside the rows' names; null where nothing scrolls sideways. */
	readonly seenFrom: Instant | null;
	/** Asked for only by a bar that still grows. */
	readonly now: () => Instant;
}

/** A box on a bar, px from its left edge. */
interface Gap {
	readonly left: number;
	readonly width: number;
}

export interface Look {
	/** On the track, px. */
	readonly left: number;
	readonly width: number;
	/** What is written at least: the plate, or as much of its end as there is room for. */
	readonly plate: string;
	/** Where no letter fits: the sign of its urgency stands for it, since colour alone says nothing. */
	readonly isSignOnly: boolean;
	/** Too narrow even for that sign: the bar itself is drawn broken, by its urgency. */
	readonly isBroken: boolean;
	/** Nothing but a plan of one piece: the bar's own border draws it. */
	readonly isPlain: boolean;
	/** There is more in it than the plate. */
	readonly isRich: boolean;
	/** It begins before what is seen, so its text goes along with the view. */
	readonly sticks: boolean;
	/** What lies in it, px from its left edge. */
	readonly segments: readonly Segment[];
	readonly breaks: readonly Gap[];
	/** The promise, where it falls due before the bar ends; px from its left edge. */
	readonly promise: number | null;
}

/** Whether the promise falls within the bar; one that does not is drawn beside it, on the row. */
export const isPromisedWithin = ({ promisedAt, from, to }: Bar): boolean =>
	promisedAt !== null && promisedAt >= from && promisedAt < to;

/** Whether work or a stoppage on it still goes on. */
export const growsOn = ({ worked, stopped }: Bar): boolean =>
	worked.some(({ to }) => to === null) || stopped.some(({ to }) => to === null);

/** The end of a plate is what people call a car by: its number, then the last letters of that. */
function plateIn(plate: string, room: number): string {
	if (room >= PLATE_FROM_PX) return plate;
	const tail = plate.split('·').at(-1) ?? '';
	const letters = TAIL_LETTERS.find(({ fromPx }) => room >= fromPx)?.letters ?? 0;
	return letters === 0 ? '' : tail.slice(-letters);
}

/** Between a bar and what is written beside it, and after that, px. */
const BESIDE_PX = 4;

/**
 * What is written beside a bar too narrow for any letter: the end of its plate, as much as the `room` up to
 * the next bar of its lane holds. Empty where the bar says it itself, or there is no room either.
 */
export const besideOf = ({ plate }: Bar, look: Look, room: number): string =>
	look.plate === '' ? plateIn(plate, Math.min(room - BESIDE_PX, PLATE_FROM_PX - 1)) : '';

/** Whether not even the end of a plate fits into the bar. */
export const isTooNarrow = ({ from, to }: Bar, scale: Scale): boolean =>
	xOf(scale, to) - xOf(scale, from) < LETTERS_FROM_PX;

const breaksOf = (bar: Bar, scale: Scale, left: number): readonly Gap[] =>
	bar.breaks.flatMap((gap) => {
		const shown = clip(scale, gap);
		if (shown === null) return [];
		const box = boxOf(scale, shown);
		return [{ left: box.left - left, width: box.width }];
	});

/** How an urgency is shown where no letter fits. */
function signOf(
	{ state, level }: Bar,
	plate: string,
	width: number
): Pick<Look, 'isSignOnly' | 'isBroken'> {
	const isSigned = plate === '' && state !== 'finished' && levelIcon(level) !== null;
	const isSignOnly = isSigned && width >= SIGN_ALONE_FROM_PX;
	return { isSignOnly, isBroken: isSigned && !isSignOnly };
}

/** Whether there is more to write than the plate. */
function isWordy({ state, level, marks }: Bar, width: number): boolean {
	if (width >= NAME_FROM_PX || (state === 'finished' && width >= SIGN_FROM_PX)) return true;
	return width >= PLATE_FROM_PX && (levelIcon(level) !== null || marks.length > 0);
}

/** Null for a bar that lies outside of what is drawn; one that is kept is drawn wherever the scale reaches. */
export function lookOf(bar: Bar, canvas: Canvas, isKept = false): Look | null {
	const segments = segmentsOf(bar, canvas.scale, growsOn(bar) ? canvas.now() : 0);
	const hull = hullOf(segments);
	return hull === null || !(isKept || isWithin(hull, canvas))
		? null
		: lookWithin(hull, segments, { bar, canvas });
}

const isWithin = ({ left, width }: Gap, { scale, window }: Canvas): boolean =>
	left <= xOf(scale, window.to) && left + width >= xOf(scale, window.from);

function lookWithin(
	{ left, width }: Gap,
	segments: readonly Segment[],
	{ bar, canvas: { scale, seenFrom } }: { readonly bar: Bar; readonly canvas: Canvas }
): Look {
	const breaks = breaksOf(bar, scale, left);
	const isPlain = segments.length === 1 && segments[0]?.kind === 'planned' && breaks.length === 0;
	const promise =
		bar.promisedAt !== null && isPromisedWithin(bar) ? xOf(scale, bar.promisedAt) - left : null;
	const plate = plateIn(bar.plate, width);
	const { isSignOnly, isBroken } = signOf(bar, plate, width);
	const sticks = seenFrom !== null && left < xOf(scale, seenFrom);
	return {
		left,
		width,
		plate,
		isSignOnly,
		isBroken,
		isPlain,
		isRich: !isPlain || isSignOnly || promise !== null || sticks || isWordy(bar, width),
		sticks,
		segments: segments.map((one) => ({ ...one, left: one.left - left })),
		breaks,
		promise
	};
}
