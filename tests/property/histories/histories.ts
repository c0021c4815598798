import fc from 'fast-check';
import type { CommandAnswer } from '#protocol/messages.ts';
import { violationsOf, type Call } from './linear-history.ts';
import { histories, type Names } from './happenings.ts';
import { WorkshopUnderWay } from './workshop-under-way.ts';

/** What happened over all histories of a run; one in which nothing happened proves nothing. */
export type HistoryTally = Record<
	| 'histories'
	| 'commands'
	| 'accepted'
	| 'unchanged'
	| 'refused'
	| 'stale'
	| 'undone'
	| 'sentAgain'
	| 'atOnce'
	| 'storeFailed',
	number
>;

const nothing = (): HistoryTally => ({
	histories: 0,
	commands: 0,
	accepted: 0,
	unchanged: 0,
	refused: 0,
	stale: 0,
	undone: 0,
	sentAgain: 0,
	atOnce: 0,
	storeFailed: 0
});

/** Runs so many histories and throws, with the shortest one found, if any is not linear. */
export async function runHistories(count: number, seed: number): Promise<HistoryTally> {
	const tally = nothing();
	const property = fc.asyncProperty(histories(), async (happenings) => {
		const real = new WorkshopUnderWay();
		await real.setUp();
		const names: Names = { jobs: 0, commands: 0 };
		await fc.asyncModelRun(() => ({ model: names, real }), happenings);
		const log = await real.finish();
		const wrong = violationsOf({ calls: real.calls, log });
		if (wrong.length > 0) throw new Error(wrong.join('\n'));
		note(tally, real);
	});
	await fc.assert(property, { numRuns: count, seed });
	return tally;
}

function note(tally: HistoryTally, { calls }: WorkshopUnderWay): void {
	tally.histories += 1;
	for (const [index, call] of calls.entries()) {
		const { sent, answers, invokedAt } = call;
		tally.commands += 1;
		tally.sentAgain += sent.length - 1;
		if (calls.slice(0, index).some(({ returnedAt }) => returnedAt > invokedAt)) tally.atOnce += 1;
		for (const answer of answers) tally[kindOf(call, answer)] += 1;
	}
}

function kindOf({ sent }: Call, answer: CommandAnswer): keyof HistoryTally {
	if (answer.status === 'refused') {
		const { code } = answer.refusal;
		if (code === 'stale') return 'stale';
		return code === 'wire/store-unavailable' ? 'storeFailed' : 'refused';
	}
	if (!answer.changed) return 'unchanged';
	return sent[0]?.command.type === 'UndoStep' ? 'undone' : 'accepted';
}
