import { NEVER } from './calendar.ts';
import type { Numbered } from './replayed.ts';
import { bounded, laid, openOf, placeAt, reset, type Chosen, type Run } from './replay-run.ts';
import { clashIn, type Room } from './room.ts';
import { opensFor, type Work } from './timing.ts';

/** Where work without a place goes in a replay: to whomever and wherever it ends first. */

/** Bays in the order they are tried: where the car stands already, then as the problem lists them. */
function baysFor(run: Run, { first, operation }: Numbered): readonly number[] {
	const { bays, after } = operation;
	const before = after[after.length - 1];
	const stands = before === undefined ? -1 : (run.bay[first + before] ?? -1);
	return bays.includes(stands) ? [stands, ...bays.filter((bay) => bay !== stands)] : bays;
}

/** The best place found so far for work without one. */
interface Best {
	technician: number;
	bay: number;
	start: number;
	end: number;
}

/** The first bay that is open and empty where `run.work` lies; -1 when there is none. */
function freeBay(run: Run, one: Numbered): number {
	const { start } = run.work;
	for (const bay of baysFor(run, one)) {
		const open = openOf(run, bay);
		const lane = run.bays[bay];
		if (open === undefined || lane === undefined) continue;
		const opens = opensFor(open, start, run.work.end);
		if (opens <= start && clashIn(lane, run.work, one.job) < 0) return bay;
	}
	return -1;
}

function better(best: Best, { start, end }: Work, { technician, bay }: Chosen): void {
	if (end >= best.end) return;
	best.technician = technician;
	best.bay = bay;
	best.start = start;
	best.end = end;
}

/**
 * Betters `best` by a person, when some bay lets them end before it. No bay can make it earlier than
 * the person's own hours and work, so the first that is free just then is taken.
 */
function tryPerson(run: Run, one: Numbered, { best, technician }: Trial): void {
	const { work } = run;
	const { from, bound, splittable } = work;
	const asked = { from, bound, splittable };
	const lane = run.people[technician];
	const hours = run.calendar.technicians[technician];
	if (lane === undefined || hours === undefined) return;
	const room: Room = { hours, open: run.always, people: [lane], bay: run.nothing, job: one.job };
	const isBetter = laid(room, work) && work.end < best.end;
	const bay = isBetter ? freeBay(run, one) : -1;
	if (bay >= 0) better(best, work, { technician, bay });
	reset(work, asked);
	if (!isBetter || bay >= 0) return;
	for (const other of one.operation.bays) {
		room.open = openOf(run, other) ?? run.always;
		room.bay = run.bays[other] ?? run.nothing;
		if (laid(room, work)) better(best, work, { technician, bay: other });
		reset(work, asked);
	}
}

interface Trial {
	readonly best: Best;
	readonly technician: number;
}

/** Lays work without a place; in a closed bay where no other is ever open. */
export function layUnplaced(run: Run, one: Numbered): void {
	const { work } = run;
	if (!bounded(run, one)) return;
	const best: Best = { technician: -1, bay: -1, start: NEVER, end: NEVER };
	const tryAll = (): void => {
		for (const { technician, minutes } of one.operation.choices) {
			work.minutes = minutes;
			tryPerson(run, one, { best, technician });
		}
	};
	tryAll();
	if (best.bay < 0) {
		run.ignoresClosed = true;
		tryAll();
		run.ignoresClosed = false;
	}
	work.start = best.start;
	work.end = best.end;
	if (best.bay >= 0) placeAt(run, one, best);
}
