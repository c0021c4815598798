/**
 * Tables for spreadsheet programs. They hold what strangers wrote, and such a program runs a cell that
 * begins like a formula; whatever leaves as a table leaves through here.
 */

/** What makes a program take a text for a formula, also after blanks it would drop. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/;

/** A text that a spreadsheet program shows and never runs: an apostrophe in front makes it text. */
export const harmlessCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/**
 * Rows as a CSV that Excel opens by itself: UTF-8 with a byte order mark, lines end with CRLF, cells are
 * quoted where they must be (RFC 4180). Numbers that begin with a minus become text as well.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
	`\uFEFF${rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`;

const cell = (text: string): string => {
	const harmless = harmlessCell(text);
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
