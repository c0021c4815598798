import type { Instant, Stretch } from '#core/time/instant.ts';
import type { Density } from './density.ts';
import type { Scale } from './geometry.ts';
import type { Hands } from './hands.svelte.ts';
import type { BarVerbs, RowMenu } from './verbs.ts';

/**
 * What every row and bar of a mounted timeline looks at. One object for all of them, whose parts are
 * read where they are needed: a bar is drawn anew only when something it has read became another.
 */
export interface Scene {
	readonly scale: Scale;
	readonly density: Density;
	/** The part of the scale that is drawn; wider than what is seen. */
	readonly window: Stretch;
	/** The first moment that is seen beside the names, roughly; null where nothing scrolls sideways. */
	readonly seenFrom: Instant | null;
	readonly now: Instant;
	/** Id of the selected bar, and the car it belongs to. */
	readonly selectedBar: string | null;
	readonly selectedJob: string | null;
	/** The one cell of the grid that Tab reaches. */
	readonly reachable: string | null;
	/** Counts how often a cell got the focus: somebody listens, and minutes have passed. */
	readonly heard: number;
	/** A screen nobody touches: no tab stops. */
	readonly still: boolean;
	/** Left out where nothing can be moved. */
	readonly hands: Hands | undefined;
	readonly verbs: BarVerbs;
	readonly onmenu: RowMenu | undefined;
	readonly isPending: (operation: string) => boolean;
	/** Who else carries an operation; null for nobody. */
	readonly heldBy: (operation: string) => string | null;
	readonly clock: (at: Instant) => string;
}
