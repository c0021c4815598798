import type { JobId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { WorkshopState } from '#core/state.ts';
import type { ImportTally } from '#protocol/import.ts';
import type { ReadOrder } from './gather-orders.ts';
import type { Taken } from './target.ts';

type News = 'new' | 'changed' | 'same';

/** Counts what was new, changed and the same, from the states before and after each order. */
export class ImportCounter {
	/** By job, since two orders of one car are one visit. */
	readonly #jobs = new Map<string, News>();
	readonly #operations: Record<News, number> = { new: 0, changed: 0, same: 0 };

	add(order: ReadOrder, { changed, before, after }: Extract<Taken, { ok: true }>): void {
		const id = after.orders.get(order.orderNo);
		const known = this.#jobs.get(id ?? order.orderNo);
		const isNew = id !== undefined && !before.jobs.has(id);
		this.#jobs.set(
			id ?? order.orderNo,
			known === 'new' || isNew ? 'new' : changed || known === 'changed' ? 'changed' : 'same'
		);
		for (const { lineNo } of order.draft.lines) {
			const news = newsOfLine(jobOf(before, id), jobOf(after, id), {
				orderNo: order.orderNo,
				lineNo
			});
			this.#operations[news] += 1;
		}
	}

	jobs(): ImportTally {
		const tally = { new: 0, changed: 0, same: 0 };
		for (const news of this.#jobs.values()) tally[news] += 1;
		return tally;
	}

	operations(): ImportTally {
		return { ...this.#operations };
	}
}

const jobOf = (state: WorkshopState, id: JobId | undefined): Job | undefined =>
	id === undefined ? undefined : state.jobs.get(id);

/** A line is known by its digest: the digest of what the order said of it the last time. */
function newsOfLine(
	before: Job | undefined,
	after: Job | undefined,
	key: { readonly orderNo: string; readonly lineNo: number }
): News {
	const now = after?.operations.find(
		({ line }) => line?.orderNo === key.orderNo && line.lineNo === key.lineNo
	);
	// A visit that has left the board: its lines were accepted as known.
	if (now === undefined) return 'same';
	const then = before?.operations.find(({ id }) => id === now.id);
	if (then === undefined) return 'new';
	return then.line?.digest === now.line?.digest ? 'same' : 'changed';
}
