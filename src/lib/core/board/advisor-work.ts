import type { DutyLine } from '../duty/worklist.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import type { AdvisorCar } from './advisor-cars.ts';
import type { FollowUpLine } from './follow-up-lines.ts';

/** What an advisor has to do: for cars that are here, and calls to customers who have left (duty D13). */

/** One thing to do; `key` tells it from the others. */
export type AdvisorWork = { readonly key: string; readonly dueAt: Instant } & (
	| { readonly kind: 'duty'; readonly car: AdvisorCar; readonly line: DutyLine }
	| { readonly kind: 'call'; readonly call: FollowUpLine }
);

/** All of it, the earliest due first. */
export function advisorWork(
	cars: readonly AdvisorCar[],
	calls: readonly FollowUpLine[]
): readonly AdvisorWork[] {
	const duties = cars.flatMap((car) =>
		car.duties.map((line): AdvisorWork => {
			const { id, dueAt } = line.duty;
			return { kind: 'duty', key: `${car.job.id} ${id}`, dueAt, car, line };
		})
	);
	const ofCalls = calls.map((call): AdvisorWork => {
		const key = `${call.followUp.visit} call`;
		return { kind: 'call', key, dueAt: call.dueAt ?? Infinity, call };
	});
	return [...duties, ...ofCalls].sort((a, b) => a.dueAt - b.dueAt);
}

/** The work of a day, and what has time until another one. */
interface WorkByDay {
	readonly today: readonly AdvisorWork[];
	readonly later: readonly AdvisorWork[];
}

/** What is due by the end of the day of `now` in the workshop's zone, and what is due on days after it. */
export function workByDay(
	work: readonly AdvisorWork[],
	{ now, zone }: { readonly now: Instant; readonly zone: string }
): WorkByDay {
	const today = localDateOf(now, zone);
	const isLater = ({ dueAt }: AdvisorWork): boolean =>
		dueAt > now && (dueAt === Infinity || localDateOf(dueAt, zone) > today);
	return { today: work.filter((one) => !isLater(one)), later: work.filter(isLater) };
}

/** How much of it waits for the reader: what a colleague has taken does not. */
export const waitingWork = (work: readonly AdvisorWork[]): number =>
	work.filter((one) => (one.kind === 'call' ? !one.call.isOthers : one.line.taken?.byMe !== false))
		.length;
