import { rowKey, type Row } from '#core/board/rows.ts';
import { EMPTY_SUM, hashText, withRow } from '#protocol/state-hash.ts';

/**
 * The rows one screen shows, and the hash over them that the server's beacon is compared with. A row
 * whose version did not change stays the object it is, so that nothing is drawn again for it.
 */
export class ShownRows {
	/** By key; changed in place. */
	readonly byKey = new Map<string, Row>();

	/**
	 * As a beacon carries it, counted over the rows as they stand here now. A sum kept along with the
	 * changes would go on agreeing with the server after the rows themselves have gone wrong.
	 */
	get hash(): string {
		let sum = EMPTY_SUM;
		for (const [key, { version }] of this.byKey) sum = withRow(sum, key, version);
		return hashText(sum);
	}

	/** What changed and what vanished. */
	apply(rows: readonly Row[], gone: readonly string[]): void {
		for (const key of gone) this.byKey.delete(key);
		for (const row of rows) {
			if (this.byKey.get(rowKey(row))?.version !== row.version) this.byKey.set(rowKey(row), row);
		}
	}

	/**
	 * Everything, in place of everything. `known` says whether what was shown so far may be kept where
	 * the versions agree: not after it was found to be wrong, nor across epochs.
	 */
	replace(rows: readonly Row[], known: 'keep' | 'distrust'): void {
		const before = known === 'keep' ? new Map(this.byKey) : new Map<string, Row>();
		this.byKey.clear();
		for (const row of rows) {
			const old = before.get(rowKey(row));
			this.byKey.set(rowKey(row), old?.version === row.version ? old : row);
		}
	}
}
