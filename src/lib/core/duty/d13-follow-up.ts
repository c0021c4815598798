import { DAY_MS, type Instant } from '../time/instant.ts';
import { NOTHING_DUE, type Due, type DutyRule } from './duty.ts';
import { idOf, recordOf } from './duty-record.ts';

/** Product duty D13. */
const FIRST_WITHIN_MS = 3 * DAY_MS;
const SECOND_WITHIN_MS = 7 * DAY_MS;

/** The call that is due for a delivered car: the first within three days, the second within seven more. */
function callDue(deliveredAt: Instant, firstCalledAt: Instant | null): Due {
	const nth = firstCalledAt === null ? 1 : 2;
	const since = firstCalledAt ?? deliveredAt;
	return {
		subject: String(nth),
		operation: null,
		since,
		dueAt: since + (nth === 1 ? FIRST_WITHIN_MS : SECOND_WITHIN_MS),
		why: { kind: 'follow-up', deliveredAt, nth }
	};
}

/** Delivered cars that are still on the board; whoever calls keeps the list of the others. */
export const followUp: DutyRule = {
	kind: 'follow-up',
	roles: ['followup'],
	dues: (_state, job) => {
		if (job.end?.how !== 'delivered') return NOTHING_DUE;
		const first = recordOf(job, idOf('follow-up', '1'));
		return [callDue(job.end.at, first?.standing === 'done' ? first.at : null)];
	}
};
