import { isReady } from '../job/stage.ts';
import { forecastOf } from '../plan/forecast.ts';
import { localDateOf } from '../time/zone.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';
import { eveningOf } from './closing.ts';

/**
 * Product duty D12: small repairs and routine maintenance leave on the day they came; what does not is
 * listed in the evening, with what was agreed about it.
 */
export const clearToday: DutyRule = {
	kind: 'clear-today',
	roles: ['dispatcher'],
	dues: (state, job, now) => {
		const { setup } = state;
		const evening = eveningOf(state, now);
		if (setup === null || evening === null || now < evening.from) return NOTHING_DUE;
		if (job.arrivedAt === null || isReady(job)) return NOTHING_DUE;
		// Decided at the guided closing: it is among the cars that stay, with its reason.
		if (job.carryOver !== null) return NOTHING_DUE;
		if (!setup.rules.sameDay.includes(job.category)) return NOTHING_DUE;
		const forecastAt = forecastOf(state, job, now).finishAt;
		return [
			{
				subject: localDateOf(now, setup.timeZone),
				operation: null,
				since: evening.from,
				dueAt: evening.closesAt,
				why: { kind: 'clear-today', forecastAt }
			}
		];
	}
};
