import { MINUTE_MS, type Instant } from '../time/instant.ts';

/** Where the small clock of a dark screen stands: somewhere else each minute, so that nothing burns in (L18). */
export interface Spot {
	/** Percent of the room there is, from the left and from the top. */
	readonly left: number;
	readonly top: number;
}

// Steps that share no factor with a hundred walk over every spot before one comes again.
const STEP_LEFT = 37;
const STEP_TOP = 61;

/** The spot of a moment; the same wherever it is worked out. */
export function spotAt(at: Instant): Spot {
	const minute = Math.floor(at / MINUTE_MS);
	const walk = (step: number): number => (((minute * step) % 100) + 100) % 100;
	return { left: walk(STEP_LEFT), top: walk(STEP_TOP) };
}
