import type { Instant } from '../time/instant.ts';
import type { Spread } from './spread.ts';

/** What the shop has learnt of its own work, as facts; what is made of them: `history.ts`. */

/** What is known of one kind of work. */
export interface WorkHistory {
	/** The operation code; of work the rules make (inspection, wash) what kind it is and its skill. */
	readonly id: string;
	/** Position in the log of the last change. */
	readonly version: number;
	readonly skill: string;
	/** When it was last learnt from. */
	readonly lastAt: Instant;
	/** Spread of ln(real ÷ planned), by the code of whoever led the work. */
	readonly people: Readonly<Record<string, Spread>>;
}

/** All of it, by id. */
export type History = ReadonlyMap<string, WorkHistory>;
