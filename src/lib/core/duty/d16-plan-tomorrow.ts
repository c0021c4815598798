import { unplannedForTomorrow } from '../closing/tomorrow.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { eveningOf } from './closing.ts';
import type { Duty } from './duty.ts';
import { idOf } from './duty-record.ts';

/**
 * Product duty D16: tomorrow is planned before today ends. It is a duty of the day, of no car, and over
 * as soon as no car that is here or due by then has work that nobody is planned for: the same list that
 * the guided closing shows.
 */
export function planTomorrow(state: WorkshopState, now: Instant): Duty | null {
	const { setup } = state;
	const evening = eveningOf(state, now);
	if (setup === null || evening === null || now < evening.from) return null;
	const subject = localDateOf(now, setup.timeZone);
	const cars = new Set(unplannedForTomorrow(state, subject).map(({ job }) => job.id)).size;
	if (cars === 0) return null;
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
