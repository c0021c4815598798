import type { Instant } from '#core/time/instant.ts';
import type { Density } from './density.ts';
import type { Ghost } from './ghosts.ts';
import type { Hands } from './hands.svelte.ts';
import type { Link } from './links.ts';
import type { LiveRows } from './live-rows.svelte.ts';
import type { BarVerbs, RowMenu } from './verbs.ts';
import type { Zoomed } from './zoom-gestures.ts';

/** What a timeline is handed; all that is left out of it makes it read only. */
export interface TimelineProps {
	rows: LiveRows;
	/** What the whole grid is, for a screen reader. */
	label: string;
	/** Time shown, and how much wider than the room there is an hour is drawn (1: the day fits). */
	shown: { readonly from: Instant; readonly to: Instant };
	zoom: number;
	/** Local midnight, from which hours are counted. */
	midnight: Instant;
	now: Instant;
	selectedBar: string | null;
	selectedJob: string | null;
	isPending: (operation: string) => boolean;
	verbs: BarVerbs;
	onmenu?: RowMenu | undefined;
	/** A moment as a time of day. */
	clock: (at: Instant) => string;
	/** What a labelled tick is called; left out: its time of day. */
	tickLabel?: (at: Instant) => string;
	density?: Density;
	/** Moves bars by pointer and keys; without it the timeline is read only. */
	hands?: Hands;
	/** Who else carries an operation just now. */
	heldBy?: (operation: string) => string | null;
	ghosts?: readonly Ghost[];
	/** What of the selected car depends on what. */
	links?: readonly Link[];
	/** Keeps the now-line in its place while time passes. */
	follows?: boolean;
	onzoom?: Zoomed;
	/** A screen nobody touches: no tab stops. */
	still?: boolean;
}
