import { describe, expect, it } from 'vitest';
import { aDisplay } from '../../../../tests/builders/a-display.ts';
import {
	bandsOf,
	displayFrom,
	dwellMs,
	rowHeight,
	scopeFrom,
	typeSizes,
	safeMargins,
	usableWidth,
	type Display
} from './display.ts';

const wall = (diagonal: number, distance: number): Display => aDisplay({ diagonal, distance });

const arcminutes = (display: Display, px: number, metres: number): number => {
	const mm = (display.diagonal * 25.4) / Math.hypot(1920, 1080);
	return ((2 * Math.atan((px * mm) / (2 * metres * 1000)) * 180) / Math.PI) * 60;
};

describe('type sizes', () => {
	it.each([43, 55, 65, 75, 86])('reach their angle on %i inches from any distance', (diagonal) => {
		for (const distance of [3, 5, 6, 8, 10, 12]) {
			const display = wall(diagonal, distance);
			const sizes = typeSizes(display);
			expect(arcminutes(display, sizes.keyDigits * 0.73, distance)).toBeGreaterThanOrEqual(25);
			expect(arcminutes(display, sizes.keyWords * 0.9, distance)).toBeGreaterThanOrEqual(25);
			expect(arcminutes(display, sizes.farDigits * 0.73, distance)).toBeGreaterThanOrEqual(20);
			const mid = (distance * 2) / 3;
			expect(arcminutes(display, sizes.midHanzi * 0.9, mid)).toBeGreaterThanOrEqual(20);
			expect(arcminutes(display, sizes.midKeyDigits * 0.73, mid)).toBeGreaterThanOrEqual(25);
			for (const size of Object.values(sizes)) expect(size).toBeGreaterThanOrEqual(28);
		}
	});

	it('makes plate and promise the largest things of a row (rule V2)', () => {
		for (const distance of [5, 6, 8, 10, 12]) {
			const { keyDigits, midKeyDigits, midDigits, midHanzi } = typeSizes(wall(65, distance));
			expect(keyDigits / midDigits).toBeGreaterThanOrEqual(1.35);
			expect(midKeyDigits / midDigits).toBeGreaterThanOrEqual(1.2);
			expect(midKeyDigits).toBeGreaterThan(midHanzi);
		}
	});

	it('gives Latin words the size of letters, not of hanzi', () => {
		const english = typeSizes({ ...wall(65, 8), locale: 'en' });
		expect(english.nearWords).toBe(english.nearDigits);
		expect(english.nearWords).toBeGreaterThan(typeSizes(wall(65, 8)).nearWords);
	});
});

describe('rows of a page', () => {
	it.each([
		[55, 5, 10],
		[55, 8, 6],
		[55, 10, 5],
		[55, 12, 4],
		[65, 5, 12],
		[65, 6, 10],
		[65, 8, 7],
		[65, 10, 6],
		[65, 12, 5],
		[75, 5, 14],
		[75, 6, 12],
		[75, 8, 9],
		[75, 10, 7],
		[75, 12, 6]
	])('%i inches from %i m hold %i', (diagonal, distance, rows) => {
		expect(bandsOf(wall(diagonal, distance)).rows).toBe(rows);
	});

	it('always fit between head and foot, two lines each as well', () => {
		for (let diagonal = 24; diagonal <= 120; diagonal += 6) {
			for (const distance of [1, 3, 5, 8, 12, 25]) {
				for (const lines of [1, 2] as const) {
					const bands = bandsOf(wall(diagonal, distance), lines);
					const { head, labels, foot, rows } = bands;
					expect(rows).toBeGreaterThanOrEqual(1);
					const used = head + labels + foot + rowHeight(bands, rows) * rows;
					expect(used).toBeLessThanOrEqual(968);
				}
			}
		}
	});

	it('grow when there are few, and never beyond the page', () => {
		const bands = bandsOf(wall(65, 8));
		const full = rowHeight(bands, 7);
		expect(full).toBe(Math.floor(bands.room / 7));
		expect(rowHeight(bands, 4)).toBe(full);
		expect(rowHeight(bands, 3)).toBe(Math.floor(full * 1.6));
		for (let count = 1; count <= bands.rows; count += 1) {
			expect(rowHeight(bands, count) * count).toBeLessThanOrEqual(bands.room);
		}
	});

	it('stay long enough to be read', () => {
		expect([1, 5, 7, 12].map(dwellMs)).toEqual([8000, 8000, 10400, 16400]);
	});
});

describe('the address of a screen', () => {
	const read = (query: string): Display => {
		const parameters = new URLSearchParams(query);
		return displayFrom((name) => parameters.get(name), { locale: 'zh-CN', theme: 'light' });
	};

	it('takes what it says and falls back to 65 inches from 8 m', () => {
		expect(read('diagonal=75&distance=10')).toMatchObject({ diagonal: 75, distance: 10 });
		expect(read('')).toMatchObject({ diagonal: 65, distance: 8, scope: null });
		expect(read('diagonal=huge&distance=')).toMatchObject({ diagonal: 65, distance: 8 });
		expect(read('diagonal=1&distance=900')).toMatchObject({ diagonal: 24, distance: 25 });
	});

	it.each([
		['bays:K01-A07', { kind: 'bays', from: 'K01', to: 'A07' }],
		['bays:K01', { kind: 'bays', from: 'K01', to: 'K01' }],
		['team:机电一组', { kind: 'team', team: '机电一组' }],
		['trade:body', { kind: 'trade', trade: 'body' }],
		['floor:2', null],
		['bays:', null],
		[null, null]
	])('scope %s', (text, scope) => {
		expect(scopeFrom(text)).toEqual(scope);
	});

	it('leaves the safe area free, five percent of each side or as much as the TV eats', () => {
		expect(safeMargins(read(''))).toEqual({ x: 96, y: 54 });
		expect(usableWidth(read(''))).toBe(1724);
		expect([0, 8].map((part) => usableWidth(read(`safeArea=${String(part)}`)))).toEqual([
			1916, 1608.8
		]);
		expect(read('safeArea=20').safeArea).toBe(8);
		expect(read('safeArea=-1').safeArea).toBe(0);
	});

	it('names the layout, by bay unless told, and whether customers see it', () => {
		expect(read('').layout).toBe('bay');
		expect(read('layout=line').layout).toBe('line');
		expect(read('layout=tape').layout).toBe('bay');
		expect(read('').visibleToCustomers).toBe(false);
		expect(read('visibleToCustomers=1').visibleToCustomers).toBe(true);
	});
});
