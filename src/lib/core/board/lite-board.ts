import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { bandsOf, typeSizes, type Display } from './display.ts';
import { carsInWorkshop } from './wall-counts.ts';
import { carShown, type CarShown } from './wall-row.ts';
import { wallCounts, type WallCounts } from './wall-counts.ts';

/** The cars of a wall as a plain list, for screens without scripts: no bays, no time axis, one page at a time. */
export interface LiteBoard {
	/** The most urgent first, then by promise. */
	readonly cars: readonly CarShown[];
	readonly counts: WallCounts;
}

const WEIGHT = { late: 0, 'at-risk': 1, 'due-soon': 2, 'on-track': 3 } as const;
const CALLING = -1;
const WITHOUT_PROMISE = 4;

const weightOf = ({ call, standing }: CarShown): number => {
	if (call !== null) return CALLING;
	return standing === null ? WITHOUT_PROMISE : WEIGHT[standing.level];
};

/** Every car the screen's part of the workshop is not done with. */
export function liteBoard(state: WorkshopState, now: Instant, { scope }: Display): LiteBoard {
	const jobs = carsInWorkshop(state, scope);
	const promises = new Map(jobs.map((job) => [job.id, job.promises.at(-1)?.at ?? Infinity]));
	const promiseOf = ({ job }: CarShown): number => promises.get(job) ?? Infinity;
	return {
		cars: jobs
			.map((job) => carShown(state, job, now))
			.sort(
				(a, b) =>
					weightOf(a) - weightOf(b) || promiseOf(a) - promiseOf(b) || (a.job < b.job ? -1 : 1)
			),
		counts: wallCounts(state, jobs, now)
	};
}

/** How large a plain list is written, CSS pixels of a page 1920 wide, and how many rows of it fit. */
export interface LiteSizes {
	readonly words: number;
	readonly near: number;
	readonly rows: number;
}

/** A row of it is one line, as everything in it is written in one size: that for readers at two thirds. */
export function liteSizes(display: Display): LiteSizes {
	const { midWords, nearWords } = typeSizes(display);
	const { room } = bandsOf(display);
	const ROW_PER_FONT = 1.45;
	return {
		words: midWords,
		near: nearWords,
		rows: Math.max(1, Math.floor((room - nearWords) / (midWords * ROW_PER_FONT)))
	};
}
