/** An operation on a wall's time axis: everything is a share of the axis. */

import type { WallCause } from './wall-cause.ts';

/** A piece of the axis; both between 0 and 1. */
export interface Span {
	readonly from: number;
	readonly width: number;
}

/** One operation on a technician's row. */
export interface AxisBar {
	readonly key: string;
	/** The plate without where it is from. */
	readonly label: string;
	/** All that is drawn of it: plan and truth. */
	readonly box: Span;
	readonly planned: Span | null;
	readonly worked: readonly Span[];
	readonly stopped: readonly Span[];
	/** What of the work lies beyond the plan. */
	readonly over: Span | null;
	/** Where the car is promised, on its last bar of the day; null too where it could be taken for another's. */
	readonly promiseAt: number | null;
	/** What makes its car late, on the bar of the work it holds; null elsewhere. */
	readonly cause: WallCause | null;
	readonly look: 'late' | 'due-soon' | 'working' | 'done' | 'open';
}
