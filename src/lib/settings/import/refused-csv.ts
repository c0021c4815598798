import type { ImportProblem } from '#protocol/import.ts';

/** Texts a table program would take for a formula and run; a leading apostrophe makes them text. */
const FORMULA = /^[=+\-@\t\r]/;

const cell = (text: string): string => {
	const harmless = FORMULA.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};

/**
 * Refused rows as a table that opens in Excel by itself: UTF-8 with a byte order mark, CRLF. Cells of
 * strangers are shown, never run.
 */
export function refusedCsv(
	headings: readonly [row: string, column: string, value: string, reason: string],
	problems: readonly ImportProblem[]
): string {
	const rows = problems.map(({ row, column, value, reason }) => [
		String(row),
		column,
		value,
		reason
	]);
	return `\uFEFF${[headings, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;
}
