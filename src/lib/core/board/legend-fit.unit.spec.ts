import { describe, expect, it } from 'vitest';
import { entryWidth, legendGroups } from './legend-fit.ts';

const entries = ['超时', '有风险', '停工', '呼叫'].map((word) => ({ word }));
const widths = entries.map(({ word }) => entryWidth(word, 44));

describe('the legend', () => {
	it('stands in one group where all of it has room', () => {
		const room = widths.reduce((sum, width) => sum + width, 0);
		expect(legendGroups(entries, 44, room)).toEqual([entries]);
		expect(legendGroups(entries, 44, room - 1)).toEqual([entries.slice(0, 3), entries.slice(3)]);
	});

	it('says everything in its order, however small the room', () => {
		for (const room of [0, 200, 400, 800]) {
			const groups = legendGroups(entries, 44, room);
			expect(groups.flat()).toEqual(entries);
			for (const group of groups) expect(group.length).toBeGreaterThan(0);
		}
		expect(legendGroups([], 44, 100)).toEqual([[]]);
	});
});
