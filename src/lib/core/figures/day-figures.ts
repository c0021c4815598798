import { isFixedFirstTime } from '../inspection/first-time-fix.ts';
import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { Instant } from '../time/instant.ts';
import type { DelayTold } from './delay-told.ts';

/** The figures of one closed day (product section 7), as counts: the page prints the formula beside them. */

const DAY_FIGURES = [
	'on-time',
	'on-time-last',
	'first-time-fix',
	'rework',
	'same-day',
	'carry-over',
	'delay-told',
	'delay-said'
] as const;
export type DayFigure = (typeof DAY_FIGURES)[number];

/** One figure: so many, out of so many; `of` null for a plain number, 0 where nothing was to be counted. */
export interface Figure {
	readonly figure: DayFigure;
	readonly count: number;
	readonly of: number | null;
}

/** What a day is counted from. */
export interface CountedDay {
	/** Visits that ended with the car handed over. */
	readonly delivered: readonly Job[];
	/** When a delivered visit came back for the same reason, by its id; missing: it did not. */
	readonly comebacks: ReadonlyMap<JobId, Instant>;
	/** Final inspections of the day, by visit: whether one of them failed. */
	readonly inspected: readonly { readonly failed: boolean }[];
	/** Same-day categories that came, and how many of them left. */
	readonly sameDay: { readonly due: number; readonly done: number };
	/** Cars open at closing. */
	readonly carried: number;
	/** Delivered visits that came late, by whom that was told in time. */
	readonly delays: readonly DelayTold[];
}

const deliveredAt = ({ end }: Pick<Job, 'end'>): Instant => end?.at ?? Infinity;

const isBy = (job: Job, promisedAt: Instant | undefined): boolean =>
	promisedAt !== undefined && deliveredAt(job) <= promisedAt;

/** All figures of a day, in the order they are read. */
export function dayFigures(day: CountedDay): readonly Figure[] {
	const { delivered, comebacks, inspected, sameDay, carried, delays } = day;
	const countOf = (is: (job: Job) => boolean): number => delivered.filter(is).length;
	const figures: Readonly<Record<DayFigure, Omit<Figure, 'figure'>>> = {
		'on-time': {
			count: countOf((job) => isBy(job, job.promises[0]?.at)),
			of: delivered.length
		},
		'on-time-last': {
			count: countOf((job) => isBy(job, job.promises.at(-1)?.at)),
			of: delivered.length
		},
		'first-time-fix': {
			count: countOf((job) =>
				isFixedFirstTime(job, {
					deliveredAt: deliveredAt(job),
					comebackAt: comebacks.get(job.id) ?? null
				})
			),
			of: delivered.length
		},
		rework: { count: inspected.filter(({ failed }) => failed).length, of: inspected.length },
		'same-day': { count: sameDay.done, of: sameDay.due },
		'carry-over': { count: carried, of: null },
		'delay-told': { count: delays.filter(({ customer }) => customer).length, of: delays.length },
		'delay-said': { count: delays.filter(({ house }) => house).length, of: delays.length }
	};
	return DAY_FIGURES.map((figure) => ({ figure, ...figures[figure] }));
}
