import type { Operation } from '../job/job.ts';
import { totalMinutes, workedAt, workedMinutes } from '../plan/length.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { NOTHING_DUE, type Due, type DutyRule } from './duty.ts';

/** Product duty D5: between 70 and 80 % of the estimated time. */
const FROM_SHARE = 0.7;
const UNTIL_SHARE = 0.8;

const isOrdered = ({ kind }: Operation): boolean => kind === 'work' || kind === 'rework';

/**
 * How the work is going is asked for when 70 to 80 % of its time have passed, by minutes clocked against
 * minutes planned. Work that stands still is not asked for; it has a reason of its own.
 */
export const askProgress: DutyRule = {
	kind: 'ask-progress',
	roles: ['advisor'],
	dues: (state, { operations }, now) =>
		operations
			.filter((operation) => operation.state === 'running' && isOrdered(operation))
			.flatMap((operation) => dueOf(state, operation, now))
};

function dueOf(state: WorkshopState, operation: Operation, now: Instant): readonly Due[] {
	if (state.setup === null) return NOTHING_DUE;
	const length = totalMinutes(state.setup, operation);
	const worked = workedMinutes(state, operation, now);
	const from = workedAt(state, operation, length * FROM_SHARE);
	const until = workedAt(state, operation, length * UNTIL_SHARE);
	if (from === null || until === null) return NOTHING_DUE;
	return [
		{
			subject: operation.id,
			operation: operation.id,
			// Seven tenths are no exact number to the machine; a trace too much would come a moment late.
			since: Math.round(from),
			dueAt: Math.round(until),
			why: { kind: 'ask-progress', worked, length }
		}
	];
}
