import { awaitsAnswer } from '../job/addition.ts';
import type { Job, Operation } from '../job/job.ts';
import { isReady, openOperations } from '../job/stage.ts';

/** What stands between a car and its customer, asked before a hand-over is offered. */
interface HandingOver {
	/** Work, inspections and washes to be finished first, in their order. */
	readonly open: readonly Operation[];
	/** The customer has yet to answer about additional work. */
	readonly awaitsAnswer: boolean;
	/** Ready, and the bill has yet to be settled. */
	readonly toSettle: boolean;
	/** Nothing is missing: the car can go. */
	readonly isReady: boolean;
}

/** How far a visit is from its end; of one that ended nothing is missing and nothing can be done. */
export const handingOver = (job: Job): HandingOver => ({
	open: openOperations(job),
	awaitsAnswer: awaitsAnswer(job),
	toSettle: isReady(job) && job.settledAt === null,
	isReady: isReady(job) && job.settledAt !== null
});
