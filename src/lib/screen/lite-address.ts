/**
 * Pages without scripts (tier C) for screens whose engine is too old, or whose program did not begin. They
 * load themselves anew; one that was left for because a program did not begin tries that again after a
 * while, as a poor line or a server just starting looks the same from there.
 */

/** How often a page without scripts loads itself anew, seconds (display rule B4). */
export const LITE_EVERY_S = 30;
/** So many times before the program is tried again: every ten minutes. */
export const LITE_BY_WATCH = 20;

const LEFT = 'left';
const PAGE = 'page';

/** The page without scripts that belongs to a screen's address; `left` loads before the program is tried again. */
export function liteAddress(url: URL, left?: number): string {
	const query = new URLSearchParams(url.search);
	if (left !== undefined) query.set(LEFT, String(left));
	return `${url.pathname}/lite${textOf(query)}`;
}

/** Which of its pages a page without scripts is to show, from 0. */
export const litePageOf = (url: URL, pages: number): number =>
	(Number.parseInt(url.searchParams.get(PAGE) ?? '', 10) || 0) % Math.max(1, pages);

/** Where a page without scripts goes next: to its next page, or back to the program. */
export function nextLite(url: URL, pages: number): string {
	const query = new URLSearchParams(url.search);
	const left = query.get(LEFT);
	if (left !== null && !(Number(left) > 1)) {
		query.delete(LEFT);
		query.delete(PAGE);
		return `${url.pathname.replace(/\/lite$/, '')}${textOf(query)}`;
	}
	if (left !== null) query.set(LEFT, String(Number(left) - 1));
	query.set(PAGE, String((litePageOf(url, pages) + 1) % Math.max(1, pages)));
	return `${url.pathname}${textOf(query)}`;
}

const textOf = (query: URLSearchParams): string => {
	const text = query.toString();
	return text === '' ? '' : `?${text}`;
};
