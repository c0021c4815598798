import { describe, expect, it } from 'vitest';
import { rowsToDraw, scrollTo, TABLE_ROW_PX } from './table-window.ts';

const HEIGHT = 10 * TABLE_ROW_PX;

describe('rowsToDraw', () => {
	it('draws the rows in view and a few around them, the rest as gaps', () => {
		const { rows, after } = rowsToDraw({
			count: 1000,
			scrollTop: 100 * TABLE_ROW_PX,
			height: HEIGHT,
			kept: 100
		});
		expect([rows[0]?.index, rows.at(-1)?.index, rows.length]).toEqual([94, 115, 22]);
		expect([rows[0]?.gap, rows[1]?.gap, after]).toEqual([
			94 * TABLE_ROW_PX,
			0,
			(1000 - 116) * TABLE_ROW_PX
		]);
	});

	it.each([
		[3, [3, 94]],
		[900, [115, 900]]
	])('keeps row %i that holds the focus', (kept, around) => {
		const { rows, after } = rowsToDraw({
			count: 1000,
			scrollTop: 100 * TABLE_ROW_PX,
			height: HEIGHT,
			kept
		});
		const indexes = rows.map(({ index }) => index);
		expect(around.every((index) => indexes.includes(index))).toBe(true);
		const drawn = rows.reduce((sum, { gap }) => sum + gap + TABLE_ROW_PX, after);
		expect(drawn).toBe(1000 * TABLE_ROW_PX);
	});

	it('draws nothing of an empty table', () => {
		expect(rowsToDraw({ count: 0, scrollTop: 0, height: HEIGHT, kept: 0 })).toEqual({
			rows: [],
			after: 0
		});
	});
});

describe('scrollTo', () => {
	it.each([
		['above the view', 5, 5 * TABLE_ROW_PX],
		['below the view', 40, 32 * TABLE_ROW_PX],
		['in view already', 22, 20 * TABLE_ROW_PX]
	])('a row %s', (_, index, wanted) => {
		expect(scrollTo(index, { scrollTop: 20 * TABLE_ROW_PX, height: HEIGHT })).toBe(wanted);
	});
});
