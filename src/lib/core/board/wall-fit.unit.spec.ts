import { describe, expect, it } from 'vitest';
import { aDisplay } from '../../../../tests/builders/a-display.ts';
import { typeSizes, usableWidth, type Display } from './display.ts';
import { emsOf, longestOf } from './text-width.ts';
import { wallFit } from './wall-fit.ts';
import { headFit, type HeadFit } from './wall-head.ts';

const CHINESE = { stage: 3, unit: 1, free: 5, noBay: 2, bayHead: 2, parked: 4.5 };
const ENGLISH = { stage: 3.7, unit: 1.9, free: 5, noBay: 2, bayHead: 2, parked: 4.5 };
const screen = (diagonal: number, distance: number, locale: Display['locale']): Display =>
	aDisplay({ diagonal, distance, locale });

describe('the six cells', () => {
	it.each([
		[65, 6, 'six', 10],
		[65, 8, 'five', 7],
		[65, 12, 'two-lines', 2],
		[86, 8, 'six', 10]
	] as const)('on %i inches from %i m: %s, %i rows', (diagonal, distance, arrangement, rows) => {
		const fit = wallFit(screen(diagonal, distance, 'zh-CN'), CHINESE);
		expect([fit.arrangement, fit.bands.rows]).toEqual([arrangement, rows]);
	});

	it('always lie within the safe area, in both languages', () => {
		for (const [locale, longest] of [
			['zh-CN', CHINESE],
			['en', ENGLISH]
		] as const) {
			for (const diagonal of [43, 55, 65, 75, 86]) {
				for (const distance of [3, 4, 5, 6, 7, 8, 10, 12]) {
					const { arrangement, columns, gap } = wallFit(
						screen(diagonal, distance, locale),
						longest
					);
					const { bay, car, stage, technician, promise, lateness } = columns;
					const side = {
						six: [bay, car, stage, technician, promise, lateness],
						five: [bay, car, stage, promise, lateness],
						'two-lines': [bay, Math.max(car, promise), Math.max(stage, lateness)]
					}[arrangement];
					const width = side.reduce((sum, one) => sum + one + gap, -gap);
					expect(width).toBeLessThanOrEqual(usableWidth({ safeArea: 5 }));
				}
			}
		}
	});

	it('go without the heading of the bays where it is larger than their codes, near a screen', () => {
		expect(wallFit(screen(75, 5, 'zh-CN'), CHINESE).showsBayHead).toBe(false);
		expect(wallFit(screen(65, 8, 'zh-CN'), CHINESE).showsBayHead).toBe(true);
		expect(wallFit(screen(75, 5, 'en'), { ...ENGLISH, bayHead: 1.8 }).showsBayHead).toBe(false);
	});

	it('leave out where the plate is from before taking two lines', () => {
		const fit = wallFit(screen(65, 8, 'en'), ENGLISH);
		expect(fit).toMatchObject({ arrangement: 'five', showsRegion: false });
	});

	it('are laid out for nearer readers where the screen is too small for the farthest', () => {
		expect(wallFit(screen(65, 8, 'zh-CN'), CHINESE).distance).toBe(8);
		expect(wallFit(screen(43, 12, 'zh-CN'), CHINESE).distance).toBeLessThan(12);
	});

	it('hold at least one waiting car and one free bay in a row', () => {
		const fit = wallFit(screen(43, 25, 'zh-CN'), CHINESE);
		expect(fit.waitingPerRow).toBeGreaterThanOrEqual(1);
		expect(fit.freePerRow).toBeGreaterThanOrEqual(1);
	});
});

describe('the head', () => {
	const headOn = (diagonal: number, distance: number, scope = ''): HeadFit =>
		headFit(
			{ safeArea: 5, sizes: typeSizes(screen(diagonal, distance, 'zh-CN')), scope },
			main,
			lesser
		);
	const main = { late: { word: '超时', count: 3 }, atRisk: { word: '有风险', count: 14 } };
	const lesser = [
		{ word: '停工', count: 2 },
		{ word: '待派', count: 5 },
		{ word: '在修', count: 5 }
	];

	it('shows every number where there is room', () => {
		const fit = headOn(75, 6);
		expect(fit).toEqual({ showsRiskWord: true, others: lesser });
	});

	it('names the scope of the screen before it tells lesser numbers', () => {
		const fit = headOn(65, 8, '机电一组、机电二组、机电三组、电气组');
		expect(fit.others.length).toBeLessThan(headOn(65, 8).others.length);
	});

	it('drops the lesser numbers, then the word of the second', () => {
		const far = headOn(65, 12);
		expect(far.others.length).toBeLessThan(lesser.length);
		const farther = headOn(55, 14);
		expect(farther).toEqual({ showsRiskWord: false, others: [] });
	});
});

describe('widths of texts', () => {
	it('are known without a browser', () => {
		expect(emsOf('待派工')).toBe(3);
		expect(emsOf('In work')).toBeCloseTo(3.6, 0);
		expect(longestOf(['a', '待料', ''])).toBe(2);
		expect(longestOf([])).toBe(0);
	});
});
