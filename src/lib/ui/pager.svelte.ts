/** How often the little bar under the page number moves; steps, not a glide (rule L14). */
const STEP_MS = 1000;

/** Turns the pages of a wall screen: which page is up, and how much of its time has passed. */
export class Pager {
	page = $state(0);
	/** Share of the page's time that has passed, 0 to 1, in steps of a second. */
	passed = $state(0);
	/** Counts every turn, so that what is decided at a turn can follow it. */
	turns = $state(0);

	/** Turns pages until the returned function is called; `pages` and `dwellMs` are asked at each step. */
	run(pages: () => number, dwellMs: () => number): () => void {
		let since = performance.now();
		const step = setInterval(() => {
			const spent = performance.now() - since;
			const dwell = dwellMs();
			if (spent < dwell) {
				this.passed = spent / dwell;
				return;
			}
			since = performance.now();
			this.passed = 0;
			this.page = this.page + 1 < pages() ? this.page + 1 : 0;
			this.turns += 1;
		}, STEP_MS);
		return () => {
			clearInterval(step);
		};
	}
}
