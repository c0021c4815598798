import type { Bar } from '#core/board/timeline-bars.ts';
import type { TimelineRow } from '#core/board/timeline.ts';
import { lanesOf, type Lanes } from './geometry.ts';
import { isSame } from './same.ts';

/**
 * The rows as signals: one per bar and one per row's head, so that a change of one bar draws one bar
 * and packs one row (targets P5). Taking a new picture compares it with the old one and touches only
 * what differs.
 */

function byId<T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
	return new Map(all.map((one) => [one.id, one]));
}

/** One bar; `bar` is replaced whole when anything on it changes. */
export class LiveBar {
	readonly id: string;
	bar: Bar;

	constructor(bar: Bar) {
		this.id = bar.id;
		this.bar = $state.raw(bar);
	}
}

/** A row without its bars. */
export type RowHead =
	| Omit<Extract<TimelineRow, { by: 'bay' }>, 'bars'>
	| Omit<Extract<TimelineRow, { by: 'technician' }>, 'bars'>;

/** One row: its head, its bars in the order of their starts, and the lanes they are packed into. */
export class LiveRow {
	readonly id: string;
	head: RowHead;
	bars = $state.raw<readonly LiveBar[]>([]);
	readonly lanes: Lanes = $derived.by(() => this.pack());
	readonly laneCount = $derived(this.lanes.count);
	private taken: readonly Bar[] | null = null;
	private packed: Lanes | null = null;

	constructor(id: string, head: RowHead) {
		this.id = id;
		this.head = $state.raw(head);
	}

	/** The same lanes are the same object, so that a bar which stays in its lane leaves the others alone. */
	private pack(): Lanes {
		const lanes = lanesOf(this.bars.map(({ bar }) => bar));
		if (this.packed === null || !isSame(this.packed, lanes)) this.packed = lanes;
		return this.packed;
	}

	take(bars: readonly Bar[]): void {
		if (bars === this.taken) return;
		this.taken = bars;
		const before = this.bars;
		const isAligned =
			bars.length === before.length && bars.every(({ id }, index) => before[index]?.id === id);
		if (!isAligned) {
			const known = byId(before);
			this.bars = bars.map((bar) => known.get(bar.id) ?? new LiveBar(bar));
		}
		bars.forEach((bar, index) => {
			const live = this.bars[index];
			if (live !== undefined && !isSame(live.bar, bar)) live.bar = bar;
		});
	}
}

/** All rows of a timeline; its owner hands it each new picture of the day. */
export class LiveRows {
	rows = $state.raw<readonly LiveRow[]>([]);

	/** Takes a whole picture; rows and bars that did not change stay the objects they are. */
	take(picture: readonly TimelineRow[]): void {
		const known = byId(this.rows);
		const next = picture.map(({ bars, ...head }) => {
			const row = known.get(head.id) ?? new LiveRow(head.id, head);
			if (!isSame(row.head, head)) row.head = head;
			row.take(bars);
			return row;
		});
		const isMoved =
			next.length !== this.rows.length || next.some((row, index) => row !== this.rows[index]);
		if (isMoved) this.rows = next;
	}
}
