import type { Component } from 'svelte';
import type { Display } from '#core/board/display.ts';
import type { WorkshopState } from '#core/state.ts';

/** Draws the rows of a workshop as one layout does. */
export type LayoutBoard = Component<{
	workshop: WorkshopState;
	now: number;
	display: Display;
	/** What to say instead of the legend; null while the data are fresh. */
	notice: string | null;
	/** Data so old that the rows must not be taken for the truth. */
	faded: boolean;
}>;
