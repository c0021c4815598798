import { isReady } from '../job/stage.ts';
import { forecastOf } from '../plan/forecast.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';

/** Product duty D15: whoever leaves a car here is told a time for it. */
export const givePromise: DutyRule = {
	kind: 'give-promise',
	roles: ['advisor'],
	dues: (state, job, now) => {
		const { arrivedAt, openedAt, promises, operations } = job;
		if (arrivedAt === null || promises.length > 0 || operations.length === 0) return NOTHING_DUE;
		if (isReady(job)) return NOTHING_DUE;
		const since = Math.max(arrivedAt, openedAt);
		const forecastAt = forecastOf(state, job, now).finishAt;
		return [
			{
				subject: '',
				operation: null,
				since,
				dueAt: since,
				why: { kind: 'give-promise', forecastAt }
			}
		];
	}
};
