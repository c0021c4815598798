import type { NoteId, PersonId, TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { Check } from './check-item.ts';

/** How a test drive went; what the driver wrote of it is a note. */
interface RoadTest {
	/** Kilometres driven. */
	readonly distanceKm: number;
	readonly driverNote: NoteId | null;
}

/** What an inspection came to, beside passed or failed; kept with the operation for good. */
export interface InspectionReport {
	/** In the order of the list. Of a failed one only the items that were answered. */
	readonly checks: readonly Check[];
	/** Of road tests; null of other inspections. */
	readonly roadTest: RoadTest | null;
	/** What was wrong, in words; null where nobody wrote any. */
	readonly findingNote: NoteId | null;
	/** Whose work it was that failed (duty D10); null of a passed one. */
	readonly responsible: TechnicianCode | null;
	/** Who recorded it. */
	readonly by: PersonId;
}

/** Work looked over before an inspector sees it (duty D9): by who did it, or by a colleague. */
export const SELF_CHECK_KINDS = ['self', 'mutual'] as const;
export type SelfCheckKind = (typeof SELF_CHECK_KINDS)[number];

export interface SelfCheck {
	readonly kind: SelfCheckKind;
	readonly technician: TechnicianCode;
	readonly at: Instant;
	readonly by: PersonId;
}
