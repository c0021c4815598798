import type { PlanningProblem, ProblemOperation, Span } from '#core/planner/problem.ts';

/**
 * The timing kernel's slow twin: it lives through the days minute by minute, with nothing but "is
 * this person working in this minute". Too simple to be wrong, and used for nothing but comparing.
 */

const isWithin = (spans: readonly Span[], minute: number): boolean =>
	spans.some(({ from, to }) => minute >= from && minute < to);

/** When a person works, a bay is closed, and others have taken either. */
export interface SlowRoom {
	readonly horizon: number;
	readonly windows: readonly Span[];
	readonly closed: readonly Span[];
	/** What the person and helpers do otherwise, and other cars in the bay. */
	readonly taken: readonly Span[];
}

/** The end of work that starts in exactly this minute, lived through; null when it cannot be done so. */
function livedFrom(
	room: SlowRoom,
	start: number,
	{ minutes, splittable }: { readonly minutes: number; readonly splittable: boolean }
): number | null {
	let done = 0;
	for (let minute = start; minute < room.horizon; minute += 1) {
		if (isWithin(room.closed, minute) || isWithin(room.taken, minute)) return null;
		const works = isWithin(room.windows, minute);
		if (!works && (minute === start || !splittable)) return null;
		if (works) done += 1;
		if (done === minutes) return minute + 1;
	}
	return null;
}

/** The first start at or after `from` that can be lived through, and its end; null for none. */
export function slowly(
	room: SlowRoom,
	work: { readonly from: number; readonly minutes: number; readonly splittable: boolean }
): Span | null {
	for (let start = work.from; start < room.horizon; start += 1) {
		const end = livedFrom(room, start, work);
		if (end !== null) return { from: start, to: end };
	}
	return null;
}

/** An operation somebody laid somewhere. */
export interface Lying extends Span {
	readonly job: number;
	readonly operation: ProblemOperation;
	readonly technician: number;
	readonly bay: number;
}

/** Where one more operation comes to lie among what lies already, lived through. */
export function slowlyAmong(
	{ technicians, bays, horizon }: PlanningProblem,
	lying: readonly Lying[],
	one: Omit<Lying, 'to'>
): Span | null {
	const { operation, technician, bay, job } = one;
	const people = new Set([technician, ...operation.helpers]);
	const isInTheWay = (other: Lying): boolean =>
		[other.technician, ...other.operation.helpers].some((who) => people.has(who)) ||
		(other.bay === bay && other.job !== job);
	return slowly(
		{
			horizon,
			windows: technicians[technician]?.windows ?? [],
			closed: bays[bay]?.closed ?? [],
			taken: lying.filter(isInTheWay)
		},
		{
			from: one.from,
			minutes: operation.choices.find((choice) => choice.technician === technician)?.minutes ?? 1,
			splittable: operation.splittable
		}
	);
}
