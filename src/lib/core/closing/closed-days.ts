import type { PersonId } from '../ids.ts';
import type { Recorded } from '../job/events.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import type { Staying } from './carry-over.ts';
import type { ClosingSummary } from './closing.ts';

/** The days that were closed, out of the facts that they were. */

/** One of them. A day closed again, by the board after a person, is one day. */
export interface ClosedDay {
	readonly date: LocalDate;
	/** Who closed it and when: the person, where one did. */
	readonly at: Instant;
	readonly by: PersonId;
	readonly byPerson: boolean;
	/** What belongs to the day: facts after the first of these places in the log, up to the second. */
	readonly since: number;
	readonly seq: number;
	/** The same as times: after the closing before (null: the first day), until it was closed last. */
	readonly after: Instant | null;
	readonly until: Instant;
	/** How it was left when it was closed last. */
	readonly summary: ClosingSummary;
	/** Which cars stayed; null where earlier releases kept only how many. */
	readonly stayed: readonly Staying[] | null;
}

interface Closed extends Pick<Recorded, 'seq' | 'at' | 'actor'> {
	readonly date: LocalDate;
	readonly byPerson: boolean;
	readonly summary: ClosingSummary;
	readonly stayed: readonly Staying[] | null;
}

/** A closing of before days were kept says nothing of its day. */
function closedIn({ seq, at, actor, event }: Recorded): Closed | null {
	if (event.type !== 'DayClosed') return null;
	const { date, byPerson = false, summary, stayed = null } = event;
	return date === undefined || summary === undefined
		? null
		: { ...{ seq, at, actor, date, byPerson }, summary, stayed };
}

function dayOf(closings: readonly Closed[], all: readonly Closed[]): ClosedDay | null {
	const [first, last] = [closings[0], closings.at(-1)];
	if (first === undefined || last === undefined) return null;
	const closer = closings.findLast(({ byPerson }) => byPerson) ?? first;
	const before = all.findLast(({ seq, date }) => seq < first.seq && date !== first.date);
	return {
		date: first.date,
		...{ at: closer.at, by: closer.actor, byPerson: closer.byPerson },
		...{ since: before?.seq ?? 0, seq: last.seq },
		...{ after: before?.at ?? null, until: last.at },
		...{ summary: last.summary, stayed: last.stayed }
	};
}

/** The days of these facts, the latest first; facts in the order of the log, or the other way round. */
export function closedDays(recorded: readonly Recorded[]): readonly ClosedDay[] {
	const all = recorded
		.map(closedIn)
		.filter((one) => one !== null)
		.sort((a, b) => a.seq - b.seq);
	const dates = new Set(all.map(({ date }) => date));
	return [...dates]
		.map((day) =>
			dayOf(
				all.filter(({ date }) => date === day),
				all
			)
		)
		.filter((day) => day !== null)
		.sort((a, b) => (a.date < b.date ? 1 : -1));
}
