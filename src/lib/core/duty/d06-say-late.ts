import { toldFinish } from '../job/told-finish.ts';
import type { Job, Operation, Promised } from '../job/job.ts';
import { currentOperation } from '../job/stage.ts';
import { forecastOf } from '../plan/forecast.ts';
import { SAME_DAY_NOTICE_MS } from '../promise/told-in-time.ts';
import type { Instant } from '../time/instant.ts';
import { instantAt, localDateOf } from '../time/zone.ts';
import { NOTHING_DUE, type DutyRule } from './duty.ts';

/**
 * Until when a delay counts as told in time (`promise/told-in-time.ts`): half an hour before a promise for
 * the day the car came, else before the promised day begins.
 */
function latestSaying(promisedAt: Instant, { arrivedAt }: Job, zone: string): Instant {
	const due = localDateOf(promisedAt, zone);
	const isSameDay = arrivedAt !== null && localDateOf(arrivedAt, zone) === due;
	return isSameDay ? promisedAt - SAME_DAY_NOTICE_MS : instantAt(due, '00:00', zone);
}

/** Said since this promise was given: it is told, whatever the new time is. */
const isTold = (operation: Operation, { givenAt }: Promised): boolean =>
	toldFinish(operation) !== null && (operation.delay?.at ?? 0) >= givenAt;

/**
 * Product duty D6: whoever works on a car that will not be ready in time says so, and why. The advisor of
 * the car has it on the list, too, and asks for it.
 */
export const sayLate: DutyRule = {
	kind: 'say-late',
	roles: ['technician', 'leader', 'supervisor', 'advisor'],
	dues: (state, job, now) => {
		const promise = job.promises.at(-1);
		const operation = currentOperation(job);
		const begunAt = operation?.stints[0]?.from;
		if (promise === undefined || operation === null || begunAt === undefined) return NOTHING_DUE;
		if (isTold(operation, promise)) return NOTHING_DUE;
		const { finishAt } = forecastOf(state, job, now);
		if (finishAt === null || finishAt <= promise.at) return NOTHING_DUE;
		const why = { kind: 'say-late', promisedAt: promise.at, forecastAt: finishAt } as const;
		return [
			{
				subject: `${operation.id}@${String(promise.at)}`,
				operation: operation.id,
				since: Math.max(begunAt, promise.givenAt),
				dueAt: latestSaying(promise.at, job, state.setup?.timeZone ?? 'UTC'),
				why
			}
		];
	}
};
