import { describe, expect, it } from 'vitest';
import { RowDraft } from './row-draft.svelte.ts';

const begun = { name: '举升工位', type: 'LIFT', status: '可用' };
const draftOf = () => new RowDraft(begun, ['name', 'type']);

describe('a row being edited', () => {
	it('knows whether anything is typed', () => {
		const draft = draftOf();
		expect(draft.isChanged).toBe(false);
		draft.values['name'] = '双柱';
		expect(draft.isChanged).toBe(true);
	});

	it('is overtaken by a change of what can be typed, and by nothing else', () => {
		const draft = draftOf();
		expect(draft.isOvertaken({ ...begun, status: '停用' })).toBe(false);
		expect(draft.isOvertaken({ ...begun, name: '甲' })).toBe(true);
		expect(draft.changedBeneath({ ...begun, name: '甲', status: '停用' })).toEqual(['name']);
	});

	it('is not overtaken by the very same change', () => {
		const draft = draftOf();
		draft.values['name'] = '甲';
		expect(draft.isOvertaken({ ...begun, name: '甲' })).toBe(false);
	});

	it('keeps what was typed over the others, and follows them in the rest', () => {
		const draft = draftOf();
		draft.values['name'] = '乙';
		const theirs = { ...begun, name: '甲', type: 'QUICK' };
		draft.keepOver(theirs);
		expect(draft.values).toMatchObject({ name: '乙', type: 'QUICK' });
		expect(draft.isOvertaken(theirs)).toBe(false);
		expect(draft.isChanged).toBe(true);
	});

	it('takes the entry as the others left it', () => {
		const draft = draftOf();
		draft.values['name'] = '乙';
		draft.fault = { fields: { name: '?' }, lines: [] };
		draft.takeFrom({ ...begun, name: '甲' });
		expect([draft.values['name'], draft.isChanged, draft.fault]).toEqual(['甲', false, null]);
	});
});
