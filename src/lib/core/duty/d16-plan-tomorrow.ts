import { openOperations } from '../job/stage.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { eveningOf } from './closing.ts';
import type { Duty } from './duty.ts';
import { idOf } from './duty-record.ts';

/** Work that was ordered and that nobody is planned for; inspection and wash follow by themselves. */
const isUnplanned = ({ end, ...job }: Job): boolean =>
	end === null &&
	openOperations({ ...job, end }).some(
		({ kind, state, plan }) => kind === 'work' && state === 'open' && plan === null
	);

/**
 * Product duty D16: tomorrow is planned before today ends. It is a duty of the day, of no car, and over
 * as soon as no car has work that nobody is planned for.
 */
export function planTomorrow(state: WorkshopState, now: Instant): Duty | null {
	const { setup } = state;
	const evening = eveningOf(state, now);
	if (setup === null || evening === null || now < evening.from) return null;
	const cars = [...state.jobs.values()].filter(isUnplanned).length;
	if (cars === 0) return null;
	const subject = localDateOf(now, setup.timeZone);
	return {
		id: idOf('plan-tomorrow', subject),
		kind: 'plan-tomorrow',
		job: null,
		roles: ['dispatcher'],
		subject,
		operation: null,
		since: evening.from,
		dueAt: evening.closesAt,
		why: { kind: 'plan-tomorrow', cars }
	};
}
