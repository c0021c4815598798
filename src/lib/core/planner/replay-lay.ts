import type { Place } from './problem.ts';
import { minutesFor, type Numbered } from './replayed.ts';
import { bounded, laid, openOf, placeAt, reset, type Chosen, type Run } from './replay-run.ts';
import { layUnplaced } from './replay-unplaced.ts';
import { clashIn, type Lane, type Room } from './room.ts';
import { BOUND, raise, type Work } from './timing.ts';

/** Where one piece of work goes in a replay: as planned, or as soon after as it can. */

function roomFor(run: Run, one: Numbered, { technician, bay }: Chosen): Room | null {
	const hours = run.calendar.technicians[technician];
	const open = openOf(run, bay);
	const lane = run.bays[bay];
	if (hours === undefined || open === undefined || lane === undefined) return null;
	return { hours, open, people: lanesOf(run, one, technician), bay: lane, job: one.job };
}

/** Lanes of who leads and who helps; mostly nobody helps, and this is asked for every piece of work. */
function lanesOf({ people }: Run, { operation: { helpers } }: Numbered, lead: number): Lane[] {
	const own = people[lead];
	if (helpers.length === 0) return own === undefined ? [] : [own];
	return [lead, ...helpers].flatMap((who) => people[who] ?? []);
}

function lieAt({ work }: Run, { start, end }: Place): void {
	work.start = start;
	work.end = end;
}

/** Work whose time was meant lies just there, unless something else of its people or its bay is there. */
function liesAsMeant(run: Run, room: Room, place: Place): boolean {
	if (run.work.from > place.start) return false;
	lieAt(run, place);
	const isFree = room.people.every((lane) => clashIn(lane, run.work, -1) < 0);
	return isFree && clashIn(room.bay, run.work, room.job) < 0;
}

function replayPlaced(run: Run, one: Numbered, place: Place): void {
	const { work, problem } = run;
	const chosen = { technician: place.technicians[0] ?? 0, bay: place.bay };
	const room = roomFor(run, one, chosen);
	if (room === null || !bounded(run, one)) return;
	// What is planned beyond where hours are known stays there.
	const isFar = place.start >= problem.horizon && work.from <= place.start;
	if (isFar) lieAt(run, place);
	if (isFar || (one.operation.pin === 'pinned' && liesAsMeant(run, room, place))) {
		placeAt(run, one, chosen);
		return;
	}
	work.minutes = minutesFor(one.operation, chosen.technician);
	raise(work, place.start, BOUND.plan);
	const asked = { ...work };
	if (laid(room, work) || laidAnyhow(run, room, asked)) placeAt(run, one, chosen);
}

/** As `laid`, in a bay that never opens as far as anybody knows. */
function laidAnyhow(run: Run, room: Room, asked: Work): boolean {
	reset(run.work, asked);
	return laid({ ...room, open: run.always }, run.work);
}

/** Lays a piece of work; whatever of its own car comes before it is laid already. */
export function lay(run: Run, one: Numbered): void {
	const { place } = one.operation;
	if (place === null) layUnplaced(run, one);
	else replayPlaced(run, one, place);
}

/** Started work is where it is. */
export function layStarted(run: Run, one: Numbered): void {
	const { pin, place } = one.operation;
	if (pin !== 'started' || place === null) return;
	lieAt(run, place);
	placeAt(run, one, { technician: place.technicians[0] ?? 0, bay: place.bay });
}
