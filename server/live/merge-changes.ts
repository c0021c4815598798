import { rowKey } from '#core/board/rows.ts';
import type { Change } from '#protocol/messages.ts';

/**
 * Two changes of one audience that follow each other, as one: each row once, as it is in the end. Where
 * the epoch changed between them, the first means nothing any more.
 */
export function mergeChanges(first: Change, next: Change): Change {
	if (first.epoch !== next.epoch) return next;
	const touched = new Set([...next.rows.map(rowKey), ...next.gone]);
	return {
		epoch: next.epoch,
		prev: first.prev,
		seq: next.seq,
		rows: [...first.rows.filter((row) => !touched.has(rowKey(row))), ...next.rows],
		gone: [...first.gone.filter((key) => !touched.has(key)), ...next.gone]
	};
}
