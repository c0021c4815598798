/** Where operations came to lie: tables with one row of WIDTH whole numbers for each operation. */

/** Columns of a row of times, one row per operation. */
export const WIDTH = 8;
export const START = 0;
export const END = 1;
export const PERSON = 2;
export const BAY = 3;
/** What the car's lateness costs as known after this operation. */
export const LATE = 4;
/** Whether something of the car moved, up to and with this operation. */
export const MOVED = 5;
/** Whether the bays, rather than car and person, said when it starts. */
export const BY_BAY = 6;

/** Makes an operation's row of one table that of another. */
export function copyRow(from: Int32Array, to: Int32Array, operation: number): void {
	const row = operation * WIDTH;
	for (let at = row; at < row + WIDTH; at++) to[at] = from[at] as number;
}

/** Whether what comes after an operation in its car sees a difference between two tables. */
export function tellsOthers(a: Int32Array, b: Int32Array, operation: number): boolean {
	const row = operation * WIDTH;
	return (
		a[row + END] !== b[row + END] ||
		a[row + LATE] !== b[row + LATE] ||
		a[row + MOVED] !== b[row + MOVED]
	);
}

/** Whether an operation has another time in one table than in the other. */
export function liesElsewhere(a: Int32Array, b: Int32Array, operation: number): boolean {
	const row = operation * WIDTH;
	return a[row + START] !== b[row + START] || a[row + END] !== b[row + END];
}

/** Whether somebody else does it, or it stands in another bay. */
export function isOtherTwin(a: Int32Array, b: Int32Array, operation: number): boolean {
	const row = operation * WIDTH;
	return a[row + PERSON] !== b[row + PERSON] || a[row + BAY] !== b[row + BAY];
}
