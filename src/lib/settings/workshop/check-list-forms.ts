import type { CheckItem, CheckLists } from '#core/inspection/check-item.ts';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import type { Fields } from './fields.ts';
import { of } from './forms.ts';

/** The check lists as tables and back: one table per list, one row per item. */

/** A list by where it is used: after a trade's work, or for a category. */
export interface ListKey {
	readonly stage: keyof CheckLists;
	/** The trade, or the category; empty for every other category. */
	readonly name: string;
}

/** Every list of the workshop, those of process inspections first. */
export const listKeys = (lists: CheckLists): readonly ListKey[] => [
	...Object.keys(lists.process).map((name) => ({ stage: 'process', name }) as const),
	...Object.keys(lists.final).map((name) => ({ stage: 'final', name }) as const)
];

/** The items of a list; empty where there is none. */
export const itemsOf = (lists: CheckLists, { stage, name }: ListKey): readonly CheckItem[] =>
	lists[stage][name] ?? [];

/** The edit that gives a list these items. */
export const setItems = (
	lists: CheckLists,
	{ stage, name }: ListKey,
	items: readonly CheckItem[]
): SetupEdit => ({
	kind: 'set-check-lists',
	checkLists: { [stage]: { ...lists[stage], [name]: items } }
});

/** The edit that takes a list away; its category is then held against the list for all others. */
export const removeList = (lists: CheckLists, { stage, name }: ListKey): SetupEdit => ({
	kind: 'set-check-lists',
	checkLists: {
		[stage]: Object.fromEntries(Object.entries(lists[stage]).filter(([key]) => key !== name))
	}
});

const typed = (fields: Fields): CheckItem => ({
	name: of(fields, 'name'),
	nameEn: of(fields, 'nameEn')
});

/** The list with what was typed in place of the item `id`, or at its end where that is null. */
export const putItem = (
	items: readonly CheckItem[],
	id: string | null,
	fields: Fields
): readonly CheckItem[] =>
	id === null
		? [...items, typed(fields)]
		: items.map((item) => (item.name === id ? typed(fields) : item));

/** The list with one item a place further up or down. */
export function movedItem(
	items: readonly CheckItem[],
	id: string,
	by: -1 | 1
): readonly CheckItem[] {
	const item = items.find(({ name }) => name === id);
	const rest = items.filter(({ name }) => name !== id);
	const to = items.findIndex(({ name }) => name === id) + by;
	return item === undefined ? items : [...rest.slice(0, to), item, ...rest.slice(to)];
}
