import type { BayCode, JobId, OperationId, TechnicianCode } from '../ids.ts';
import { awaitsAnswer, isNewToWorkshop } from '../job/addition.ts';
import type {
	Job,
	Operation,
	OperationKind,
	OperationState,
	Plan,
	Stint,
	Stoppage,
	StoppageReason
} from '../job/job.ts';
import type { Level } from '../promise/lateness.ts';
import { isUnseenBy } from '../parts/parts.ts';
import { canBePlanned } from '../plan/plan-for.ts';
import type { Instant, Stretch } from '../time/instant.ts';

/**
 * The bars of the timeline: one per operation and row it is planned on or was worked on. Plan and
 * truth lie in the same bar; what is not yet over has no end and grows with the time of the viewer.
 */

/** Rows stand for bays or for technicians. */
export type RowsBy = 'bay' | 'technician';

/** Something that began and, unless `to` is null, ended. */
export interface Spell {
	readonly from: Instant;
	readonly to: Instant | null;
}

/** Signs drawn on a bar; each has a shape and a word, and none has a hue. */
export type BarMark =
	| 'waiting'
	| 'hit'
	| 'parts'
	| 'parts-here'
	| 'addition'
	| 'added'
	| 'carried-over'
	| 'promise-moved'
	| 'override';

/** One operation on one row. */
export interface Bar extends Stretch {
	/** `operation@row`; stays the same while the operation stays on the row. */
	readonly id: string;
	readonly job: JobId;
	readonly operation: OperationId;
	/** Version of the operation that is shown; what a command from this bar has seen. */
	readonly version: number;
	readonly plate: string;
	readonly name: string;
	readonly kind: OperationKind;
	readonly state: OperationState;
	/** The plan on this row; null when it was only worked on here. */
	readonly planned: Stretch | null;
	/** Stretches within the plan in which nobody works: lunch, night, absence. */
	readonly breaks: readonly Stretch[];
	/** Nobody has begun it: planning may still move it (product rule 4.4). */
	readonly isMovable: boolean;
	/** When somebody was clocked on here, oldest first, overlaps joined. */
	readonly worked: readonly Spell[];
	/** When it was held up here, with the reason. */
	readonly stopped: readonly (Spell & { readonly reason: StoppageReason })[];
	readonly level: Level;
	readonly marks: readonly BarMark[];
	/** The job's promise, on its last bar of this row only; null elsewhere. */
	readonly promisedAt: Instant | null;
	/** Technicians of the plan or the work, lead first; bays likewise. */
	readonly technicians: readonly TechnicianCode[];
	readonly bays: readonly BayCode[];
}

/** What a bar needs to know of its car. */
export interface CarOnBars {
	readonly job: Job;
	readonly plate: string;
	readonly level: Level;
	readonly now: Instant;
	/** The breaks a plan is split by; left out where nobody looks that closely. */
	readonly breaksIn?: (plan: Plan) => readonly Stretch[];
	/** Whether its plan needs somebody who is away, or a bay that is out; left out where nobody asks. */
	readonly isHit?: (operation: Operation) => boolean;
}

const unique = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

const peopleOn = ({ stints, plan }: Operation): readonly TechnicianCode[] =>
	stints.length > 0
		? unique(stints.map(({ technician }) => technician))
		: (plan?.technicians ?? []);

const baysOf = ({ stints, plan }: Operation): readonly BayCode[] =>
	stints.length > 0 ? unique(stints.map(({ bay }) => bay)) : plan === null ? [] : [plan.bay];

/** Joins stints that touch or overlap: two people on one operation are one stretch of work in the bay. */
export function spellsOf(stints: readonly Stint[]): readonly Spell[] {
	const sorted = [...stints].sort((a, b) => a.from - b.from);
	const spells: Spell[] = [];
	for (const { from, to } of sorted) {
		const last = spells.at(-1);
		if (last === undefined || (last.to !== null && last.to < from)) spells.push({ from, to });
		else spells[spells.length - 1] = { from: last.from, to: laterEnd(last.to, to) };
	}
	return spells;
}

const laterEnd = (a: Instant | null, b: Instant | null): Instant | null =>
	a === null || b === null ? null : Math.max(a, b);

/** The stoppages that belong on a row: those that began while the work was there. */
function stoppagesOn(
	{ stoppages, stints, plan }: Operation,
	isHere: (stint: Stint) => boolean,
	isPlannedHere: boolean
): readonly Stoppage[] {
	return stoppages.filter(({ from }) => {
		const before = stints.filter((stint) => stint.from <= from);
		const last = before.reduce<Stint | null>(
			(latest, stint) => (latest === null || stint.from >= latest.from ? stint : latest),
			null
		);
		if (last === null) return isPlannedHere && plan !== null;
		return before.some((stint) => stint.from === last.from && isHere(stint));
	});
}

const isOpen = ({ state }: Operation): boolean => state !== 'finished' && state !== 'cancelled';

