import type { ClosingSummary } from '#core/closing/closing.ts';
import type { Night } from '#core/closing/carry-over.ts';
import type { Figure } from '#core/figures/day-figures.ts';
import type { Punctuality } from '#core/figures/punctuality.ts';
import type { JobId } from '#core/ids.ts';
import type { Operation } from '#core/job/job.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';

/** Closed days as pages read them: made once, when they are asked for. Times are workshop time in ms. */

/** A closed day among the others. */
export interface ClosedDayLine extends ClosingSummary {
	readonly date: LocalDate;
	readonly at: Instant;
	/** Who closed it, by name; null: the board did. */
	readonly by: string | null;
}

/** A car as the house names it, without its customer. */
export interface PastCar {
	readonly job: JobId;
	/** With the middle dot; empty where its customer was erased. */
	readonly plate: string;
	readonly model: string;
	readonly category: string;
	/** The advisor's name; empty for nobody's car. */
	readonly advisor: string;
}

/** A car that was handed over. */
export interface PastDelivery extends PastCar {
	readonly at: Instant;
	/** The first promise, and the last where it was moved; null where none was given. */
	readonly firstPromise: Instant | null;
	readonly lastPromise: Instant | null;
	readonly punctuality: Punctuality;
	/** How often it was sent back by an inspection. */
	readonly reworks: number;
	/** When it came back for the same reason; null: it did not. */
	readonly comebackAt: Instant | null;
}

/** A car that stayed, with its nights back to the first, the night of the day at the end. */
export interface PastCarried extends PastCar {
	readonly arrivedAt: Instant | null;
	readonly nights: readonly Night[];
}

/** Something that was corrected after the day had been closed. */
export type PastCorrection = PastCar & {
	readonly seq: number;
	readonly correctedAt: Instant;
	readonly by: string;
	readonly work: Pick<Operation, 'name' | 'kind'>;
} & (
		| {
				readonly what: 'clock-off';
				/** By name. */
				readonly technician: string;
				readonly was: Instant | null;
				readonly to: Instant;
				readonly reason: string;
		  }
		| { readonly what: 'cause'; readonly cause: string }
	);

/** One closed day, whole. */
export interface PastDayView {
	readonly line: ClosedDayLine;
	/** The closed days before and after it; null where there is none. */
	readonly earlier: LocalDate | null;
	readonly later: LocalDate | null;
	readonly figures: readonly Figure[];
	readonly delivered: readonly PastDelivery[];
	readonly carried: readonly PastCarried[];
	/** Cars that stayed and of which no more was kept than that they did. */
	readonly unlisted: number;
	readonly sameDay: { readonly done: readonly PastCar[]; readonly left: readonly PastCar[] };
	readonly corrections: readonly PastCorrection[];
}
