import type { Job } from '../job/job.ts';
import { MINUTE_MS } from '../time/instant.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';

/** Product duty D1. */
const WITHIN_MS = 2 * MINUTE_MS;

/** Somebody spoke with them when the visit was opened, or an import found the car in the house. */
const stoodAtCounter = ({ arrivedAt, openedAt, advisor, orders }: Job): boolean =>
	arrivedAt !== null &&
	(arrivedAt < openedAt || (arrivedAt === openedAt && (advisor !== null || orders.length > 0)));

/**
 * A customer who drives in is met within two minutes. It counts from the tap "arrived". Whoever was
 * written down by an advisor, or has an order, stood at a counter when the visit was opened; a car that
 * was put on the board without either waits for somebody. Agreeing a time, walking around the car
 * together, or beginning the work, shows that somebody has spoken with them.
 */
export const meet: DutyRule = {
	kind: 'meet',
	roles: ['advisor'],
	dues: (_state, job) => {
		const { arrivedAt, promises, operations, walkAround } = job;
		if (arrivedAt === null || stoodAtCounter(job)) return NOTHING_DUE;
		const isMet =
			promises.some(({ givenAt }) => givenAt >= arrivedAt) ||
			(walkAround?.customerPresent === true && walkAround.at >= arrivedAt) ||
			operations.some(({ stints }) => stints.length > 0);
		if (isMet) return NOTHING_DUE;
		const why = { kind: 'meet', arrivedAt } as const;
		return [{ subject: '', operation: null, since: arrivedAt, dueAt: arrivedAt + WITHIN_MS, why }];
	}
};
