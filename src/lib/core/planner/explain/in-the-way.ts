import { NEVER } from '../calendar.ts';
import type { Place } from '../problem.ts';
import type { Numbered, Replay } from '../replayed.ts';

/** What is planned where: to find what has to give way to work that is moved, without looking through all of it. */

/** Planned work by who does it, where, and on which car; each list by its planned starts, the earliest first. */
interface Planned {
	/** By number; NEVER for work without a place. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	readonly people: readonly (readonly number[])[];
	readonly bays: readonly (readonly number[])[];
	readonly cars: readonly (readonly number[])[];
}

function plannedIn({ all, problem }: Replay): Planned {
	const start = Int32Array.from(all, ({ operation }) => operation.place?.start ?? NEVER);
	const end = Int32Array.from(all, ({ operation }) => operation.place?.end ?? NEVER);
	const people = problem.technicians.map((): number[] => []);
	const bays = problem.bays.map((): number[] => []);
	const cars = problem.jobs.map((): number[] => []);
	const byStart = all.toSorted(
		(a, b) => (start[a.number] ?? NEVER) - (start[b.number] ?? NEVER) || a.number - b.number
	);
	for (const { number, job, operation } of byStart) {
		if (operation.place === null) continue;
		for (const technician of operation.place.technicians) people[technician]?.push(number);
		bays[operation.place.bay]?.push(number);
		cars[job]?.push(number);
	}
	return { start, end, people, bays, cars };
}

/** A replay is never changed once it is made. */
const remembered = new WeakMap<Replay, Planned>();

function planned(replay: Replay): Planned {
	const before = remembered.get(replay);
	if (before !== undefined) return before;
	const fresh = plannedIn(replay);
	remembered.set(replay, fresh);
	return fresh;
}

/** What is being moved, and where it comes to lie. */
export interface Moved {
	readonly one: Numbered;
	readonly place: Place;
}

/** The ripple without anything moved, whose plan all other work still has, and the one with it. */
interface Both {
	readonly before: Replay;
	readonly forced: Replay;
}

/**
 * Of a list, what cannot stay at its time once other work lies at `place`: it overlaps that; or it comes
 * after it only because it waits for it, though it is planned before, so that with its plan as it is it
 * would take the turn again.
 */
function givingWay(
	list: readonly number[] | undefined,
	{ start, end }: Planned,
	[place, lying]: readonly [Place, Int32Array]
): readonly number[] {
	const found: number[] = [];
	for (const number of list ?? []) {
		const from = start[number] ?? NEVER;
		if (from >= place.end) break;
		const lies = lying[number] ?? NEVER;
		const overlaps = (end[number] ?? NEVER) > place.start;
		if (overlaps || (lies > from && lies >= place.end)) found.push(number);
	}
	return found;
}

/** Numbers of the planned work that cannot stay at its time once other work lies where it is moved to. */
export function inTheWayOf({ before, forced }: Both, { one, place }: Moved): readonly number[] {
	const plan = planned(before);
	const { people, bays, cars, start } = plan;
	const at = [place, forced.start] as const;
	return [
		...place.technicians.flatMap((technician) => givingWay(people[technician], plan, at)),
		...givingWay(bays[place.bay], plan, at).filter((number) => forced.all[number]?.job !== one.job),
		...(cars[one.job] ?? []).filter(
			(number) => number > one.number && (start[number] ?? NEVER) < place.end
		)
	];
}
