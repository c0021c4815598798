import { csvOf } from '#protocol/csv.ts';
import type { ImportProblem } from '#protocol/import.ts';

/** Refused rows as a table that opens in Excel by itself; cells of strangers are shown, never run. */
export const refusedCsv = (
	headings: readonly [row: string, column: string, value: string, reason: string],
	problems: readonly ImportProblem[]
): string =>
	csvOf([
		headings,
		...problems.map(({ row, column, value, reason }) => [String(row), column, value, reason])
	]);
