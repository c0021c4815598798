import { describe, expect, it } from 'vitest';
import type { AxisBar } from './wall-axis-bar.ts';
import { axisLabels, plateEnd, tetherOf, withPlainFlags } from './wall-axis-texts.ts';

const aBar = (
	key: string,
	[from, to]: readonly [number, number],
	more?: Partial<AxisBar>
): AxisBar => ({
	key,
	label: 'A0001',
	box: { from, width: to - from },
	planned: null,
	worked: [],
	stopped: [],
	over: null,
	promiseAt: null,
	look: 'open',
	cause: null,
	...more
});
const textsOf = (bars: readonly AxisBar[], emsWide: number): Record<string, string> =>
	Object.fromEntries(
		[...axisLabels(bars, emsWide, ({ why }) => why)].map(([key, { text }]) => [key, text])
	);

describe('the end of a plate', () => {
	it.each([
		[9, 'A0001'],
		[3, '0001'],
		[2.3, '001'],
		[2, '']
	])('in %d ems', (ems, text) => {
		expect(plateEnd('A0001', ems)).toBe(text);
	});

	it('is all of a plate that is shorter than three characters', () => {
		expect(plateEnd('K1', 2)).toBe('K1');
		expect(plateEnd('', 2)).toBe('');
	});
});

describe('labels of a row', () => {
	it('stay within their boxes, cut to whole characters', () => {
		expect(textsOf([aBar('a', [0, 0.5]), aBar('b', [0.5, 0.8]), aBar('c', [0.8, 1])], 10)).toEqual({
			a: 'A0001',
			b: '0001'
		});
	});

	it('say what makes the car late behind a whole plate, where both fit', () => {
		const late = aBar('a', [0, 0.2], { look: 'late', cause: { why: 'parts', trade: 'paint' } });
		expect(textsOf([late], 10)).toEqual({ a: 'A0001 parts' });
		expect(textsOf([late, aBar('b', [0.5, 1])], 10)).toEqual({ a: 'A0001', b: 'A0001' });
	});

	it('run on into free room behind a box too short for them', () => {
		const narrow = [0, 0.1] as const;
		expect(textsOf([aBar('a', narrow)], 10)).toEqual({ a: 'A0001' });
		expect(textsOf([aBar('a', narrow), aBar('b', [0.1, 1])], 10)).toEqual({ b: 'A0001' });
		const next = aBar('b', [0.25, 1]);
		expect(textsOf([aBar('a', narrow, { look: 'due-soon' }), next], 10)).toEqual({
			a: '001',
			b: 'A0001'
		});
	});

	it('end before another box, and before the flag of another car', () => {
		const late = { look: 'late' } as const;
		expect(textsOf([aBar('a', [0, 0.5]), aBar('b', [0.1, 0.6], late)], 10)).toEqual({ b: 'A0001' });
		const flagged = aBar('b', [0.5, 1], { promiseAt: 0.25 });
		expect(textsOf([aBar('a', [0, 0.1], late), flagged], 10)).toEqual({ a: '001', b: 'A0001' });
	});

	it('go to the late car where two boxes begin together', () => {
		const bars = [aBar('a', [0, 0.5]), aBar('b', [0, 0.6], { look: 'late' })];
		expect(textsOf(bars, 10)).toEqual({ b: 'A0001' });
	});
});

describe('flags', () => {
	const flagOf = (bars: readonly AxisBar[]): readonly (number | null)[] =>
		withPlainFlags(bars).map(({ promiseAt }) => promiseAt);

	it('are tied to their box before, on, and after it', () => {
		const box = { from: 0.25, width: 0.25 };
		expect(tetherOf({ box, promiseAt: 0.125 })).toEqual({ from: 0.125, width: 0.125 });
		expect(tetherOf({ box, promiseAt: 0.375 })).toEqual({ from: 0.375, width: 0 });
		expect(tetherOf({ box, promiseAt: 0.75 })).toEqual({ from: 0.5, width: 0.25 });
		expect(tetherOf({ box, promiseAt: null })).toBeNull();
	});

	it('stay where only free time lies between', () => {
		expect(flagOf([aBar('a', [0, 0.2], { promiseAt: 0.4 }), aBar('b', [0.5, 0.8])])).toEqual([
			0.4,
			null
		]);
	});

	it('go where they would be taken for those of another box', () => {
		const other = aBar('b', [0.5, 0.8]);
		expect(flagOf([aBar('a', [0, 0.2], { promiseAt: 0.6 }), other])).toEqual([null, null]);
		expect(flagOf([aBar('a', [0, 0.2], { promiseAt: 0.9 }), other])).toEqual([null, null]);
		const crossed = aBar('b', [0.5, 0.8], { promiseAt: 0.3 });
		expect(flagOf([aBar('a', [0, 0.2], { promiseAt: 0.4 }), crossed])).toEqual([0.4, null]);
	});
});
