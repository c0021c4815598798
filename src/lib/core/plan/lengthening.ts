import type { Lengthening, Plan } from '../job/job.ts';

/** Minutes a plan was made longer than the standard, with their reasons (product rule 6). */

/** What a plan becomes in length. */
interface NewLength {
	/** Minutes of work by standard and factor of whoever leads. */
	readonly standard: number;
	readonly minutes: number;
	readonly reason: string;
}

/** Whether a plan asks for a reason: longer than the standard, and than it was. */
export const isLengthened = (was: Plan | null, { standard, minutes }: NewLength): boolean =>
	minutes > standard && minutes > (was?.minutes ?? 0);

const fitting = (lengthenings: readonly Lengthening[], over: number): readonly Lengthening[] => {
	const kept: Lengthening[] = [];
	let left = over;
	for (const { minutes, reason } of lengthenings) {
		if (left <= 0) break;
		kept.push({ minutes: Math.min(minutes, left), reason });
		left -= minutes;
	}
	return kept;
};

/**
 * The lengthenings of the new plan: those it had, and this one; a plan made shorter again gives back
 * the latest first. Together they never exceed what the plan has over the standard.
 */
export function lengtheningsAfter(was: Plan | null, length: NewLength): readonly Lengthening[] {
	const { standard, minutes, reason } = length;
	const kept = fitting(was?.lengthenings ?? [], minutes - standard);
	if (!isLengthened(was, length)) return kept;
	const told = kept.reduce((sum, one) => sum + one.minutes, 0);
	return [...kept, { minutes: minutes - standard - told, reason }];
}
