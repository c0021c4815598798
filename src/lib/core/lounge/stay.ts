import type { Job } from '../job/job.ts';
import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** How long the car of a customer who has gone may still be read on the lounge's screen (display rule W11). */
export const LOUNGE_STAY_MS = 15 * MINUTE_MS;

/** Whether the car is still on the screen though it was handed over. */
export const lingersInLounge = ({ end, leftLounge }: Job): boolean =>
	end?.how === 'delivered' && !leftLounge;

/** Whether the car has to go from the lounge's screen now. */
export const hasToLeaveLounge = (job: Job, now: Instant): boolean =>
	lingersInLounge(job) && job.end !== null && now >= job.end.at + LOUNGE_STAY_MS;
