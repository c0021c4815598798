import type { Clock } from '../../server/ops/clock.ts';

/** Real time that stands still until the test moves it; periodic tasks run as time passes them. */
export class FakeClock implements Clock {
	#now: number;
	readonly #tasks = new Set<{
		dueAt: number;
		readonly periodMs: number;
		readonly task: () => void;
	}>();

	constructor(now: number = Date.UTC(2026, 10, 23, 0, 30)) {
		this.#now = now;
	}

	now(): number {
		return this.#now;
	}

	every(periodMs: number, task: () => void): () => void {
		const entry = { dueAt: this.#now + periodMs, periodMs, task };
		this.#tasks.add(entry);
		return () => {
			this.#tasks.delete(entry);
		};
	}

	/** Lets time pass, running every task that falls due on the way, in order. */
	advance(ms: number): void {
		const until = this.#now + ms;
		for (let next = this.#next(until); next !== null; next = this.#next(until)) {
			this.#now = next.dueAt;
			next.dueAt += next.periodMs;
			next.task();
		}
		this.#now = until;
	}

	/** As when the machine slept: time is there at once, and each task that fell due runs once. */
	jump(ms: number): void {
		this.#now += ms;
		for (const entry of this.#tasks) {
			if (entry.dueAt > this.#now) continue;
			entry.dueAt = this.#now + entry.periodMs;
			entry.task();
		}
	}

	#next(until: number) {
		const due = [...this.#tasks].filter(({ dueAt }) => dueAt <= until);
		return due.toSorted((a, b) => a.dueAt - b.dueAt)[0] ?? null;
	}
}
