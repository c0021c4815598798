import type { Job } from './job.ts';

/** What a visit that an earlier release stored did not have yet, as a visit without it has it. */
const LATER = { additions: [] } satisfies Partial<Job>;

/** A visit as an earlier release may have stored it. */
export type StoredJob = Omit<Job, keyof typeof LATER> & Partial<Job>;

/** The visit with every part it has today. */
export const completedJob = (stored: StoredJob): Job => ({ ...LATER, ...stored });
