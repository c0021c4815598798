import type { Job } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';
import type { Night } from './carry-over.ts';
import type { Closing } from './closing.ts';
import type { ClosingEvent } from './events.ts';

/** How closing the day changes what is known of it, and the cars that stay. */

type DayClosed = Extract<ClosingEvent, { type: 'DayClosed' }>;
interface When {
	readonly seq: number;
	readonly at: Instant;
}

/** The last closed day after the event; a log of before the guided closing says nothing of it. */
export function closingAfter(
	before: Closing | null,
	{ date, byPerson = false, summary }: DayClosed,
	{ seq, at }: When
): Closing | null {
	if (date === undefined || summary === undefined) return before;
	// What the board closes once more at night stays closed by a person.
	const wasByPerson = before?.date === date && before.byPerson;
	return { version: seq, date, at, byPerson: byPerson || wasByPerson, ...summary };
}

/** A car that stays, with one night more: one a day, however often that day is closed. */
export function carriedOver(job: Job, { date }: DayClosed, { seq }: When): Job {
	if (date === undefined)
		return job.carriedOver ? job : { ...job, carriedOver: true, version: seq };
	const isCounted = job.nights.at(-1)?.date === date;
	if (isCounted && job.carryOver === null) return job;
	const night: Night = { date, reason: job.carryOver?.reason ?? 'not-decided' };
	const nights = [...(isCounted ? job.nights.slice(0, -1) : job.nights), night];
	return { ...job, carriedOver: true, carryOver: null, nights, version: seq };
}
