import type { TechnicianCode } from '../ids.ts';
import { portionsOf, type Portion } from '../plan/fairness.ts';
import { loadOf } from '../plan/load.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';

/** What stands beside a person while work is being assigned (duty D4); in minutes of one day. */
export interface PersonLoad extends Portion {
	/** Done, running and planned. */
	readonly taken: number;
	/** They are there. */
	readonly present: number;
}

/** Everybody's load of a date in the workshop's zone, by code. */
export function personLoads(
	state: WorkshopState,
	{ date }: { readonly date: LocalDate },
	now: Instant
): ReadonlyMap<TechnicianCode, PersonLoad> {
	const portions = portionsOf(state, { date }, now).technicians;
	const loads = new Map<TechnicianCode, PersonLoad>();
	for (const { key, present, planned, running, done } of loadOf(state, { date }, now).technicians) {
		const portion = portions.get(key);
		if (portion !== undefined)
			loads.set(key, { ...portion, present, taken: planned + running + done });
	}
	return loads;
}
