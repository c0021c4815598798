import { calendarOf, hoursOf, NEVER } from './calendar.ts';
import type { Place, PlanningProblem, ProblemJob } from './problem.ts';
import { minutesFor, type Numbered, type Replay } from './replayed.ts';
import { bounded, laid, openOf, placeAt, reset, type Chosen, type Run } from './replay-run.ts';
import { laidAsKnown, laneLike, likeOf, markOther } from './replay-like.ts';
import { layUnplaced } from './replay-unplaced.ts';
import { aLane, clashIn, type Lane, type Room } from './room.ts';
import { aWork, BOUND, raise, type Work } from './timing.ts';

/**
 * The ripple: what the plan in force comes to, as things stand. Order, people and bays stay as they
 * are planned; what cannot begin as planned goes right, and with it whatever waits for its car, its
 * people or its bay. Work without a place (inspection and wash, mostly) is laid by a plain rule: the
 * car with the earliest promise first, each piece where it ends first. Nothing here is a proposal:
 * it says what comes of nobody doing anything about it.
 */

function numbered(jobs: readonly ProblemJob[]): Pick<Replay, 'firstOf' | 'all'> {
	const firstOf = new Int32Array(jobs.length + 1);
	const all: Numbered[] = [];
	jobs.forEach(({ operations }, job) => {
		const first = all.length;
		for (const operation of operations) all.push({ number: all.length, job, first, operation });
		firstOf[job + 1] = all.length;
	});
	return { firstOf, all };
}

/**
 * Where each operation stands in the order that is kept: its planned start, or when its car, its parts
 * and its own car's plan let it begin at the earliest. Who waits for parts until three gives way to
 * who is planned at ten. Pushes do not count, so that the order stays what it is as time passes.
 */
function keysOf({ jobs }: PlanningProblem, all: readonly Numbered[]): Int32Array {
	const keys = new Int32Array(all.length);
	for (const { number, job, first, operation } of all) {
		const { after, place, notBefore } = operation;
		let key = Math.max(jobs[job]?.release ?? 0, notBefore, place?.start ?? 0);
		for (const before of after) key = Math.max(key, keys[first + before] ?? 0);
		keys[number] = key;
	}
	return keys;
}

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

/** Lays one operation, and first whatever of its own car comes before and is not laid yet. */
function layInTurn(run: Run, one: Numbered): void {
	if (run.isLaid[one.number] === 1) return;
	run.isLaid[one.number] = 1;
	const { after, place } = one.operation;
	for (const before of after) {
		const earlier = run.all[one.first + before];
		if (earlier !== undefined) layInTurn(run, earlier);
	}
	if (run.like !== null && laidAsKnown(run, run.like, one)) return;
	if (place === null) layUnplaced(run, one);
	else replayPlaced(run, one, place);
	if (run.like !== null) markOther(run, run.like, one);
}

/** Started work is where it is. */
function layStarted(run: Run, one: Numbered): void {
	const { pin, place } = one.operation;
	if (pin !== 'started' || place === null) return;
	run.isLaid[one.number] = 1;
	lieAt(run, place);
	placeAt(run, one, { technician: place.technicians[0] ?? 0, bay: place.bay });
}

/** In the order of their keys, then of their numbers. Sorted as plain numbers: a comparison that is called is dear. */
function inOrder(
	list: readonly Numbered[],
	all: readonly Numbered[],
	keyOf: (one: Numbered) => number
): Numbered[] {
	const sorted = new Float64Array(list.length);
	// Promises of days gone by lie before the origin; moved up, nothing is negative.
	list.forEach((one, index) => (sorted[index] = (keyOf(one) + NEVER) * all.length + one.number));
	sorted.sort();
	return Array.from(sorted, (value) => all[value % all.length]).filter((one) => one !== undefined);
}

function layAll(run: Run, known: Replay | null): void {
	const { problem, all } = run;
	const keys = keysOf(problem, all);
	if (known !== null) run.like = likeOf(run, known, [keys, keysOf(known.problem, known.all)]);
	for (const one of all) layStarted(run, one);
	const placed = all.filter(({ operation }) => operation.place !== null);
	for (const one of inOrder(placed, all, ({ number }) => keys[number] ?? 0)) layInTurn(run, one);
	// Those nothing was promised for come last.
	const dueOf = ({ job }: Numbered): number =>
		problem.jobs[job]?.turn ?? problem.jobs[job]?.promise ?? NEVER;
	const rest = all.filter(({ number }) => run.isLaid[number] === 0);
	for (const one of inOrder(rest, all, dueOf)) layInTurn(run, one);
}

/** Which indices stand for nobody and for no bay in particular. */
export interface StandIns {
	readonly technician: number;
	readonly bay: number;
}

/**
 * Replays the plan in force from `problem.now` on. `standIns` can do any number of things at once
 * (`wholeProblemOf`); null where there are none. The same problem gives the same replay; `known`, a replay
 * of nearly the same one, makes it quicker and no other.
 */
export function replay(
	problem: PlanningProblem,
	standIns: StandIns | null,
	known: Replay | null = null
): Replay {
	const { firstOf, all } = numbered(problem.jobs);
	const nothing = aLane();
	const lanes = (before: readonly Lane[] | undefined, count: number, shared?: number): Lane[] =>
		Array.from({ length: count }, (_none, index) =>
			index === shared ? nothing : laneLike(before?.[index])
		);
	const column = (value: number): Int32Array => new Int32Array(all.length).fill(value);
	const run: Run = {
		problem,
		calendar: calendarOf(problem),
		all,
		firstOf,
		start: column(NEVER),
		end: column(NEVER),
		technician: column(-1),
		bay: column(-1),
		people: lanes(known?.people, problem.technicians.length, standIns?.technician),
		bays: lanes(known?.bays, problem.bays.length, standIns?.bay),
		isLaid: new Uint8Array(all.length),
		ignoresClosed: false,
		like: null,
		work: aWork(),
		nothing,
		always: hoursOf([{ from: 0, to: problem.horizon }], problem.horizon)
	};
	layAll(run, known);
	return run;
}
