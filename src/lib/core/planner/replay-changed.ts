import { NEVER } from './calendar.ts';
import type { PlanningProblem, ProblemOperation } from './problem.ts';
import { knownOf, type Known } from './replay-known.ts';
import { lay } from './replay-lay.ts';
import {
	bringUpAll,
	bringUpFor,
	liesAsKnown,
	likeOf,
	markLying,
	type Like
} from './replay-like.ts';
import { orderOf } from './replay-order.ts';
import { aRun, type Run } from './replay-run.ts';
import { replay, type StandIns } from './replay.ts';
import type { Numbered, Replay } from './replayed.ts';
import { aLane, type Lane } from './room.ts';

/**
 * The ripple with some work put elsewhere: made from the one without it, by laying only what the change
 * reaches. Who asks what thirty others would do has one ripple made and thirty of these.
 */

/** What is asked, with its work by number. */
interface Renumbered {
	readonly all: readonly Numbered[];
	/** All work of the cars of which some differs. */
	readonly ofChanged: readonly Numbered[];
}

const isOfTheSame = (a: PlanningProblem, b: PlanningProblem): boolean =>
	a.technicians === b.technicians &&
	a.bays === b.bays &&
	a.now === b.now &&
	a.horizon === b.horizon &&
	a.jobs.length === b.jobs.length;

/** Whether a piece of work is another than it was; null where work that has begun is. */
function isOther(was: ProblemOperation | undefined, is: ProblemOperation): boolean | null {
	if (was === is) return false;
	return was?.pin === 'started' || is.pin === 'started' ? null : true;
}

/** Null where the two are not of the same people, bays, cars and moment, or work that has begun differs. */
function renumbered(problem: PlanningProblem, known: Replay): Renumbered | null {
	if (!isOfTheSame(problem, known.problem)) return null;
	const all = known.all.slice();
	const ofChanged: Numbered[] = [];
	for (const [job, { operations }] of problem.jobs.entries()) {
		const before = known.problem.jobs[job]?.operations;
		if (operations === before) continue;
		if (operations.length !== before?.length) return null;
		const first = known.firstOf[job] ?? 0;
		for (const [index, operation] of operations.entries()) {
			const other = isOther(before[index], operation);
			if (other === null) return null;
			const one: Numbered = { number: first + index, job, first, operation };
			all[one.number] = one;
			ofChanged.push(one);
		}
	}
	return { all, ofChanged };
}

/** A run that has everything from a known replay, to be changed. */
function runLike(
	{ replay: known }: Known,
	asked: Pick<Replay, 'problem' | 'all'>,
	standIns: StandIns | null
): Like {
	const lanes = { people: known.people.slice(), bays: known.bays.slice() };
	const nothing: Lane | undefined = standIns === null ? aLane() : lanes.bays[standIns.bay];
	const run: Run = aRun({
		...asked,
		...lanes,
		firstOf: known.firstOf,
		calendar: known.calendar,
		nothing: nothing ?? aLane(),
		start: known.start.slice(),
		end: known.end.slice(),
		technician: known.technician.slice(),
		bay: known.bay.slice()
	});
	return likeOf(run, knownOf(known), lanes);
}

/** Lays a piece of work where the known order has come to `at`, and remembers whether it lies elsewhere than it did. */
function layAnew(like: Like, one: Numbered, at: number): void {
	const { run } = like;
	const known = like.known.replay;
	const { number, job } = one;
	like.isAnew[number] = 1;
	run.start[number] = NEVER;
	run.end[number] = NEVER;
	run.technician[number] = -1;
	run.bay[number] = -1;
	bringUpFor(like, one, at);
	lay(run, one);
	const liesTheSame =
		run.start[number] === known.start[number] &&
		run.end[number] === known.end[number] &&
		run.technician[number] === known.technician[number] &&
		run.bay[number] === known.bay[number];
	if (liesTheSame) return;
	like.isMoved[number] = 1;
	like.hasMoved[job] = 1;
	markLying(like, known, one);
	markLying(like, run, one);
}

/** Goes along the known order, from a place in it up to a turn; says where it has come to. */
function goOn(like: Like, from: number, turn: number): number {
	const { numbers, turns } = like.known.order;
	let at = from;
	for (; at < numbers.length && (turns[at] ?? 0) <= turn; at += 1) {
		const one = like.run.all[numbers[at] ?? -1];
		if (one === undefined || like.isAnew[one.number] === 1) continue;
		if (!liesAsKnown(like, one)) layAnew(like, one, at);
	}
	return at;
}

/** A piece of work that has to be laid again, and in whose turn. */
interface Anew {
	readonly one: Numbered;
	readonly turn: number;
	/** In whose turn it was laid before. */
	readonly before: number;
}

/**
 * What has to be laid again whatever comes of it, in the order it is laid: other work, and work whose turn
 * is another; and what shares a turn with some of these, as their order within it may be another.
 */
function anewOf({ run, known }: Like, ofChanged: readonly Numbered[]): readonly Anew[] {
	const { numbers, turns } = orderOf(run, ofChanged);
	const own = Array.from(numbers, (number, index): Anew | null => {
		const one = run.all[number];
		const before = known.order.turns[known.position[number] ?? -1] ?? 0;
		return one === undefined ? null : { one, turn: turns[index] ?? 0, before };
	}).filter((one) => one !== null);
	const differs = ({ one, turn, before }: Anew): boolean =>
		turn !== before || one.operation !== known.replay.all[one.number]?.operation;
	const shared = new Set(own.filter(differs).map(({ turn }) => turn));
	return own.filter(({ turn }) => shared.has(turn));
}

/**
 * The replay of `problem`, which is that of a known replay but for places of some cars' work that has not
 * begun: what `replay` says of it, sooner. Where they differ in more, it is replayed from the beginning.
 */
export function replayChanged(
	problem: PlanningProblem,
	standIns: StandIns | null,
	replayed: Replay
): Replay {
	const work = renumbered(problem, replayed);
	if (work === null) return replay(problem, standIns);
	const like = runLike(knownOf(replayed), { problem, all: work.all }, standIns);
	const anew = anewOf(like, work.ofChanged);
	for (const { one } of anew) {
		like.isAnew[one.number] = 1;
		const before = replayed.all[one.number];
		if (before !== undefined) markLying(like, replayed, before);
	}
	const { turns } = like.known.order;
	const since = Math.min(...anew.flatMap(({ turn, before }) => [turn, before]));
	// Before the first of them all is as it was.
	let at = turns.findIndex((turn) => turn >= since);
	if (at < 0) at = turns.length;
	for (const { one, turn } of anew) {
		at = goOn(like, at, turn);
		layAnew(like, one, at);
	}
	goOn(like, at, Infinity);
	bringUpAll(like);
	return like.run;
}
