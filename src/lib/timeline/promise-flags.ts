import type { Bar } from '#core/board/timeline-bars.ts';
import type { Level } from '#core/promise/lateness.ts';
import { isPromisedWithin } from './bar-look.ts';
import { xOf, type Scale } from './geometry.ts';

/**
 * A flag stands on each promise: the room between it and the bar is what is left. The flags of a row are
 * one drawing with a path for each colour, not an element for each flag.
 */

/** Which colour a flag has: by urgency, or of the chosen car. */
export type FlagColour = Level | 'chosen';

/** Width of the pole, and half the height of the cloth, px. */
const POLE_PX = 2;
const CLOTH_PX = 4;

/** A flag as a path, its pole from `top` down. */
export const flagPath = (x: number, top: number, height: number): string =>
	`M${x} ${top}h${POLE_PX}v${height}h${-POLE_PX}zM${x} ${top}l${CLOTH_PX} ${CLOTH_PX}l${-CLOTH_PX} ${CLOTH_PX}z`;

interface Flown {
	readonly scale: Scale;
	readonly height: number;
	/** From the top of the row to the bar of that place in the row. */
	readonly topOf: (index: number) => number;
	readonly isChosen: (bar: Bar) => boolean;
}

/** The paths of the flags that stand beside their bars, one for each colour there is. */
export function flagsOf(
	bars: readonly Bar[],
	{ scale, height, topOf, isChosen }: Flown
): readonly { readonly colour: FlagColour; readonly path: string }[] {
	const paths = new Map<FlagColour, string>();
	bars.forEach((bar, index) => {
		const { promisedAt, from, to, level } = bar;
		if (promisedAt === null || isPromisedWithin(bar)) return;
		if (promisedAt < scale.from || promisedAt > scale.to) return;
		// Of a car that is not worked on in this stretch there is nothing to stand beside.
		if (to <= scale.from || from >= scale.to) return;
		const colour = isChosen(bar) ? 'chosen' : level;
		const drawn = flagPath(xOf(scale, promisedAt), topOf(index), height);
		paths.set(colour, (paths.get(colour) ?? '') + drawn);
	});
	return [...paths].map(([colour, path]) => ({ colour, path }));
}
