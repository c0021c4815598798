import { rowKey, type Row } from '#core/board/rows.ts';
import { EMPTY_SUM, hashText, withoutRow, withRow, type StateSum } from '#protocol/state-hash.ts';

/**
 * The rows one screen shows, and the sum over them that the server's beacon is compared with. A row
 * whose version did not change stays the object it is, so that nothing is drawn again for it.
 */
export class ShownRows {
	/** By key; changed in place. */
	readonly byKey = new Map<string, Row>();
	private sum: StateSum = EMPTY_SUM;

	/** As a beacon carries it. */
	get hash(): string {
		return hashText(this.sum);
	}

	/** What changed and what vanished. */
	apply(rows: readonly Row[], gone: readonly string[]): void {
		for (const key of gone) this.remove(key);
		for (const row of rows) {
			if (this.byKey.get(rowKey(row))?.version !== row.version) this.put(row);
		}
	}

	/**
	 * Everything, in place of everything. `known` says whether what was shown so far may be kept where
	 * the versions agree: not after it was found to be wrong, nor across epochs.
	 */
	replace(rows: readonly Row[], known: 'keep' | 'distrust'): void {
		const before = known === 'keep' ? new Map(this.byKey) : new Map<string, Row>();
		this.byKey.clear();
		this.sum = EMPTY_SUM;
		for (const row of rows) {
			const old = before.get(rowKey(row));
			this.put(old?.version === row.version ? old : row);
		}
	}

	private put(row: Row): void {
		const key = rowKey(row);
		const old = this.byKey.get(key);
		if (old !== undefined) this.sum = withoutRow(this.sum, key, old.version);
		this.byKey.set(key, row);
		this.sum = withRow(this.sum, key, row.version);
	}

	private remove(key: string): void {
		const old = this.byKey.get(key);
		if (old === undefined) return;
		this.sum = withoutRow(this.sum, key, old.version);
		this.byKey.delete(key);
	}
}
