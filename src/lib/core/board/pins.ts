/** What stands on every page of a wall (rule L16), whatever its rows are. */

/** At most so many: the rest of the page has to turn. */
export const PINNED_AT_MOST = 3;

/** Rows that ask to be pinned; one may be in several lists. */
interface Pinnable<Row> {
	/** Somebody calls for help there, the longest first. */
	readonly calling: readonly Row[];
	/** Late and at-risk ones, the worst first. */
	readonly troubled: readonly Row[];
	/** Those that have just changed, the latest first. */
	readonly changed: readonly Row[];
}

/**
 * The rows to pin, `most` at most: calls before everything, then the worst, then what has just changed. On
 * an afternoon with three late cars nobody would ever see a change, so one place of two or more is kept for
 * the latest while there is one that is not there anyway.
 */
export function pinsOf<Row>(
	{ calling, troubled, changed }: Pinnable<Row>,
	most: number
): readonly Row[] {
	const urgent = [...new Set([...calling, ...troubled])];
	const calls = new Set(calling).size;
	const worst = urgent.slice(0, most);
	if (most > 1 && calls < most) {
		const [latest] = changed;
		if (latest !== undefined && worst.length === most && !worst.includes(latest))
			return [...worst.slice(0, -1), latest];
	}
	return [...new Set([...worst, ...changed])].slice(0, most);
}
