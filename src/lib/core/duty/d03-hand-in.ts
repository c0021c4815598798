import { MINUTE_MS } from '../time/instant.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';

/** Product duty D3: the time is kept to ten minutes. */
const WITHIN_MS = 10 * MINUTE_MS;

/**
 * A car is handed into the workshop with its order within ten minutes. Only cars that came through this
 * board: one that an import found here has been handed in long ago. Work that was begun shows it, too.
 */
export const handIn: DutyRule = {
	kind: 'hand-in',
	roles: ['dispatcher'],
	dues: (_state, { arrivedAt, openedAt, handedInAt, operations }) => {
		if (arrivedAt === null || handedInAt !== null || arrivedAt < openedAt) return NOTHING_DUE;
		if (operations.length === 0 || operations.some(({ stints }) => stints.length > 0))
			return NOTHING_DUE;
		const why = { kind: 'hand-in', arrivedAt } as const;
		return [{ subject: '', operation: null, since: arrivedAt, dueAt: arrivedAt + WITHIN_MS, why }];
	}
};
