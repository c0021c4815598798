import type { Bar } from '#core/board/timeline-bars.ts';
import type { TimelineRow } from '#core/board/timeline.ts';
import type { Instant } from '#core/time/instant.ts';

/**
 * What the timeline asks of its owner: the words for a bar, and what to do when one is chosen. The
 * timeline itself knows no command and no line to a server.
 */
export interface BarVerbs {
	/** The bar became the one that details are shown of. */
	readonly select: (
		bar: Bar,
		by?: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly shiftKey: boolean }
	) => void;
	/** The bar was opened (Enter, double click): the owner shows its dialog. */
	readonly open: (bar: Bar) => void;
	/** Its menu was asked for, to be shown at the given element. */
	readonly menu?: ((bar: Bar, at: HTMLElement) => void) | undefined;
	/** The whole sentence for a screen reader. */
	readonly name: (bar: Bar) => string;
	/** How urgent, in a word. */
	readonly level: (bar: Bar) => string;
	/** What its promise is called when the bar is pointed at. */
	readonly promise: (at: Instant, bar: Bar) => string;
}

/** Asked for by a row's label: its menu, to be shown at the given element. */
export type RowMenu = (row: Pick<TimelineRow, 'id' | 'by'>, at: HTMLElement) => void;

/** What the owner may ask of a mounted timeline. */
export interface TimelineHandle {
	/** Scrolls so that a moment stands where the eye looks for now. */
	readonly show: (at: Instant) => void;
	/** Scrolls a bar into view and gives it the focus; nothing happens when no row has it. */
	readonly reveal: (barId: string) => Promise<void>;
	/** Gives the focus to a bar as soon as there is one of that name; a person's own move of the focus ends it. */
	readonly awaitBar: (barId: string) => void;
}
