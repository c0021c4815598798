import { describe, expect, it } from 'vitest';
import { at } from '../../../tests/builders/at.ts';
import { cellAfter, nearestCell, type GridRows } from './navigation.ts';

const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const rows: GridRows = [
	[span('09:00', '10:00'), span('11:00', '12:00')],
	[],
	[span('08:00', '08:30'), span('11:10', '11:40'), span('15:00', '16:00')]
];
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

describe('arrow keys on the timeline', () => {
	it.each([
		['ArrowRight', { row: 0, bar: 0 }, { row: 0, bar: 1 }],
		['ArrowRight', { row: 0, bar: 1 }, { row: 0, bar: 1 }],
		['ArrowLeft', { row: 0, bar: 0 }, { row: 0, bar: -1 }],
		['ArrowLeft', { row: 0, bar: -1 }, { row: 0, bar: -1 }],
		['ArrowUp', { row: 0, bar: 1 }, { row: 0, bar: 1 }],
		['ArrowDown', { row: 2, bar: 1 }, { row: 2, bar: 1 }],
		['Home', { row: 2, bar: 2 }, { row: 2, bar: -1 }],
		['End', { row: 2, bar: 0 }, { row: 2, bar: 2 }]
	])('%s from %o leads to %o', (key, from, to) => {
		expect(cellAfter(rows, from, press(key))).toEqual(to);
	});

	it('goes to the label of a row without bars, and from a label to the next label', () => {
		expect(cellAfter(rows, { row: 0, bar: 1 }, press('ArrowDown'))).toEqual({ row: 1, bar: -1 });
		expect(cellAfter(rows, { row: 1, bar: -1 }, press('ArrowDown'))).toEqual({ row: 2, bar: -1 });
	});

	it('goes to the bar closest in time in the next row', () => {
		const two: GridRows = [rows[0] ?? [], rows[2] ?? []];
		expect(cellAfter(two, { row: 0, bar: 1 }, press('ArrowDown'))).toEqual({ row: 1, bar: 1 });
		expect(cellAfter(two, { row: 1, bar: 2 }, press('ArrowUp'))).toEqual({ row: 0, bar: 1 });
	});

	it('goes to the first label and the last bar with Ctrl', () => {
		expect(cellAfter(rows, { row: 2, bar: 1 }, press('Home', true))).toEqual({ row: 0, bar: -1 });
		expect(cellAfter(rows, { row: 0, bar: 0 }, press('End', true))).toEqual({ row: 2, bar: 2 });
	});

	it('leaves other keys alone', () => {
		expect(cellAfter(rows, { row: 0, bar: 0 }, press('a'))).toBeNull();
	});
});

describe('a cell that vanished', () => {
	it('gives way to its neighbour', () => {
		expect(nearestCell(rows, { row: 0, bar: 5 })).toEqual({ row: 0, bar: 1 });
		expect(nearestCell(rows, { row: 9, bar: 0 })).toEqual({ row: 2, bar: 0 });
		expect(nearestCell(rows, { row: 1, bar: 0 })).toEqual({ row: 1, bar: -1 });
	});

	it('has no neighbour on an empty grid', () => {
		expect(nearestCell([], { row: 0, bar: 0 })).toBeNull();
	});
});
