import { problemOfRow, type FoundProblem } from './row-notes.ts';

// Nobody reads more, and a wrong file must not fill the memory or the line with its list.
const LISTED = 5000;

/** Problems in the order they were found, cut where nobody would read on; the rest is counted. */
export class ProblemList {
	readonly #listed: FoundProblem[] = [];
	#beyond = 0;
	#firstBeyond = 0;

	add(...problems: readonly FoundProblem[]): void {
		for (const problem of problems) {
			if (this.#listed.length < LISTED) this.#listed.push(problem);
			else {
				if (this.#beyond === 0) this.#firstBeyond = problem.row;
				this.#beyond += 1;
			}
		}
	}

	/** By row; the last entry says how many more there are, if there are more. */
	entries(): readonly FoundProblem[] {
		const sorted = this.#listed.toSorted((a, b) => a.row - b.row);
		if (this.#beyond === 0) return sorted;
		return [...sorted, problemOfRow(this.#firstBeyond, 'list-cut', String(this.#beyond))];
	}
}
