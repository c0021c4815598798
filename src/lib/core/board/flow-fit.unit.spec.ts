import { describe, expect, it } from 'vitest';
import { aDisplay } from '../../../../tests/builders/a-display.ts';
import { rowHeight, usableWidth, type Display } from './display.ts';
import { flowFit, type FlowWords } from './flow-fit.ts';

const CHINESE: FlowWords = { heading: 3, line: 4.2, noBay: 2, unit: 1, weekday: 2, turn: 0 };
const ENGLISH: FlowWords = { heading: 3, line: 4.2, noBay: 2.3, unit: 1.9, weekday: 2, turn: 0 };
const screen = (diagonal: number, distance: number, locale: Display['locale'] = 'zh-CN'): Display =>
	aDisplay({ layout: 'stage', diagonal, distance, locale });

describe('the columns of a flow board', () => {
	it.each([
		[65, 8, 3],
		[65, 6, 4],
		[75, 6, 4],
		[86, 8, 4]
	])('on %i inches from %i m hold %i cards', (diagonal, distance, rows) => {
		const fit = flowFit(screen(diagonal, distance), 6, CHINESE);
		expect([fit.distance, fit.bands.rows]).toEqual([distance, rows]);
	});

	const SCREENS = [43, 55, 65, 75, 86].flatMap((diagonal) =>
		[3, 5, 8, 12].flatMap((distance) => [5, 6].map((columns) => ({ diagonal, distance, columns })))
	);
	it.each([
		['zh-CN', CHINESE],
		['en', ENGLISH]
	] as const)('always lie within the safe area, their cards too, in %s', (locale, words) => {
		for (const { diagonal, distance, columns } of SCREENS) {
			const display = screen(diagonal, distance, locale);
			const { column, gap, bands, line } = flowFit(display, columns, words);
			const width = columns * column + (columns - 1) * gap;
			expect(width).toBeLessThanOrEqual(usableWidth(display));
			expect(bands.rows).toBeGreaterThanOrEqual(2);
			expect(rowHeight(bands, bands.rows)).toBeGreaterThanOrEqual(4 * line);
			expect(rowHeight(bands, bands.rows) * bands.rows).toBeLessThanOrEqual(bands.room);
		}
	});

	it('show names beside the place, and regions, where there is room', () => {
		expect(flowFit(screen(65, 8), 6, CHINESE)).toMatchObject({
			showsName: false,
			showsRegion: false
		});
		expect(flowFit(screen(75, 6), 5, CHINESE)).toMatchObject({
			showsName: true,
			showsRegion: true
		});
	});

	it('are laid out for nearer readers where the screen is too small, and at last as well as can be', () => {
		expect(flowFit(screen(65, 12), 6, CHINESE).distance).toBeLessThan(12);
		const endless = { ...CHINESE, line: 99 };
		expect(flowFit(screen(65, 8), 6, endless).distance).toBe(1);
	});

	it('grow where at most half of them are used', () => {
		const { bands } = flowFit(screen(65, 6), 6, CHINESE);
		const card = Math.floor(bands.room / bands.rows);
		expect(rowHeight(bands, 2)).toBe(Math.floor(card * 1.6));
		expect(rowHeight(bands, 3)).toBe(card);
	});
});
