import { describe, expect, it } from 'vitest';
import { edited } from '#core/workshop/setup-edit.ts';
import { DEFAULT_CHECK_LISTS } from '#core/inspection/default-check-lists.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { itemsOf, listKeys, movedItem, putItem, removeList, setItems } from './check-list-forms.ts';

const lists = DEFAULT_CHECK_LISTS;
const paint = { stage: 'process', name: 'paint' } as const;
const setup = aSetup({ checkLists: lists });
const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name);

describe('the check lists as tables', () => {
	it('come with the process inspections first, and the list for every other category', () => {
		const keys = listKeys(lists);
		expect(keys[0]).toEqual({ stage: 'process', name: 'body' });
		expect(keys.at(-1)).toEqual({ stage: 'final', name: '' });
		expect(itemsOf(lists, { stage: 'final', name: '没有' })).toEqual([]);
	});

	it('take a new item at the end, a changed one in its place, and a moved one', () => {
		const items = itemsOf(lists, paint);
		const fields = { name: '无划痕', nameEn: 'No scratches' };
		expect(putItem(items, null, fields).at(-1)).toEqual(fields);
		expect(names(putItem(items, '流挂', fields))[0]).toBe('无划痕');
		expect(names(movedItem(items, '针孔', -1)).slice(0, 2)).toEqual(['针孔', '流挂']);
		expect(movedItem(items, '没有', 1)).toBe(items);
	});

	it('change one list and leave the others', () => {
		const after = edited(setup, setItems(lists, paint, [])).checkLists;
		expect(itemsOf(after, paint)).toEqual([]);
		expect(after.process['body']).toBe(lists.process['body']);
		expect(after.final).toBe(lists.final);
		expect(edited(setup, removeList(lists, paint)).checkLists.process).not.toHaveProperty('paint');
	});
});
