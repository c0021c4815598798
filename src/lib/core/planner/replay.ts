import { calendarOf, hoursOf, NEVER, type Calendar, type Hours } from './calendar.ts';
import type { Place, PlanningProblem, ProblemJob, ProblemOperation } from './problem.ts';
import { aLane, clashIn, layAmong, take, type Lane, type Room } from './room.ts';
import { aWork, BOUND, opensFor, raise, type Work } from './timing.ts';

/**
 * The ripple: what the plan in force comes to, as things stand. Order, people and bays stay as they
 * are planned; what cannot begin as planned goes right, and with it whatever waits for its car, its
 * people or its bay. Work without a place (inspection and wash, mostly) is laid by a plain rule: the
 * car with the earliest promise first, each piece where it ends first. Nothing here is a proposal:
 * it says what comes of nobody doing anything about it.
 */
export interface Replay {
	readonly problem: PlanningProblem;
	readonly calendar: Calendar;
	/** All operations, job after job; what is said by number below is said of these. */
	readonly all: readonly Numbered[];
	/** Number of the first operation of each job; one more entry at the end. */
	readonly firstOf: Int32Array;
	/** By number; NEVER where the work finds no place within the horizon. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** Index of who leads it, and of its bay; -1 where the work finds no place. */
	readonly technician: Int32Array;
	readonly bay: Int32Array;
	/** What each person does, and which cars each bay has, in order. */
	readonly people: readonly Lane[];
	readonly bays: readonly Lane[];
}

/** An operation with its number among all, its job, and the number of that job's first. */
export interface Numbered {
	readonly number: number;
	readonly job: number;
	readonly first: number;
	readonly operation: ProblemOperation;
}

/** When the last work of a job is done, in minutes; NEVER when some of it finds no place. */
export function finishOf({ firstOf, end }: Replay, job: number): number {
	let finish = 0;
	const last = firstOf[job + 1] ?? 0;
	for (let number = firstOf[job] ?? 0; number < last; number += 1) {
		const done = end[number] ?? NEVER;
		if (done > finish) finish = done;
	}
	return finish;
}

interface Run extends Replay {
	/** Reused for every operation. */
	readonly work: Work;
	/** The lane of the stand-ins, who can do any number of things at once: it is never filled. */
	readonly nothing: Lane;
	/** Hours without end, for asking what a person could do if bays were no matter. */
	readonly always: Hours;
	readonly isLaid: Uint8Array;
	/** Set while work is laid that finds no open bay: a closed one, which nobody knows the end of, will do. */
	ignoresClosed: boolean;
}

/** Who leads the work and where, by index. */
interface Chosen {
	readonly technician: number;
	readonly bay: number;
}

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

function placeAt(run: Run, { number, job, operation }: Numbered, chosen: Chosen): void {
	const { start, end } = run.work;
	run.start[number] = start;
	run.end[number] = end;
	run.technician[number] = chosen.technician;
	run.bay[number] = chosen.bay;
	const taking = { start, end, operation: number, job };
	const fill = (lane: Lane | undefined): void => {
		if (lane !== undefined && lane !== run.nothing) take(lane, taking);
	};
	fill(run.people[chosen.technician]);
	for (const helper of operation.helpers) fill(run.people[helper]);
	fill(run.bays[chosen.bay]);
}

const openOf = (run: Run, bay: number): Hours | undefined =>
	run.ignoresClosed ? run.always : run.calendar.bays[bay];

function roomFor(run: Run, one: Numbered, { technician, bay }: Chosen): Room | null {
	const hours = run.calendar.technicians[technician];
	const open = openOf(run, bay);
	const lane = run.bays[bay];
	if (hours === undefined || open === undefined || lane === undefined) return null;
	const people = [technician, ...one.operation.helpers].flatMap((who) => run.people[who] ?? []);
	return { hours, open, people, bay: lane, job: one.job };
}

