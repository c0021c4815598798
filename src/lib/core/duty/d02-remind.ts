import { DAY_MS, HOUR_MS } from '../time/instant.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';

/** Product duty D2: half a day to one day before. */
const AT_EARLIEST_MS = DAY_MS;
const AT_LATEST_MS = 12 * HOUR_MS;

/**
 * A booked customer is reminded from a day until half a day before. Who booked later than that needs no
 * reminder, and once the time has come it is a matter of the no-show.
 */
export const remind: DutyRule = {
	kind: 'remind',
	roles: ['advisor'],
	dues: (_state, { arrivedAt, appointmentAt, expectedAt, openedAt }, now) => {
		const at = appointmentAt ?? expectedAt;
		if (at === null || arrivedAt !== null || now >= at) return NOTHING_DUE;
		const dueAt = at - AT_LATEST_MS;
		if (openedAt > dueAt) return NOTHING_DUE;
		const since = Math.max(openedAt, at - AT_EARLIEST_MS);
		const why = { kind: 'remind', appointmentAt: at } as const;
		return [{ subject: String(at), operation: null, since, dueAt, why }];
	}
};
