import { rowKey, type Audience, type Row } from '#core/board/rows.ts';
import type { Change } from '#protocol/messages.ts';
import type { Connection } from '../../src/lib/live/connection.ts';
import type { View } from '../../src/lib/live/view.ts';
import { losingChanges } from '../support/faulty-connection.ts';
import type { Random } from '../support/random.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';
import type { CallBook } from './call-book.ts';
import type { FaultLink } from './fault-link.ts';

/** What a screen showed at one moment, to be held against the log afterwards. */
export interface Sight {
	readonly audience: Audience;
	readonly seq: number;
	readonly hash: string;
}

/** What all screens of a run tell. */
export interface Watch {
	readonly sights: Sight[];
	/** Everything a screen did that it must not, in sentences. */
	readonly wrong: string[];
	/** Changes that reached a screen. */
	deliveries: number;
}

interface WatchedParts {
	readonly name: string;
	readonly audience: Audience;
	readonly url: string;
	readonly secret: string;
	/** Null for a screen next to the server. */
	readonly link: FaultLink | null;
	readonly random: Random;
	readonly book: CallBook;
	readonly watch: Watch;
}

/** One in so many sights is kept; the rest is checked row by row on the spot. */
const SIGHTS_KEPT = 0.1;
/** Whoever waits for a screen longer than this has found a fault. */
const GIVES_UP_MS = 60_000;

/** A real screen whose every change is looked at. */
export class WatchedScreen {
	readonly audience: Audience;
	readonly name: string;
	readonly link: FaultLink | null;
	readonly screen: TestScreen;
	private readonly parts: WatchedParts;
	private readonly waiting = new Set<() => void>();
	private seq = 0;
	private delivered: Change | null = null;
	private losesNext = false;
	/** Made wrong on purpose and not healed yet. */
	private isSpoilt = false;
	private lostAt: number | null = null;

	constructor(parts: WatchedParts) {
		this.parts = parts;
		this.audience = parts.audience;
		this.name = parts.name;
		this.link = parts.link;
		this.screen = openScreen({
			...{ url: parts.url, audience: parts.audience },
			...(parts.audience === 'staff' ? { secret: parts.secret } : {}),
			through: (line) => this.watched(line),
			onChange: () => {
				this.look();
			}
		});
	}

	get view(): View {
		return this.screen.view;
	}

	/** When it is true, in milliseconds of `performance.now`; null where it never comes true. */
	when(isTrue: () => boolean): Promise<number | null> {
		if (isTrue()) return Promise.resolve(performance.now());
		return new Promise((resolve) => {
			const end = (at: number | null): void => {
				clearTimeout(late);
				this.waiting.delete(ask);
				resolve(at);
			};
			const ask = (): void => {
				if (isTrue()) end(performance.now());
			};
			const late = setTimeout(end, GIVES_UP_MS, null);
			this.waiting.add(ask);
		});
	}

	/** The next change never arrives; resolves with the moment it was lost. */
	async loseNext(): Promise<number> {
		this.losesNext = true;
		this.isSpoilt = true;
		const isLost = (): boolean => this.lostAt !== null;
		await this.when(isLost);
		const at = this.lostAt ?? NaN;
		this.lostAt = null;
		return at;
	}

	/** Makes wrong what it shows, behind its back. */
	spoil(how: 'missing' | 'old' | 'foreign'): void {
		this.isSpoilt = true;
		const rows = this.view.rows as Map<string, Row>;
		const row = this.parts.random.pick([...rows.values()]);
		if (row === undefined) throw new Error(`${this.name} shows nothing that could be spoilt`);
		if (how === 'missing') rows.delete(rowKey(row));
		if (how === 'old') rows.set(rowKey(row), { ...row, version: row.version - 1 });
		if (how === 'foreign') {
			const foreign = { ...row, id: 'nobody' } as Row;
			rows.set(rowKey(foreign), foreign);
		}
	}

	healed(): void {
		this.isSpoilt = false;
	}

	/** Whether both show the same rows of the same versions. */
	isLike(other: WatchedScreen): boolean {
		const [mine, others] = [this.view.rows, other.view.rows];
		if (mine.size !== others.size || this.view.seq !== other.view.seq) return false;
		return [...others].every(([key, { version }]) => mine.get(key)?.version === version);
	}

	close(): void {
		this.screen.close();
	}

	private watched(line: Connection): Connection {
		const passed = losingChanges(line, (change) => this.take(change));
		return { ...passed, command: this.parts.book.writingDown(line) };
	}

	private take(change: Change): Change | null {
		this.parts.watch.deliveries += 1;
		if (this.losesNext) {
			this.losesNext = false;
			this.lostAt = performance.now();
			this.tell();
			return null;
		}
		this.delivered = change;
		return change;
	}

	/** Looks at what it shows now: never back, never twice, and exactly what was sent. */
	private look(): void {
		const { view, parts, delivered } = this;
		if (view.seq < this.seq)
			parts.watch.wrong.push(`${this.name} went back from ${this.seq} to ${view.seq}`);
		if (view.seq !== this.seq && !this.isSpoilt) {
			if (delivered?.seq === view.seq) this.compare(delivered);
			if (parts.random.chance(SIGHTS_KEPT)) this.see();
		}
		this.seq = view.seq;
		this.tell();
	}

	/** Keeps what is shown now. */
	see(): void {
		const { seq, hash } = this.view;
		this.parts.watch.sights.push({ audience: this.audience, seq, hash });
	}

	private compare({ seq, rows, gone }: Change): void {
		const shown = this.view.rows;
		const isShown = rows.every((row) => shown.get(rowKey(row))?.version === row.version);
		if (!isShown || gone.some((key) => shown.has(key)))
			this.parts.watch.wrong.push(`${this.name} does not show what it was sent at ${seq}`);
	}

	private tell(): void {
		for (const ask of [...this.waiting]) ask();
	}
}
