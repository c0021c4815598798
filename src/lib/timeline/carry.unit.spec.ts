import { describe, expect, it } from 'vitest';
import { at } from '../../../tests/builders/at.ts';
import { gripAt, targetsOf, type Piece } from './carry.ts';
import { speedAt } from './edge-scroll.ts';
import { zoomOfWheel } from './zoom-gestures.ts';

describe('taking hold', () => {
	it.each([
		['the left end', 100, 3, 'mouse', 'start'],
		['the right end', 100, 96, 'mouse', 'end'],
		['the middle', 100, 50, 'mouse', 'move'],
		['a bar too narrow to have ends', 20, 3, 'mouse', 'move'],
		['the end, with a finger', 100, 20, 'touch', 'start'],
		['a narrow bar, with a finger', 60, 3, 'touch', 'move']
	] as const)('of %s', (_, width, x, by, grip) => {
		expect(gripAt(width, x, by)).toBe(grip);
	});
});

describe('several', () => {
	const bar = (id: string, row: string | null, from: number): Piece => ({
		id,
		bar: id,
		row,
		from,
		to: from + 10
	});

	it('are shifted by as much as the one that is held; only what shared its row changes row', () => {
		const carry = {
			grip: 'move',
			lead: bar('a', 'A', 100),
			others: [bar('b', 'A', 200), bar('c', 'C', 300)],
			grabMs: 0
		} as const;
		const aim = { where: 'row', row: 'B', from: 150, to: 160 } as const;
		expect(targetsOf(carry, aim).map(({ row, from }) => [row, from])).toEqual([
			['B', 150],
			['B', 250],
			['C', 350]
		]);
	});

	it('from the tray all begin where they are let go; who owns them lays them out', () => {
		const carry = {
			grip: 'move',
			lead: bar('a', null, 0),
			others: [bar('b', null, 0)],
			grabMs: 0
		} as const;
		const aim = { where: 'row', row: 'B', from: at('10:00'), to: at('11:00') } as const;
		expect(targetsOf(carry, aim).map(({ row, from }) => [row, from])).toEqual([
			['B', at('10:00')],
			['B', at('10:00')]
		]);
	});
});

describe('the edge', () => {
	const box = { left: 0, top: 0, right: 600, bottom: 400 };
	it('scrolls faster the nearer it is, and not at all in the middle or far outside', () => {
		expect(speedAt({ x: 300, y: 200 }, box)).toEqual({ x: 0, y: 0 });
		const near = speedAt({ x: 570, y: 200 }, box).x;
		const nearer = speedAt({ x: 598, y: 200 }, box).x;
		expect(nearer).toBeGreaterThan(near);
		expect(speedAt({ x: 2, y: 200 }, box).x).toBeLessThan(0);
		expect(speedAt({ x: 900, y: 200 }, box)).toEqual({ x: 0, y: 0 });
	});
});

it('zooms in with a wheel turned away, out with one turned near, and back to where it was', () => {
	expect(zoomOfWheel(-100)).toBeGreaterThan(1);
	expect(zoomOfWheel(-100) * zoomOfWheel(100)).toBeCloseTo(1);
});
