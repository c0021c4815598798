import { promisesBrokenByMoves } from '../plan/broken-promises.ts';
import type { Conflict, ConflictWeight } from '../plan/conflict.ts';
import { heaviest } from '../plan/conflicts.ts';
import { conflictsOfMoves, placementOf, type WishedMove } from '../plan/moves.ts';
import { planFor } from '../plan/plan-for.ts';
import type { OperationId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, Stretch } from '../time/instant.ts';
import { checkPlacement, type PlacementCheck } from './placement-check.ts';

/** What the dispatcher is told while one or several bars are held over their new places. */
export interface MovesCheck extends Pick<
	PlacementCheck,
	'conflicts' | 'weight' | 'broken' | 'reasonFor'
> {
	/** From when to when each operation would lie; those that cannot be laid are left out. */
	readonly spans: ReadonlyMap<OperationId, Stretch>;
	/** How bad it is for each operation by itself. */
	readonly weights: ReadonlyMap<OperationId, ConflictWeight | null>;
}

/** The same questions the server will ask, for a set of moves; asked many times a second. */
export function checkMoves(
	state: WorkshopState,
	moves: readonly WishedMove[],
	now: Instant
): MovesCheck {
	const [only, ...more] = moves;
	return only !== undefined && more.length === 0
		? checkOne(state, only, now)
		: checkSeveral(state, moves, now);
}

const NOTHING: MovesCheck = {
	conflicts: [],
	weight: null,
	broken: [],
	reasonFor: null,
	spans: new Map(),
	weights: new Map()
};

function checkOne(state: WorkshopState, move: WishedMove, now: Instant): MovesCheck {
	const placement = placementOf(move);
	if (placement === null) return NOTHING;
	const { end, conflicts, weight, broken, reasonFor } = checkPlacement(state, placement, now);
	return {
		conflicts,
		weight,
		broken,
		reasonFor,
		spans: new Map(
			end === null ? [] : [[move.operation, { from: placement.start, to: end }] as const]
		),
		weights: new Map([[move.operation, weight]])
	};
}

function checkSeveral(
	state: WorkshopState,
	moves: readonly WishedMove[],
	now: Instant
): MovesCheck {
	const byOperation = conflictsOfMoves(state, moves, now);
	const conflicts: Conflict[] = [...byOperation.values()].flat();
	const weight = heaviest(conflicts);
	return {
		conflicts,
		weight,
		broken: promisesBrokenByMoves(state, moves, now),
		// Several at once are moved, not lengthened.
		reasonFor: weight === 'override' ? 'override' : null,
		spans: spansOf(state, moves),
		weights: new Map([...byOperation].map(([operation, found]) => [operation, heaviest(found)]))
	};
}

function spansOf(
	state: WorkshopState,
	moves: readonly WishedMove[]
): ReadonlyMap<OperationId, Stretch> {
	const spans = new Map<OperationId, Stretch>();
	for (const move of moves) {
		const placement = placementOf(move);
		if (placement === null) continue;
		const laid = planFor(state, placement);
		if (laid.ok) spans.set(move.operation, { from: placement.start, to: laid.value.end });
	}
	return spans;
}
