import type { BayCode, TechnicianCode } from '../ids.ts';
import type { Cause } from '../planner/causes.ts';
import type { WorkshopState } from '../state.ts';
import type { Trade } from '../workshop/setup.ts';
import type { Ripple } from './ripple.ts';

/**
 * Which bay and which person a cause is about. Work nobody planned would take any of the sort, so there
 * nobody in particular is named.
 */
export interface Things {
	readonly bay: BayCode | null;
	readonly technician: TechnicianCode | null;
	/** What the bay is for; null where it is about no bay. */
	readonly trade: Trade | null;
}

/** Index of the person who is busy: a helper who is on the work in the way, else who leads. */
function whoHolds({ replay }: Ripple, { operation, behind }: Cause): number {
	const helpers = replay.all[operation]?.operation.helpers ?? [];
	const other = replay.technician[behind[0] ?? -1] ?? -1;
	return helpers.includes(other) ? other : (replay.technician[operation] ?? -1);
}

const isPlanned = ({ replay }: Ripple, number: number): boolean =>
	replay.all[number]?.operation.place !== null;

const NOTHING: Things = { bay: null, technician: null, trade: null };

function bayOf({ setup }: WorkshopState, ripple: Ripple, { operation }: Cause): Things {
	const bay = setup?.bays[ripple.replay.bay[operation] ?? -1];
	if (bay === undefined) return NOTHING;
	return { ...NOTHING, bay: isPlanned(ripple, operation) ? bay.code : null, trade: bay.kind };
}

function personOf({ setup }: WorkshopState, ripple: Ripple, cause: Cause): Things {
	const person = setup?.technicians[whoHolds(ripple, cause)];
	if (person === undefined || !isPlanned(ripple, cause.operation)) return NOTHING;
	return { ...NOTHING, technician: person.code };
}

/** The things of a cause; the stand-ins of a forecast are nobody and nowhere. */
export function thingsOf(state: WorkshopState, ripple: Ripple, cause: Cause): Things {
	switch (cause.kind) {
		case 'bay':
		case 'closed':
			return bayOf(state, ripple, cause);
		case 'technician':
		case 'hours':
			return personOf(state, ripple, cause);
		default:
			return NOTHING;
	}
}
