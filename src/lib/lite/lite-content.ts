/** Everything a page without scripts shows, in words. */
export interface LiteContent {
	readonly title: string;
	/** Workshop time at which it was made. */
	readonly time: string;
	readonly lead: string;
	readonly heads: readonly string[];
	readonly rows: readonly {
		readonly key: string;
		readonly cells: readonly string[];
		readonly isUrgent: boolean;
	}[];
	readonly page: number;
	readonly pages: number;
	readonly sizes: { readonly words: number; readonly near: number };
	readonly foot: string;
	/** In place of rows where there are none. */
	readonly empty: string;
}

/** Which of `count` rows are on the page that `choose` names among all pages. */
export function cutOf(
	count: number,
	perPage: number,
	choose: (pages: number) => number
): { readonly pages: number; readonly from: number; readonly to: number } {
	const pages = Math.max(1, Math.ceil(count / perPage));
	const from = choose(pages) * perPage;
	return { pages, from, to: from + perPage };
}
