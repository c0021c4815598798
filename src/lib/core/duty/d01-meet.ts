import { MINUTE_MS } from '../time/instant.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';

/** Product duty D1. */
const WITHIN_MS = 2 * MINUTE_MS;

/**
 * A customer who drives in is met within two minutes. It counts from the tap "arrived": a car that was
 * here when its visit was opened stands at a counter already. Agreeing a time, or beginning the work,
 * shows that somebody has spoken with them.
 */
export const meet: DutyRule = {
	kind: 'meet',
	roles: ['advisor'],
	dues: (_state, { arrivedAt, openedAt, promises, operations }) => {
		if (arrivedAt === null || arrivedAt <= openedAt) return NOTHING_DUE;
		const isMet =
			promises.some(({ givenAt }) => givenAt >= arrivedAt) ||
			operations.some(({ stints }) => stints.length > 0);
		if (isMet) return NOTHING_DUE;
		const why = { kind: 'meet', arrivedAt } as const;
		return [{ subject: '', operation: null, since: arrivedAt, dueAt: arrivedAt + WITHIN_MS, why }];
	}
};