const awaitsParts = ({ partsDueAt, partsArrivedAt }: Operation): boolean =>
	partsDueAt !== null && partsArrivedAt === null;

const hasMovedPromise = ({ promises }: Job): boolean =>
	promises.some(({ at }) => at !== promises[0]?.at);

const isOverridden = ({ plan }: Operation): boolean => (plan?.overrides.length ?? 0) > 0;

function marksOf({ job, isHit }: CarOnBars, operation: Operation): readonly BarMark[] {
	const marks: BarMark[] = [];
	// News goes first: a short bar has room for one sign.
	if (isUnseenBy(job, operation, 'dispatcher')) marks.push('parts-here');
	if (job.waiting) marks.push('waiting');
	if (isHit?.(operation) === true) marks.push('hit');
	if (awaitsParts(operation)) marks.push('parts');
	if (isOpen(operation) && awaitsAnswer(job)) marks.push('addition');
	if (isNewToWorkshop(job, operation.id)) marks.push('added');
	if (job.carriedOver) marks.push('carried-over');
	if (hasMovedPromise(job)) marks.push('promise-moved');
	if (isOverridden(operation)) marks.push('override');
	return marks;
}

/**
 * Where a bar begins and ends for packing rows: what is done counts by what really happened; before
 * that the plan counts too, and what still goes on reaches to now.
 */
function extentOf(
	planned: Stretch | null,
	spells: readonly Spell[],
	{ isOver, now }: { readonly isOver: boolean; readonly now: Instant }
): Stretch {
	const starts = spells.map(({ from }) => from);
	const ends = spells.map(({ to }) => to ?? now);
	if (planned !== null && (!isOver || spells.length === 0)) {
		starts.push(planned.from);
		ends.push(planned.to);
	}
	const from = Math.min(...starts);
	return { from, to: Math.max(from, ...ends) };
}

interface RowOf {
	readonly row: string;
	readonly by: RowsBy;
}

/** The bar of an operation on a row, or null when it has nothing to do with that row. */
function barOn({ row, by }: RowOf, operation: Operation, car: CarOnBars): Bar | null {
	const { plan } = operation;
	const isHere = (stint: Stint): boolean => (by === 'bay' ? stint.bay : stint.technician) === row;
	const isPlannedHere =
		plan !== null && (by === 'bay' ? plan.bay === row : plan.technicians.some((t) => t === row));
	const planned = isPlannedHere ? { from: plan.start, to: plan.end } : null;
	const worked = spellsOf(operation.stints.filter(isHere));
	const stopped = stoppagesOn(operation, isHere, isPlannedHere);
	const spells = [...worked, ...stopped];
	if (planned === null && spells.length === 0) return null;
	const isOver = operation.state === 'finished' || operation.state === 'cancelled';
	return {
		id: `${operation.id}@${row}`,
		job: car.job.id,
		operation: operation.id,
		version: operation.version,
		plate: car.plate,
		name: operation.name,
		kind: operation.kind,
		state: operation.state,
		planned,
		breaks: plan === null || planned === null ? [] : (car.breaksIn?.(plan) ?? []),
		isMovable: planned !== null && canBePlanned({ job: car.job, operation }),
		worked,
		stopped: stopped.map(({ from, to, reason }) => ({ from, to, reason })),
		level: car.level,
		marks: marksOf(car, operation),
		promisedAt: null,
		technicians: peopleOn(operation),
		bays: baysOf(operation),
		...extentOf(planned, spells, { isOver, now: car.now })
	};
}

/** Rows an operation has something to do with. */
function rowsOf(by: RowsBy, { plan, stints }: Operation): readonly string[] {
	const planned: readonly string[] =
		plan === null ? [] : by === 'bay' ? [plan.bay] : plan.technicians;
	return unique([
		...planned,
		...stints.map((stint) => (by === 'bay' ? stint.bay : stint.technician))
	]);
}

/** All bars of a car, with the row each lies on. Cancelled operations that never began have none. */
export function barsOf(car: CarOnBars, by: RowsBy): readonly { row: string; bar: Bar }[] {
	const bars: { row: string; bar: Bar }[] = [];
	for (const operation of car.job.operations) {
		if (operation.state === 'cancelled' && operation.stints.length === 0) continue;
		for (const row of rowsOf(by, operation)) {
			const bar = barOn({ row, by }, operation, car);
			if (bar !== null) bars.push({ row, bar });
		}
	}
	return withPromise(bars, car.job.promises.at(-1)?.at ?? null);
}

/** The promise stands on the car's last bar: there it shows how much room is left. */
function withPromise(
	bars: { row: string; bar: Bar }[],
	promisedAt: Instant | null
): { row: string; bar: Bar }[] {
	if (promisedAt === null || bars.length === 0) return bars;
	const last = bars.reduce((a, b) => (b.bar.to >= a.bar.to ? b : a));
	return bars.map((one) => (one === last ? { ...one, bar: { ...one.bar, promisedAt } } : one));
}
