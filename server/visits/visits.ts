import { rowsFor } from '#core/board/project.ts';
import type { Row } from '#core/board/rows.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import type { JobId, WorkshopCode } from '#core/ids.ts';
import { emptyState } from '#core/state.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Store } from '../storage/port.ts';

/** Reads a visit again, whether it is on the board or left it with the closing of its day. */
export interface Visits {
	/**
	 * What the house's own people see of a visit, and of the set-up it is read with; null where this
	 * workshop never had it. Of an erased customer only the facts are left.
	 */
	rowsOf(workshop: WorkshopCode, job: JobId): Promise<readonly Row[] | null>;
}

/** What visits are read from. */
interface VisitParts {
	readonly commands: Pick<CommandRunner, 'workshop'>;
	readonly store: Pick<Store, 'historyOf' | 'textsOf'>;
}

export const openVisits = ({ commands, store }: VisitParts): Visits => ({
	async rowsOf(workshop, id) {
		const now = commands.workshop(workshop)?.state;
		if (now === undefined) return null;
		const recorded = await store.historyOf(workshop, id);
		const { jobs } = evolve(emptyState, recorded);
		if (!jobs.has(id)) return null;
		// Cars and people stay in memory for good; what was typed goes with the visit.
		const { setup, setupVersion, registers, seq } = now;
		const bare = { ...emptyState, seq, setup, setupVersion, registers, jobs };
		return rowsFor('staff', withRecords(bare, await store.textsOf(workshop, id)));
	}
});
