import type { JobId } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import type { CarryReason, Staying } from './carry-over.ts';
import type { ClosingSummary } from './closing.ts';

/** The facts of closing time. */
export type ClosingEvent =
	| {
			readonly type: 'CarryOverDecided';
			readonly job: JobId;
			readonly reason: CarryReason | null;
	  }
	/**
	 * Ended visits leave the board's memory, the others are carried over. Logs of before the guided
	 * closing say nothing more.
	 */
	| {
			readonly type: 'DayClosed';
			readonly date?: LocalDate;
			readonly byPerson?: boolean;
			readonly summary?: ClosingSummary;
			/** Which cars stayed, and why; left out where earlier releases kept only how many. */
			readonly stayed?: readonly Staying[];
	  };
