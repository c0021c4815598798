import { hoursOf, NEVER } from './calendar.ts';
import {
	chainOf,
	finishFrom,
	HOLD,
	trialOf,
	type Floor,
	type Hold,
	type Trial
} from './own-chain.ts';
import { finishOf, type Replay } from './replayed.ts';
import type { Lane } from './room.ts';

/**
 * Why a car is late: what holds it is taken away piece by piece, from the last of its work back to
 * the first and from what holds longest, until it would be in time. Each thing gets the minutes the
 * car gained by that, so they add up to the lateness; what gains nothing is not named.
 */

/** Something that makes a car late. */
export interface Cause {
	/**
	 * What held the work, or `earlier-day`: the promise was for a day before the one that is looked at,
	 * so that nothing that can still be changed explains these minutes.
	 */
	readonly kind: Hold | 'earlier-day';
	/** Number of the car's own operation that was held. */
	readonly operation: number;
	/** Whole minutes, at least one. */
	readonly minutes: number;
	/** Operations of other cars that stood in the way, the last first; empty for other kinds. */
	readonly behind: readonly number[];
	/** What has to be taken away for these minutes: this, and whatever else held the work as long. */
	readonly holds: readonly { readonly operation: number; readonly hold: Hold }[];
	/** Taking this away and nothing else makes the car earlier. */
	readonly helpsAlone: boolean;
}

interface Peeling {
	readonly replay: Replay;
	readonly trial: Trial;
	readonly promise: number;
	finish: number;
	/** Held just as long by something else: named with the next that gains minutes. */
	pending: Cause['holds'][number][];
	readonly causes: Cause[];
}

const numberOf = ({ trial }: Peeling, index: number): number => trial.links[index]?.one.number ?? 0;

/** Other cars' work on a lane that ends after `from` and begins before `start`, the last first. */
function inTheWay(lane: Lane | undefined, [from, start]: readonly [number, number], job: number) {
	const numbers: number[] = [];
	for (let index = 0; lane !== undefined && index < lane.count; index += 1) {
		if ((lane.from[index] ?? NEVER) >= start) break;
		if ((lane.to[index] ?? 0) > from && lane.job[index] !== job)
			numbers.unshift(lane.operation[index] ?? 0);
	}
	return numbers;
}

/** Whose work held a link up that could begin at its present lower bound. */
function behind({ replay, trial }: Peeling, index: number, hold: Hold): readonly number[] {
	const link = trial.links[index];
	if (link === undefined || (hold !== 'technician' && hold !== 'bay')) return [];
	const { number, job, operation } = link.one;
	const reach = [trial.from[index] ?? 0, replay.start[number] ?? 0] as const;
	if (hold === 'bay') return inTheWay(replay.bays[replay.bay[number] ?? -1], reach, job);
	const who = [replay.technician[number] ?? -1, ...operation.helpers];
	return who.flatMap((technician) => inTheWay(replay.people[technician], reach, job));
}

/** Takes one thing away from one link, and writes down what that gains. */
function peel(peeling: Peeling, index: number, hold: Hold): void {
	const { trial, promise, causes } = peeling;
	if (peeling.finish <= promise) return;
	trial.without[index] = (trial.without[index] ?? 0) | HOLD[hold];
	const finish = finishFrom(trial, index);
	const operation = numberOf(peeling, index);
	const gained = peeling.finish - Math.max(finish, promise);
	if (gained > 0) {
		const holds = [...peeling.pending, { operation, hold }];
		causes.push({
			kind: hold,
			operation,
			minutes: gained,
			behind: behind(peeling, index, hold),
			holds,
			helpsAlone: false
		});
		peeling.pending = [];
		peeling.finish = finish;
	} else peeling.pending.push({ operation, hold });
}

const FLOORS: readonly Floor[] = ['plan', 'bay', 'technician', 'parts', 'not-begun', 'arrival'];

/**
 * From the last link to the first, what holds it longest first, then closed bays and breaks: a night is
 * named for what it took from the work that lay across it.
 */
function peelHolds(peeling: Peeling): void {
	const { links } = peeling.trial;
	for (let index = links.length - 1; index >= 0; index -= 1) {
		const link = links[index];
		if (link === undefined) continue;
		const held = FLOORS.filter((floor) => link.floors[floor] > 0 && !isPast(link.isStarted, floor));
		held.sort((a, b) => link.floors[b] - link.floors[a]);
		for (const hold of [...held, 'closed', 'hours'] as const) peel(peeling, index, hold);
	}
}

/** Work that was started is past all that but a stoppage that goes on. */
const isPast = (isStarted: boolean, floor: Floor): boolean => isStarted && floor !== 'parts';

/** What is left when nothing holds it is its own length: of started work first, then of the longest. */
function peelWork(peeling: Peeling): void {
	const { links } = peeling.trial;
	const rank = (index: number): number => {
		const link = links[index];
		return link === undefined ? 0 : link.isStarted ? NEVER : link.minutes;
	};
	const longestFirst = links
		.map((_link, index) => index)
		.sort((a, b) => rank(b) - rank(a) || b - a);
	for (const index of longestFirst) peel(peeling, index, 'work');
}

/** Whether a car is done earlier without one cause and all else as it is. */
function helpsAlone(peeling: Peeling, cause: Cause, late: number): boolean {
	const { trial } = peeling;
	const first = trial.links[0]?.one.number ?? 0;
	trial.without.fill(0);
	for (const { operation, hold } of cause.holds) {
		const index = operation - first;
		trial.without[index] = (trial.without[index] ?? 0) | HOLD[hold];
	}
	return finishFrom(trial, 0) < late;
}

/**
 * The causes of a car's lateness against its promise; their minutes add up to it exactly. The order is
 * that in which they are taken away: with the first few gone, the car is earlier by their minutes.
 * Empty for a car in time, one nothing was promised for, and one whose work finds no place at all.
 */
export function causesOf(replay: Replay, job: number): readonly Cause[] {
	const promise = replay.problem.jobs[job]?.promise ?? null;
	const late = finishOf(replay, job);
	if (promise === null || late <= promise || late >= NEVER) return [];
	const links = chainOf(replay, job);
	if (links === null) return [];
	const { horizon } = replay.problem;
	const trial = trialOf(links, hoursOf([{ from: 0, to: horizon }], horizon));
	const finish = finishFrom(trial, 0);
	const peeling: Peeling = { replay, trial, promise, finish, pending: [], causes: [] };
	peelHolds(peeling);
	peelWork(peeling);
	const left = peeling.finish - promise;
	const causes = peeling.causes.map((cause) => ({
		...cause,
		helpsAlone: helpsAlone(peeling, cause, late)
	}));
	if (left <= 0) return causes;
	const rest = { operation: numberOf(peeling, 0), minutes: left, behind: [], holds: [] };
	return [...causes, { ...rest, kind: 'earlier-day', helpsAlone: false }];
}

/** The one cause to name when there is room for one: the longest of those that alone would help. */
export function headlineOf(causes: readonly Cause[]): Cause | null {
	const alone = causes.filter((cause) => cause.helpsAlone);
	const longest = (best: Cause | null, cause: Cause): Cause =>
		best === null || cause.minutes > best.minutes ? cause : best;
	return (alone.length > 0 ? alone : causes).reduce<Cause | null>(longest, null);
}
