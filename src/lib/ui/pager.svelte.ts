import { getContext, hasContext, setContext } from 'svelte';

/** How often the little bar under the page number moves; steps, not a glide (rule L14). */
const STEP_MS = 1000;

/**
 * Between the pages of one screen and whoever shows several screens in turn on it: it hears when the last
 * page has had its time, and can ask for the next page at once.
 */
export class Rounds {
	/** The last page was up long enough; the first one comes again unless something else is put up. */
	onend: () => void = () => undefined;
	#pagers: readonly (() => boolean)[] = [];

	/** Turns to the next page now; false where that would be the first one again, or there is none. */
	next(): boolean {
		return this.#pagers.map((turn) => turn()).some(Boolean);
	}

	/** A screen's pages take part until the returned function is called. */
	join(turn: () => boolean): () => void {
		this.#pagers = [...this.#pagers, turn];
		return () => {
			this.#pagers = this.#pagers.filter((one) => one !== turn);
		};
	}
}

const ROUNDS = Symbol('rounds');
/** Whoever shows several screens in turn says so to their pages. */
export const setRounds = (rounds: Rounds): Rounds => setContext(ROUNDS, rounds);

const ON_TURN = Symbol('on-turn');
/** Whoever waits for a moment at which nobody is reading hears of each page turn below. */
export const setOnTurn = (turned: () => void): (() => void) => setContext(ON_TURN, turned);

/** Turns the pages of a wall screen: which page is up, and how much of its time has passed. */
export class Pager {
	page = $state(0);
	/** Share of the page's time that has passed, 0 to 1, in steps of a second. */
	passed = $state(0);
	/** Counts every turn, so that what is decided at a turn can follow it. */
	turns = $state(0);
	readonly #rounds: Rounds | null;
	readonly #onTurn: (() => void) | null;

	/** `rounds` null: one screen is all there is; `onTurn` null: nobody waits for a turn. */
	constructor(rounds: Rounds | null = null, onTurn: (() => void) | null = null) {
		this.#rounds = rounds;
		this.#onTurn = onTurn;
	}

	/** Turns pages until the returned function is called; `pages` and `dwellMs` are asked at each step. */
	run(pages: () => number, dwellMs: () => number): () => void {
		let since = performance.now();
		const turn = (): boolean => {
			const hasNext = this.page + 1 < pages();
			since = performance.now();
			this.passed = 0;
			this.page = hasNext ? this.page + 1 : 0;
			this.turns += 1;
			this.#onTurn?.();
			return hasNext;
		};
		const leave = this.#rounds?.join(turn);
		const step = setInterval(() => {
			const spent = performance.now() - since;
			const dwell = dwellMs();
			if (spent < dwell) {
				this.passed = spent / dwell;
				return;
			}
			if (!turn()) this.#rounds?.onend();
		}, STEP_MS);
		return () => {
			clearInterval(step);
			leave?.();
		};
	}
}

/** The pages of the component that asks, which take part in whatever goes on around it. */
export const pagerHere = (): Pager =>
	new Pager(
		hasContext(ROUNDS) ? getContext<Rounds>(ROUNDS) : null,
		hasContext(ON_TURN) ? getContext<() => void>(ON_TURN) : null
	);
