import { rowsFor, rowsTouched } from '#core/board/project.ts';
import { rowKey, type Audience, type Row } from '#core/board/rows.ts';
import type { Change, Hello, Welcome } from '#protocol/messages.ts';
import { EMPTY_SUM, hashText, withoutRow, withRow, type StateSum } from '#protocol/state-hash.ts';
import type { LiveWorkshop } from '../commands/runner.ts';
import type { Step } from '../commands/workshop-queue.ts';

/** More changed rows than this, and the whole is not much longer than the difference. */
const LONGEST_DELTA = 200;
/** Vanished rows remembered for screens that come back; beyond it the oldest are forgotten. */
const MOST_GONE = 2_000;

interface Shown {
	readonly row: Row;
	/** Position of the step that brought this row; a row's own version may be older or go back. */
	readonly since: number;
}

/**
 * What one audience of one workshop sees, kept up with the log from the moment somebody first looked.
 * It answers who comes back with exactly what changed since, as far back as it remembers, and makes
 * each step into one message for all who look.
 */
export class AudienceView {
	readonly #audience: Audience;
	#epoch: string;
	#seq: number;
	/** What happened at or before this position is not told apart any more. */
	#floor: number;
	#shown = new Map<string, Shown>();
	#gone = new Map<string, number>();
	#sum: StateSum = EMPTY_SUM;

	constructor(audience: Audience, { epoch, state }: LiveWorkshop) {
		this.#audience = audience;
		this.#epoch = epoch;
		this.#seq = state.seq;
		this.#floor = state.seq;
		for (const row of rowsFor(audience, state)) this.#put(row);
	}

	get position(): { readonly epoch: string; readonly seq: number; readonly hash: string } {
		return { epoch: this.#epoch, seq: this.#seq, hash: hashText(this.#sum) };
	}

	/** Takes a step of the log in and says what it changed here; an empty change moves the position on. */
	follow({ epoch, before, after }: Step): Change {
		const { rows, gone } = rowsTouched(this.#audience, before, after);
		const prev = this.#seq;
		this.#seq = after.seq;
		for (const row of rows) this.#put(row);
		for (const key of gone) this.#remove(key);
		// After a restore positions start over: whoever was here before needs everything.
		if (epoch !== this.#epoch) this.#floor = after.seq;
		this.#epoch = epoch;
		return { epoch, prev, seq: after.seq, rows, gone };
	}

	/** The answer to a screen that says what it knows. */
	welcome(known: Pick<Hello, 'epoch' | 'seq'>): Answered {
		const { seq } = this.position;
		const epoch = this.#epoch;
		if (known.epoch === epoch && known.seq !== null) {
			if (known.seq === seq) return { status: 'current', epoch, seq };
			const changes = this.#since(known.seq);
			if (changes !== null) return { status: 'delta', epoch, seq, ...changes };
		}
		const rows = Array.from(this.#shown.values(), ({ row }) => row);
		return { status: 'snapshot', epoch, seq, rows };
	}

	/** What changed after `since`, or null where that is not known or not short. */
	#since(since: number): Pick<Change, 'rows' | 'gone'> | null {
		if (since < this.#floor || since > this.#seq) return null;
		const rows: Row[] = [];
		for (const shown of this.#shown.values()) if (shown.since > since) rows.push(shown.row);
		const gone = [...this.#gone].filter(([, seq]) => seq > since).map(([key]) => key);
		return rows.length + gone.length > LONGEST_DELTA ? null : { rows, gone };
	}

	#put(row: Row): void {
		const key = rowKey(row);
		this.#uncount(key);
		this.#gone.delete(key);
		this.#shown.set(key, { row, since: this.#seq });
		this.#sum = withRow(this.#sum, key, row.version);
	}

	#remove(key: string): void {
		this.#uncount(key);
		this.#shown.delete(key);
		this.#gone.delete(key);
		this.#gone.set(key, this.#seq);
		if (this.#gone.size > MOST_GONE) this.#forgetOldest();
	}

	#uncount(key: string): void {
		const old = this.#shown.get(key);
		if (old !== undefined) this.#sum = withoutRow(this.#sum, key, old.row.version);
	}

	#forgetOldest(): void {
		const [oldest] = this.#gone;
		if (oldest === undefined) return;
		this.#gone.delete(oldest[0]);
		this.#floor = Math.max(this.#floor, oldest[1]);
	}
}

/** A welcome without the time, which is read at the moment of sending. */
type Answered =
	Exclude<Welcome, { status: 'refused' }> extends infer Kind
		? Kind extends unknown
			? Omit<Kind, 'time'>
			: never
		: never;
