import { finishOf } from '../replayed.ts';
import type { Which } from './alternatives.ts';
import { outcomeOf, replayWith, type Change, type Ground } from './change.ts';
import { effectOf } from './effect.ts';
import {
	heldBy,
	isReal,
	movableAt,
	readyAt,
	type Help,
	type HelpOption,
	type Late
} from './late.ts';

/** Help that is a change of the plan: somebody else, another bay, another turn. */

/** Something to try. */
interface Tried {
	readonly help: Help;
	readonly changes: readonly Change[];
}

/** Somebody else for work that waits for its person, their hours, or takes them long. */
function* peopleInstead(late: Late): Generator<Tried, void, undefined> {
	const { job } = late;
	for (const index of heldBy(late, ['technician', 'hours', 'work'])) {
		const here = movableAt(late, { job, index });
		if (here === null) continue;
		const [, ...helpers] = here.place.technicians;
		for (const { technician } of here.operation.choices) {
			if (here.place.technicians.includes(technician)) continue;
			const place = { ...here.place, technicians: [technician, ...helpers] };
			yield { help: { kind: 'technician', index, technician }, changes: [{ job, index, place }] };
		}
	}
}

/** Another bay for work that waits for its bay. */
function* baysInstead(late: Late): Generator<Tried, void, undefined> {
	const { job } = late;
	for (const index of heldBy(late, ['bay', 'closed'])) {
		const here = movableAt(late, { job, index });
		for (const bay of here?.operation.bays ?? []) {
			if (here === null || here.place.bay === bay) continue;
			const place = { ...here.place, bay };
			yield { help: { kind: 'bay', index, bay }, changes: [{ job, index, place }] };
		}
	}
}

/** Which operation a number of the ripple is. */
const whichOf = ({ replay: { all } }: Ground, number: number): Which | null => {
	const one = all[number];
	return one === undefined ? null : { job: one.job, index: number - one.first };
};

/** The car's work in the other's turn; null where one of them is not to be moved. */
function turned(late: Late, index: number, blocker: Which): readonly Change[] | null {
	const which = { job: late.job, index };
	const own = movableAt(late, which);
	const other = movableAt(late, blocker);
	if (own === null || other === null) return null;
	const turn = Math.max(readyAt(late, which), Math.min(own.place.start, other.place.start));
	const mine: Change = { ...which, place: { ...own.place, start: turn } };
	// Work without a place takes its turn after all that has one, so it need not be moved.
	if (other.operation.place === null) return [mine];
	const start = Math.max(other.place.start, turn + 1);
	return [mine, { ...blocker, place: { ...other.place, start } }];
}

/** Before what is in its way: the car's work takes the other's turn, and the other waits. */
function* turnsInstead(late: Late): Generator<Tried, void, undefined> {
	const first = late.replay.firstOf[late.job] ?? 0;
	for (const { operation, behind } of late.causes) {
		const index = operation - first;
		const blocker = whichOf(late, behind[0] ?? -1);
		const changes = blocker === null ? null : turned(late, index, blocker);
		if (blocker !== null && changes !== null)
			yield { help: { kind: 'before', index, blocker }, changes };
	}
}

/** As soon as it can begin, where its own plan has it later or where it has none and waits for its turn. */
function* soonerInstead(late: Late): Generator<Tried, void, undefined> {
	const { job } = late;
	for (const index of heldBy(late, ['plan', 'technician', 'bay'])) {
		const own = movableAt(late, { job, index });
		const start = readyAt(late, { job, index });
		if (own === null || (own.operation.place !== null && own.place.start <= start)) continue;
		const place = { ...own.place, start };
		yield { help: { kind: 'sooner', index }, changes: [{ job, index, place }] };
	}
}

/** Whether the car is earlier at the first try; only then it is worth working out what moves along. */
const helpful = (late: Late, changes: readonly Change[]): boolean =>
	changes.every(({ place }) => isReal(late, place)) &&
	finishOf(replayWith(late, changes), late.job) < finishOf(late.replay, late.job);

/** Every change of the plan that was tried for a late car; null for one that makes it no earlier. */
export function* planChanges(late: Late): Generator<HelpOption | null, void, undefined> {
	const tried = [
		...peopleInstead(late),
		...baysInstead(late),
		...turnsInstead(late),
		...soonerInstead(late)
	];
	for (const { help, changes } of tried) {
		const outcome = helpful(late, changes) ? outcomeOf(late, changes) : null;
		const effect = outcome === null ? null : effectOf(late.replay, outcome.replay, late.job);
		const helps = outcome !== null && effect !== null && effect.saved > 0;
		yield helps ? { help, effect, changes: outcome.changes } : null;
	}
}
