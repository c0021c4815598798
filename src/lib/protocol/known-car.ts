import type { Instant } from '#core/time/instant.ts';

/** A car that was here before, as the counter fills it in. Times are workshop time in ms. */
export interface KnownCar {
	readonly plate: string;
	readonly vin: string | null;
	readonly model: string;
	readonly colour: string;
	/** Who brought it last. */
	readonly customerName: string;
	readonly phone: string;
	/** The latest first, at most five. */
	readonly visits: readonly KnownVisit[];
}

/** One of its visits. */
export interface KnownVisit {
	readonly job: string;
	readonly at: Instant;
	readonly category: string;
	readonly mileage: number | null;
	/** Null: it goes on. */
	readonly end: string | null;
	/** The names of what was done. */
	readonly work: readonly string[];
}
