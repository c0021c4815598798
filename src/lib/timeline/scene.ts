import type { Instant } from '#core/time/instant.ts';
import type { Canvas } from './bar-look.ts';
import type { Carry } from './carry.ts';
import type { Density } from './density.ts';
import type { Scale } from './geometry.ts';
import type { BarVerbs, RowMenu } from './verbs.ts';

/** Which bars stand out from the others, and why. */
export interface Standing {
	/** Id of the selected bar, and the car it belongs to. */
	readonly bar: string | null;
	readonly job: string | null;
	/** Chosen together with others, by bar. */
	readonly selected: ReadonlyMap<string, unknown>;
	readonly carry: Carry | null;
	readonly isPending: (operation: string) => boolean;
	/** Who else carries an operation; null for nobody. */
	readonly heldBy: (operation: string) => string | null;
	/** Bars can be moved by hand, where their work allows. */
	readonly isHandled: boolean;
}

/**
 * What every row and bar of a mounted timeline looks at. One object for all of them, whose parts are
 * read where they are needed: a bar is drawn anew only when something it has read became another.
 */
export interface Scene {
	readonly scale: Scale;
	readonly density: Density;
	/** What bars are drawn on; one value, since every bar reads all of it. */
	readonly canvas: Canvas;
	/** Which bars stand out; one value for the same reason. */
	readonly standing: Standing;
	/** The one cell of the grid that Tab reaches. */
	readonly reachable: string | null;
	/** Counts how often a cell got the focus: somebody listens, and minutes have passed. */
	readonly heard: number;
	/** A screen nobody touches: no tab stops. */
	readonly still: boolean;
	readonly verbs: BarVerbs;
	readonly onmenu: RowMenu | undefined;
	readonly clock: (at: Instant) => string;
}
