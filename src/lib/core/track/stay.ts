import { DAY_MS, type Instant } from '../time/instant.ts';

/** How long after hand-over a customer may still read the page: long enough to find what was paid for. */
const TRACK_STAY_MS = DAY_MS;

/** Whether the page of a visit that was handed over then (null: goes on) can still be read. */
export const isTrackAlive = (deliveredAt: Instant | null, now: Instant): boolean =>
	deliveredAt === null || now < deliveredAt + TRACK_STAY_MS;
