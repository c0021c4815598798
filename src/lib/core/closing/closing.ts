import type { LocalDate, Instant } from '../time/instant.ts';

/** How a day was left: what duties D12 and D16 ask for, as it was when the day was closed. */
export interface ClosingSummary {
	/** Cars that stay overnight, and those of them nobody decided about. */
	readonly carried: number;
	readonly undecided: number;
	/** Same-day categories that came today, and those of them that are out (product rule: 清库). */
	readonly sameDay: { readonly due: number; readonly out: number };
	/** Operations of tomorrow that have a place, and those that wait for one. */
	readonly tomorrow: { readonly planned: number; readonly unplanned: number };
}

/** The last day that was closed. Its work is read-only but for marked corrections. */
export interface Closing extends ClosingSummary {
	readonly version: number;
	readonly date: LocalDate;
	readonly at: Instant;
	/** A person went through the steps; false: the board closed the day by itself. */
	readonly byPerson: boolean;
}
