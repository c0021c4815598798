import type { FollowUp } from './follow-up.ts';

/** What a follow-up that an earlier release stored did not have yet. */
const LATER = { taken: [] } satisfies Partial<FollowUp>;

/** A follow-up as an earlier release may have stored it. */
export type StoredFollowUp = Omit<FollowUp, keyof typeof LATER> & Partial<FollowUp>;

/** The follow-up with every part it has today; one that has them all stays as it was written. */
export const completedFollowUp = (stored: StoredFollowUp): FollowUp => ({ ...LATER, ...stored });
