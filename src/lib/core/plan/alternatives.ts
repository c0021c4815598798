import type { BayCode, TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { CONFLICT_WEIGHT, type Conflict, type ConflictCode, type Placement } from './conflict.ts';
import { conflictsOf } from './conflicts.ts';

/** Everybody and every bay for one wished time, with what speaks against each, for the dialog. */
export interface Alternatives {
	readonly technicians: readonly {
		readonly technician: TechnicianCode;
		readonly conflicts: readonly Conflict[];
	}[];
	readonly bays: readonly { readonly bay: BayCode; readonly conflicts: readonly Conflict[] }[];
}

/** Conflicts that come with who does it. */
export const OF_PEOPLE: ReadonlySet<ConflictCode> = new Set<ConflictCode>([
	'technician-busy',
	'skill-missing',
	'closed-hours',
	'absent'
]);
/** Conflicts that come with where it is done. */
export const OF_BAYS: ReadonlySet<ConflictCode> = new Set<ConflictCode>([
	'bay-busy',
	'bay-unsuitable',
	'bay-out-of-order'
]);
const WEIGHT = { never: 10_000, override: 100, warn: 1 };

/** How badly a set of conflicts weighs; 0 when there are none. */
export const gravity = (conflicts: readonly Conflict[]): number =>
	conflicts.reduce((sum, { code }) => sum + WEIGHT[CONFLICT_WEIGHT[code]], 0);

/**
 * All technicians (each leading alone) and all bays at the start of a placement, with the conflicts
 * each brings along; those that fit best first, then in the order of the set-up. The length follows
 * each technician's factor unless the placement names minutes.
 */
export function alternativesTo(
	state: WorkshopState,
	placement: Placement,
	now: Instant
): Alternatives {
	const against = (
		change: Partial<Placement>,
		kinds: ReadonlySet<ConflictCode>
	): readonly Conflict[] =>
		conflictsOf(state, { ...placement, ...change }, now).filter(({ code }) => kinds.has(code));
	const technicians = (state.setup?.technicians ?? []).map(({ code: technician }) => ({
		technician,
		conflicts: against({ technicians: [technician] }, OF_PEOPLE)
	}));
	const bays = (state.setup?.bays ?? []).map(({ code: bay }) => ({
		bay,
		conflicts: against({ bay }, OF_BAYS)
	}));
	return {
		technicians: technicians.sort((a, b) => gravity(a.conflicts) - gravity(b.conflicts)),
		bays: bays.sort((a, b) => gravity(a.conflicts) - gravity(b.conflicts))
	};
}