/** Sets the lower bounds that do not depend on who does the work; false when it can never begin. */
function bounded(run: Run, { job, first, operation }: Numbered): boolean {
	const { work, problem } = run;
	work.from = problem.now;
	work.bound = BOUND.now;
	work.by = -1;
	work.splittable = operation.splittable;
	raise(work, problem.jobs[job]?.release ?? 0, BOUND.arrival);
	raise(work, operation.notBefore, BOUND.parts);
	for (const before of operation.after) raise(work, run.end[first + before] ?? NEVER, BOUND.own);
	return work.from < NEVER;
}

/** Minutes a piece of work takes somebody; those of the first choice for who is none. */
export const minutesFor = ({ choices }: ProblemOperation, technician: number): number =>
	choices.find((choice) => choice.technician === technician)?.minutes ?? choices[0]?.minutes ?? 1;

/** Lays `run.work` in a room, in pieces where it fits no other way; false when it finds no place at all. */
function laid(room: Room, work: Work): boolean {
	const { from, bound, splittable } = work;
	if (layAmong(room, work)) return true;
	if (splittable) return false;
	reset(work, { from, bound, splittable: true });
	return layAmong(room, work);
}

/** Puts the lower bounds back that laying the work in another room has moved. */
function reset(work: Work, asked: Pick<Work, 'from' | 'bound' | 'splittable'>): void {
	work.from = asked.from;
	work.bound = asked.bound;
	work.splittable = asked.splittable;
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

function layUnplaced(run: Run, one: Numbered): void {
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

/** Lays one operation, and first whatever of its own car comes before and is not laid yet. */
function layInTurn(run: Run, one: Numbered): void {
	if (run.isLaid[one.number] === 1) return;
	run.isLaid[one.number] = 1;
	const { after, place } = one.operation;
	for (const before of after) {
		const earlier = run.all[one.first + before];
		if (earlier !== undefined) layInTurn(run, earlier);
	}
	if (place === null) layUnplaced(run, one);
	else replayPlaced(run, one, place);
}

/** Started work is where it is. */
function layStarted(run: Run, one: Numbered): void {
	const { pin, place } = one.operation;
	if (pin !== 'started' || place === null) return;
	run.isLaid[one.number] = 1;
	lieAt(run, place);
	placeAt(run, one, { technician: place.technicians[0] ?? 0, bay: place.bay });
}

function layAll(run: Run): void {
	const { problem, all } = run;
	const keys = keysOf(problem, all);
	const keyOf = ({ number }: Numbered): number => keys[number] ?? 0;
	for (const one of all) layStarted(run, one);
	const placed = all.filter(({ operation }) => operation.place !== null);
	for (const one of placed.sort((a, b) => keyOf(a) - keyOf(b) || a.number - b.number))
		layInTurn(run, one);
	// Those nothing was promised for come last.
	const dueOf = ({ job }: Numbered): number =>
		problem.jobs[job]?.turn ?? problem.jobs[job]?.promise ?? NEVER;
	const rest = all.filter(({ number }) => run.isLaid[number] === 0);
	for (const one of rest.sort((a, b) => dueOf(a) - dueOf(b) || a.number - b.number))
		layInTurn(run, one);
}

/** Which indices stand for nobody and for no bay in particular. */
export interface StandIns {
	readonly technician: number;
	readonly bay: number;
}

/**
 * Replays the plan in force from `problem.now` on. `standIns` can do any number of things at once
 * (`wholeProblemOf`); null where there are none. The same problem gives the same replay.
 */
export function replay(problem: PlanningProblem, standIns: StandIns | null): Replay {
	const { firstOf, all } = numbered(problem.jobs);
	const nothing = aLane();
	const lanes = (count: number, shared: number | undefined): Lane[] =>
		Array.from({ length: count }, (_none, index) => (index === shared ? nothing : aLane()));
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
		people: lanes(problem.technicians.length, standIns?.technician),
		bays: lanes(problem.bays.length, standIns?.bay),
		isLaid: new Uint8Array(all.length),
		ignoresClosed: false,
		work: aWork(),
		nothing,
		always: hoursOf([{ from: 0, to: problem.horizon }], problem.horizon)
	};
	layAll(run);
	return run;
}
