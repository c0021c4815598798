import type { Job } from '../job/job.ts';

/**
 * Ticket numbers of customers who do not want their plate on the screen (display rule W10): a letter
 * and two digits, counted up so that a number just handed back is not somebody else's at once.
 */

// None of the letters by which cars whose plates read alike are told apart (`plate/mask.ts`).
const LETTERS = 'AEUY';
const PER_LETTER = 99;
/** More than a workshop has cars; were all out, the round would begin again. */
const TICKETS = LETTERS.length * PER_LETTER;

function ticketAt(place: number): string {
	const number = String((place % PER_LETTER) + 1).padStart(2, '0');
	return LETTERS.charAt(Math.floor(place / PER_LETTER)) + number;
}

const placeOf = (ticket: string): number =>
	LETTERS.indexOf(ticket.charAt(0)) * PER_LETTER + Number(ticket.slice(1)) - 1;

/** The next ticket that no visit on the board has, e.g. `A07`. */
export function nextTicket(jobs: Iterable<Pick<Job, 'ticket'>>): string {
	const out = new Set<number>();
	for (const { ticket } of jobs) if (ticket !== null) out.add(placeOf(ticket));
	let place = (Math.max(-1, ...out) + 1) % TICKETS;
	for (let step = 0; step < TICKETS && out.has(place); step++) place = (place + 1) % TICKETS;
	return ticketAt(place);
}
