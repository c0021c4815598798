import type { Command } from '#core/commands.ts';
import { bayCode, callId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { openOperations } from '#core/job/stage.ts';
import { Crew } from '../support/crew.ts';

/** Where the small things happen; the sample day can do without it. */
const BAY = bayCode('X02');

const promiseOf = ({ promises }: Job): number => promises.at(-1)?.at ?? Infinity;

/** Everybody who works in the soaked workshop: the crew, and the small changes of a busy floor. */
export class Shift extends Crew {
	private smalls = 0;

	/** Does what there is to do, and so many small things that it comes to `least` updates. */
	async work(least: number): Promise<void> {
		const missing = Math.max(0, least - this.wishes.length);
		const small = Array.from({ length: missing }, () => this.small());
		await this.sendAll([...this.wishes, ...small]);
	}

	/**
	 * Cars beyond so many are fetched away undone, the latest promised first: the crew takes in more in a day
	 * than it finishes, and a board that fills up would be taken for one that leaks.
	 */
	async clear(most: number): Promise<void> {
		const standing = [...this.state.jobs.values()].filter(
			(job) =>
				job.end === null &&
				job.arrivedAt !== null &&
				openOperations(job).length > 0 &&
				job.operations.every(({ state }) => state !== 'running')
		);
		const late = standing.toSorted((a, b) => promiseOf(a) - promiseOf(b)).slice(most);
		await this.sendAll(late.map(({ id: job }) => ({ type: 'CancelJob', job, reason: '客户取走' })));
	}

	/** A call for help that is answered and settled, a bay that is taken out and given back: one step of it. */
	private small(): Command {
		const step = this.smalls % 5;
		const call = callId(`soak-${String(Math.floor(this.smalls / 5))}`);
		this.smalls += 1;
		if (step === 0)
			return {
				type: 'CallForHelp',
				call: { id: call, kind: 'help', bay: BAY, job: null },
				note: ''
			};
		if (step === 1) return { type: 'AnswerHelp', call };
		if (step === 2) return { type: 'EndHelp', call };
		return step === 3
			? { type: 'TakeBayOut', bay: BAY, reason: '保养', until: null }
			: { type: 'ReturnBay', bay: BAY };
	}
}
