import type { Job } from '../job/job.ts';
import { isCustomerToldInTime, isToldInTime } from '../promise/told-in-time.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/** What was said of a car that comes later: by the workshop, and to its customer. */
export interface DelayLine {
	/** Who was told: the house by whoever works on the car (duty D6), or the customer (duty D11). */
	readonly to: 'house' | 'customer';
	readonly at: Instant;
	/** Who told the customer, by name; empty where the workshop said it, or the name was erased. */
	readonly name: string;
	readonly expectedAt: Instant;
	readonly reason: string;
	/** Null where nothing was promised that it could have been in time for. */
	readonly isInTime: boolean | null;
}

/** All of it, the latest first. */
export function delayLines(
	{ setup, registers }: Pick<WorkshopState, 'setup' | 'registers'>,
	job: Job
): readonly DelayLine[] {
	const textOf = (id: string): string => registers.note.get(id)?.text ?? '';
	const house = job.operations.flatMap(({ delay }): DelayLine[] => {
		if (delay === null) return [];
		const { at, expectedFinish: expectedAt, reason } = delay;
		const isInTime = isToldInTime(job, delay, setup?.timeZone ?? 'UTC');
		return [{ to: 'house', at, name: '', expectedAt, reason, isInTime }];
	});
	const customer = job.toldDelays.map((told): DelayLine => {
		const { at, expectedAt, name, said } = told;
		const words = { name: textOf(name), reason: textOf(said) };
		return { to: 'customer', at, expectedAt, ...words, isInTime: isCustomerToldInTime(job, told) };
	});
	return [...house, ...customer].sort((a, b) => b.at - a.at);
}
