import { placementAt, type DropRow } from '#core/board/drop.ts';
import type { Command, OperationMove } from '#core/commands.ts';
import type { JobId, OperationId } from '#core/ids.ts';
import type { Plan } from '#core/job/job.ts';
import { planFor } from '#core/plan/plan-for.ts';
import type { WorkshopState } from '#core/state.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import {
	targetsOf,
	type Carry,
	type Piece,
	type RowAim,
	type Target
} from '$lib/timeline/carry.ts';

/** From what is carried over the timeline to the moves that are sent. */

/** An operation as it was when it was lifted. */
export interface Seen {
	readonly job: JobId;
	readonly operation: OperationId;
	readonly version: number;
	readonly plan: Plan | null;
}

/** The operations of the pieces, by id; what vanished meanwhile is left out. */
export function seenOf(
	{ jobs }: WorkshopState,
	pieces: readonly Piece[]
): ReadonlyMap<string, Seen> {
	const wanted = new Set(pieces.map(({ id }) => id));
	const seen = new Map<string, Seen>();
	for (const { id: job, operations } of jobs.values()) {
		for (const { id: operation, version, plan } of operations) {
			if (wanted.has(operation)) seen.set(operation, { job, operation, version, plan });
		}
	}
	return seen;
}

/** What is asked of the rows: which bay or person a row stands for. */
type RowById = (id: string) => DropRow | null;

interface Carried {
	readonly state: WorkshopState;
	readonly now: Instant;
	readonly seen: ReadonlyMap<string, Seen>;
	readonly rowById: RowById;
}

/** Minutes of work once an end was drawn out or in; undefined while the length was left alone. */
function minutesOf({ piece, from, to }: Target, plan: Plan | null): number | undefined {
	const longerMs = to - from - (piece.to - piece.from);
	if (plan === null || longerMs === 0) return undefined;
	return Math.max(1, plan.minutes + Math.round(longerMs / MINUTE_MS));
}

/** Whose row a piece was taken from, where that was somebody's. */
function dropRowOf(target: Target, rowById: RowById): DropRow | null {
	const row = rowById(target.row);
	const from = target.piece.row === null ? null : rowById(target.piece.row);
	if (row?.by !== 'technician' || from?.by !== 'technician') return row;
	return { ...row, instead: from.technician };
}

/**
 * The moves that letting go there would be. Work that had no row is laid one after the other, so that
 * several cars dropped on one bay do not stand in each other's way.
 */
export function movesOf(
	carry: Carry,
	aim: RowAim,
	{ state, now, seen, rowById }: Carried
): readonly OperationMove[] {
	const moves: OperationMove[] = [];
	let next = aim.from;
	for (const target of targetsOf(carry, aim)) {
		const known = seen.get(target.piece.id);
		const row = dropRowOf(target, rowById);
		if (known === undefined || row === null) continue;
		const { job, operation, version, plan } = known;
		const isNew = target.piece.row === null;
		const start = isNew ? next : target.from;
		const minutes = minutesOf(target, plan);
		const placement = placementAt(state, { job, operation, row, start, minutes }, now);
		if (placement === null) continue;
		const laid = planFor(state, placement);
		if (isNew && laid.ok) next = laid.value.end;
		const { bay, technicians, minutes: length } = placement;
		const to = { bay, technicians, start, ...(length === undefined ? {} : { minutes: length }) };
		moves.push({ job, operation, seen: version, to });
	}
	return moves;
}

/** The moves that take the plans of the pieces back. */
export const backMoves = (
	pieces: readonly Piece[],
	seen: ReadonlyMap<string, Seen>
): readonly OperationMove[] =>
	pieces.flatMap(({ id }) => {
		const known = seen.get(id);
		if (known?.plan == null) return [];
		const { job, operation, version } = known;
		return [{ job, operation, seen: version, to: null }];
	});

const isSamePlace = (plan: Plan | null, to: NonNullable<OperationMove['to']>): boolean =>
	plan?.bay === to.bay &&
	plan.technicians.length === to.technicians.length &&
	plan.technicians.every((technician, index) => technician === to.technicians[index]);

/** One move as the command the history knows it by, several as one step; null of none. */
export function commandOf(
	moves: readonly OperationMove[],
	seen: ReadonlyMap<string, Seen>,
	reason: string
): Command | null {
	const [only, ...more] = moves;
	if (only === undefined) return null;
	const why = reason === '' ? {} : { reason };
	if (more.length > 0) return { type: 'ReplanOperations', moves, ...why };
	const { to, ...on } = only;
	if (to === null) return { type: 'UnassignOperation', ...on };
	const { start, minutes } = to;
	const length = minutes === undefined ? {} : { minutes };
	return isSamePlace(seen.get(on.operation)?.plan ?? null, to)
		? { type: 'RetimeOperation', ...on, start, ...length, ...why }
		: { type: 'AssignOperation', ...on, ...to, ...why };
}
