import { rowsFor, rowsTouched } from '#core/board/project.ts';
import { AUDIENCES, rowKey, type Audience, type Row } from '#core/board/rows.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import { emptyState } from '#core/state.ts';
import type { PersonalRecord } from '#core/workshop/registers.ts';
import { EMPTY_SUM, hashText, withRow } from '#protocol/state-hash.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';
import type { Sight } from './watched-screen.ts';

/** Steps between two comparisons of what was kept up with what is worked out anew. */
const ANEW_EVERY = 200;

/** What one audience sees at each position, kept up row by row. */
class Seen {
	readonly hashes = new Map<number, string>();
	private readonly rows = new Map<string, number>();

	take(rows: readonly Row[], gone: readonly string[]): void {
		for (const key of gone) this.rows.delete(key);
		for (const row of rows) this.rows.set(rowKey(row), row.version);
	}

	/** The hash worked out from nothing but these rows. */
	note(seq: number): void {
		let sum = EMPTY_SUM;
		for (const [key, version] of this.rows) sum = withRow(sum, key, version);
		this.hashes.set(seq, hashText(sum));
	}

	isLike(rows: readonly Row[]): boolean {
		return (
			rows.length === this.rows.size &&
			rows.every((row) => this.rows.get(rowKey(row)) === row.version)
		);
	}
}

/** What a server that has stopped left on its disk. */
export interface Left {
	readonly log: readonly Recorded[];
	/** Plates and names; on masked screens a row's version depends on plates that read alike. */
	readonly records: readonly PersonalRecord[];
}

export async function leftIn(dataDir: string, workshop: WorkshopCode): Promise<Left> {
	const store = await createSqliteStore({ dataDir });
	try {
		const { records } = await store.open(workshop);
		return { log: await store.eventsSince(workshop, 0, 10_000_000), records };
	} finally {
		await store.close();
	}
}

/** Folds the log anew and says which of the sights were not what it leads to. */
export function falseSights({ log, records }: Left, sights: readonly Sight[]): readonly string[] {
	const wanted = new Set(sights.map(({ seq }) => seq));
	const seen = new Map<Audience, Seen>(AUDIENCES.map((audience) => [audience, new Seen()]));
	const wrong: string[] = [];
	let state = withRecords(emptyState, records);
	let steps = 0;
	for (const events of stepsOf(log)) {
		const before = state;
		state = evolve(state, events);
		steps += 1;
		for (const [audience, at] of seen) {
			const { rows, gone } = rowsTouched(audience, before, state);
			at.take(rows, gone);
			if (wanted.has(state.seq)) at.note(state.seq);
			if (steps % ANEW_EVERY === 0 && !at.isLike(rowsFor(audience, state)))
				wrong.push(`${audience} kept up differs from ${audience} anew at ${state.seq}`);
		}
	}
	for (const { audience, seq, hash } of sights) {
		const truth = seen.get(audience)?.hashes.get(seq);
		if (truth !== hash)
			wrong.push(`${audience} at ${seq} showed ${hash}, the log leads to ${String(truth)}`);
	}
	return wrong;
}

function* stepsOf(log: readonly Recorded[]): Iterable<readonly Recorded[]> {
	let step: Recorded[] = [];
	for (const entry of log) {
		if (step.length > 0 && step[0]?.command !== entry.command) {
			yield step;
			step = [];
		}
		step.push(entry);
	}
	if (step.length > 0) yield step;
}
