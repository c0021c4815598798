import type { Job } from '../job/job.ts';
import type { LoungeEvent } from './events.ts';

/** What a fact of the lounge makes of the visit. */
export function loungeFacts(event: LoungeEvent): Partial<Job> {
	switch (event.type) {
		case 'WindowAnnounced':
			return { announced: { from: event.from, to: event.to } };
		case 'TicketGiven':
			return { ticket: event.ticket };
		case 'LoungeLeft':
			return { leftLounge: true };
	}
}
