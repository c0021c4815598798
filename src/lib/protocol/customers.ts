import type { Instant } from '#core/time/instant.ts';

/** One customer's data, as they are shown and taken out. Times are workshop time in ms. */

/** A visit with whose it was. */
export interface CustomerVisit {
	readonly job: string;
	readonly orders: readonly string[];
	readonly plate: string;
	readonly vin: string | null;
	readonly model: string;
	readonly name: string;
	readonly phone: string;
	readonly openedAt: Instant;
	readonly arrivedAt: Instant | null;
	/** Null: the visit goes on, and cannot be erased. */
	readonly end: { readonly how: string; readonly at: Instant } | null;
}

/** Everything that is kept of a visit. */
export interface ExportedVisit extends CustomerVisit {
	readonly colour: string;
	readonly category: string;
	readonly source: string;
	readonly mileage: number | null;
	readonly waiting: boolean;
	readonly appointmentAt: Instant | null;
	readonly advisor: string | null;
	readonly remarks: readonly string[];
	/** What was written about the visit besides: findings, who took the car. */
	readonly notes: readonly string[];
	readonly promises: readonly {
		readonly at: Instant;
		readonly givenAt: Instant;
		readonly reason: string;
	}[];
	readonly operations: readonly {
		readonly name: string;
		readonly state: string;
		readonly standardMinutes: number;
		readonly startedAt: Instant | null;
		readonly finishedAt: Instant | null;
		readonly outcome: string | null;
		readonly finding: string;
		readonly cause: string;
		readonly stoppages: readonly {
			readonly reason: string;
			readonly note: string;
			readonly from: Instant;
			readonly to: Instant | null;
		}[];
	}[];
	readonly additions: readonly {
		readonly reportedAt: Instant;
		readonly text: string;
		readonly saidBy: string;
		readonly price: string;
		readonly answer: string | null;
		/** Pictures as data addresses. */
		readonly photos: readonly string[];
	}[];
}
