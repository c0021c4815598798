import type { Job } from '../job/job.ts';
import type { LoungeEvent } from './events.ts';

/** What a fact of the lounge makes of the visit. */
export const loungeFacts = (event: LoungeEvent): Partial<Job> =>
	event.type === 'TicketGiven' ? { ticket: event.ticket } : { leftLounge: true };
