import { NEVER } from '../calendar.ts';
import type { Cause } from '../causes.ts';
import type { Hold } from '../own-chain.ts';
import type { Place, ProblemOperation, Span } from '../problem.ts';
import type { Which } from './alternatives.ts';
import type { Change, Ground } from './change.ts';
import type { Effect } from './effect.ts';

/** A late car, what could be done about it, and what everybody who tries something asks of it. */

/** One thing that could be done. */
export type Help =
	/** A change of the plan: somebody else, another bay, before the work that is in the way, or at once. */
	| ({ readonly kind: 'technician'; readonly technician: number } & At)
	| ({ readonly kind: 'bay'; readonly bay: number } & At)
	| ({ readonly kind: 'before'; readonly blocker: Which } & At)
	| ({ readonly kind: 'sooner' } & At)
	/** These people stay longer today. */
	| { readonly kind: 'overtime'; readonly technicians: readonly number[]; readonly minutes: number }
	/** One more person for this kind of work, for a while. */
	| ({ readonly kind: 'hand'; readonly during: Span } & At)
	/** Its parts come earlier. */
	| ({ readonly kind: 'parts'; readonly at: number } & At);

/** The operation of the car it is about, among the operations of its job. */
interface At {
	readonly index: number;
}

/** A thing that helps, and by how much. */
export interface HelpOption {
	readonly help: Help;
	readonly effect: Effect;
	/** What has to be moved for it; none where it is no change of the plan. */
	readonly changes: readonly Change[];
}

/** What only the workshop itself can say. */
export interface Means {
	/** Hours somebody could stay on today so many minutes longer; null for who is away or off. */
	readonly staying: (technician: number, minutes: number) => Span | null;
	/** Minutes one more hand for the kind of work of `which` takes for another piece; null where it cannot do that. */
	readonly handMinutes: (which: Which, other: Which) => number | null;
	/** When the ordered parts come that hold it, and until when other things would; null where none do. */
	readonly parts: (which: Which) => { readonly dueAt: number; readonly otherwise: number } | null;
}

/** A car that will be late, in its workshop. */
export interface Late extends Ground {
	readonly job: number;
	readonly means: Means;
	readonly causes: readonly Cause[];
}

/** An operation by where it is. */
export const operationAt = ({ replay: { problem } }: Ground, { job, index }: Which) =>
	problem.jobs[job]?.operations[index];

/** Which of the car's work is held by one of these, the last first. */
export function heldBy(
	{ replay: { firstOf }, job, causes }: Late,
	kinds: readonly Hold[]
): readonly number[] {
	const first = firstOf[job] ?? 0;
	const held = causes.flatMap(({ holds }) =>
		holds.filter(({ hold }) => kinds.includes(hold)).map(({ operation }) => operation - first)
	);
	return [...new Set(held)];
}

/** Where the ripple has a piece of work. */
function placeIn(
	{ replay: { start, end, technician, bay, firstOf } }: Ground,
	which: Which,
	helpers: readonly number[]
): Place | null {
	const number = (firstOf[which.job] ?? 0) + which.index;
	const to = end[number] ?? NEVER;
	if (to >= NEVER) return null;
	const people = [technician[number] ?? 0, ...helpers];
	return { bay: bay[number] ?? 0, technicians: people, start: start[number] ?? 0, end: to };
}

/** Work that may be moved, with its place: as planned, or where it is expected. */
interface Movable {
	readonly operation: ProblemOperation;
	readonly place: Place;
}

/** A piece of work that nobody began and nobody pinned, with its place; null for other work. */
export function movableAt(ground: Ground, which: Which | null): Movable | null {
	const operation = which === null ? undefined : operationAt(ground, which);
	if (which === null || operation === undefined) return null;
	if (operation.pin !== 'published' && operation.pin !== 'draft') return null;
	const place = operation.place ?? placeIn(ground, which, operation.helpers);
	return place === null ? null : { operation, place };
}

/** When a piece of work could begin if it had not to wait for anybody. */
export function readyAt(
	{ replay: { problem, end, firstOf } }: Ground,
	{ job, index }: Which
): number {
	const operation = problem.jobs[job]?.operations[index];
	const first = firstOf[job] ?? 0;
	const before = (operation?.after ?? []).map((one) => end[first + one] ?? 0);
	return Math.max(
		problem.now,
		problem.jobs[job]?.release ?? 0,
		operation?.notBefore ?? 0,
		...before
	);
}

/** A place with its own stand-ins stands for nobody: no plan can be made of it. */
export const isReal = ({ standIns }: Ground, { technicians, bay }: Place): boolean =>
	bay !== standIns?.bay && !technicians.some((one) => one === standIns?.technician);
