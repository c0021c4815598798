import type { JobId } from '../ids.ts';
import type { LocalDate } from '../time/instant.ts';
import type { CarryReason } from './carry-over.ts';

/** What a person can wish at the end of the day. */
export type ClosingCommand =
	/** The car stays overnight; null takes the decision back. */
	| { readonly type: 'CarryOver'; readonly job: JobId; readonly reason: CarryReason | null }
	/** `date` is for the board, which may come to it after midnight; left out: today. */
	| { readonly type: 'CloseDay'; readonly date?: LocalDate | undefined };
