import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { at } from '../../../tests/builders/at.ts';
import type { Carry, Piece, RowAim } from './carry.ts';
import type { Field, Pointer } from './hands-ports.ts';
import { Hands } from './hands.svelte.ts';

/** Rows of 40 px, an hour of 120 px, nine o'clock at the left edge; the tray lies left of it. */
const ROWS = ['A', 'B', 'C'];
const MIN = 60_000;
const field: Field = {
	spotAt: ({ x, y }) =>
		x < 0 || x > 600
			? null
			: { row: ROWS[Math.floor(y / 40)] ?? null, at: at('09:00') + (x / 2) * MIN },
	box: () => ({ left: 0, top: 0, right: 600, bottom: 120 }),
	scrollBy: vi.fn(),
	rowBeside: (row, steps) => ROWS[Math.min(2, Math.max(0, ROWS.indexOf(row) + steps))] ?? row,
	reveal: vi.fn(),
	piecesIn: () => [bar('one', 'A'), bar('two', 'B')]
};

/** An hour from ten on. */
const bar = (id: string, row: string): Piece => ({
	id,
	bar: `${id}@${row}`,
	row,
	from: at('10:00'),
	to: at('11:00')
});
const trayWork: Piece = { id: 'new', bar: null, row: null, from: 0, to: 60 * MIN };

const pointer = (x: number, y: number, more: Partial<Pointer> = {}): Pointer => ({
	id: 1,
	by: 'mouse',
	x,
	y,
	shiftKey: false,
	altKey: false,
	...more
});
const finger = (x: number, y: number): Pointer => pointer(x, y, { by: 'touch' });

const wishes = {
	grid: () => ({ stepMs: 5 * MIN, origin: at('00:00') }),
	drop: vi.fn<(carry: Carry, aim: RowAim) => void>(),
	back: vi.fn<(pieces: readonly Piece[]) => void>(),
	carries: vi.fn(),
	menu: vi.fn(),
	backBox: () => ({ left: -200, top: 0, right: -1, bottom: 120 })
};
let hands: Hands;

beforeEach(() => {
	vi.useFakeTimers();
	vi.clearAllMocks();
	hands = new Hands(wishes);
	hands.holdField(field);
});
afterEach(() => {
	vi.useRealTimers();
});

/** Where it was let go, as row and minutes after ten. */
const dropped = (): readonly (readonly [string, number, number])[] =>
	wishes.drop.mock.calls.map(([, { row, from, to }]) => [
		row,
		(from - at('10:00')) / MIN,
		(to - from) / MIN
	]);

describe('a mouse', () => {
	it('clicks until it has moved a few pixels, then lifts and says so', () => {
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(152, 20));
		expect(hands.carry).toBeNull();
		hands.move(pointer(160, 20));
		expect(hands.carry?.lead.id).toBe('one');
		expect(wishes.carries).toHaveBeenCalledWith(hands.carry);
	});

	it('carries by where it took hold, snapped to five minutes, onto another row', () => {
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(193, 60));
		hands.up(pointer(193, 60));
		expect(dropped()).toEqual([['B', 20, 60]]);
		expect(hands.carry).toBeNull();
	});

	it('keeps the time with Shift and the row with Alt', () => {
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(250, 60, { shiftKey: true }));
		expect(hands.aim).toMatchObject({ row: 'B', from: at('10:00') });
		hands.move(pointer(250, 60, { altKey: true }));
		expect(hands.aim).toMatchObject({ row: 'A', from: at('10:50') });
	});

	it('draws the ends out, and never past one another', () => {
		hands.down(pointer(240, 20), [bar('one', 'A')], 'end');
		hands.move(pointer(300, 100));
		expect(hands.aim).toMatchObject({ row: 'A', from: at('10:00'), to: at('11:30') });
		hands.move(pointer(10, 20));
		expect(hands.aim).toMatchObject({ from: at('10:00'), to: at('10:05') });
	});

	it('takes a bar back to the tray, and work of the tray onto a row', () => {
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(-50, 20));
		hands.up(pointer(-50, 20));
		expect(wishes.back).toHaveBeenCalledWith([bar('one', 'A')]);
		hands.down(pointer(-50, 20), [trayWork]);
		hands.move(pointer(120, 100));
		hands.up(pointer(120, 100));
		expect(dropped()).toEqual([['C', 0, 60]]);
	});

	it('leaves everything where it was on Escape, beside the rows, and where it began', () => {
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(250, 60));
		hands.key({ key: 'Escape', shiftKey: false });
		hands.up(pointer(250, 60));
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(700, 20));
		hands.up(pointer(700, 20));
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(250, 20));
		hands.move(pointer(150, 20));
		hands.up(pointer(150, 20));
		expect(wishes.drop).not.toHaveBeenCalled();
		expect(hands.isIdle).toBe(true);
	});

	it('draws a rectangle on empty ground, and what it touched goes along', () => {
		hands.draw(pointer(5, 5));
		hands.move(pointer(500, 100));
		hands.up(pointer(500, 100));
		expect([...hands.selected.keys()]).toEqual(['one@A', 'two@B']);
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(250, 20));
		expect(hands.carry?.others.map(({ id }) => id)).toEqual(['two']);
	});

	it('scrolls while something is held near an edge, and not otherwise', () => {
		hands.scroll(16);
		hands.down(pointer(150, 20), [bar('one', 'A')]);
		hands.move(pointer(300, 60));
		hands.scroll(16);
		expect(field.scrollBy).not.toHaveBeenCalled();
		hands.move(pointer(595, 60));
		hands.scroll(16);
		expect(vi.mocked(field.scrollBy).mock.calls[0]?.[0]).toBeGreaterThan(0);
	});
});

describe('a finger', () => {
	it('lifts after holding still, and then keeps the page from scrolling', () => {
		hands.down(finger(150, 20), [bar('one', 'A')]);
		vi.advanceTimersByTime(249);
		expect(hands.carry).toBeNull();
		vi.advanceTimersByTime(60);
		expect(hands.holdsTouch).toBe(true);
		hands.move(finger(210, 60));
		hands.up(finger(210, 60));
		expect(dropped()).toEqual([['B', 30, 60]]);
	});

	it('scrolls when it moves before that', () => {
		hands.down(finger(150, 20), [bar('one', 'A')]);
		hands.move(finger(150, 60));
		vi.advanceTimersByTime(1_000);
		expect(hands.carry).toBeNull();
		expect(hands.isIdle).toBe(true);
	});

	it('asks for the menu when it is taken away without having moved', () => {
		hands.down(finger(150, 20), [bar('one', 'A')]);
		vi.advanceTimersByTime(400);
		hands.up(finger(152, 20));
		expect(wishes.menu).toHaveBeenCalledOnce();
		expect(wishes.drop).not.toHaveBeenCalled();
	});
});

describe('keys', () => {
	const press = (...keys: readonly string[]): void => {
		for (const key of keys) hands.key({ key, shiftKey: key.startsWith('far') });
	};

	it('lift, move in time and row, and drop', () => {
		hands.liftByKey(bar('one', 'A'));
		press('ArrowRight', 'ArrowRight', 'ArrowDown', 'Enter');
		expect(dropped()).toEqual([['B', 10, 60]]);
	});

	it('lift what lies on no row, with what belongs to it, at a place that is named', () => {
		const work = (id: string): Piece => ({ id, bar: null, row: null, from: 0, to: 60 * MIN });
		const first = { where: 'row', row: 'B', from: at('10:30'), to: at('11:30') } as const;
		hands.liftByKey(work('one'), first, [work('two')]);
		expect(hands.carry?.others.map(({ id }) => id)).toEqual(['two']);
		press('ArrowUp', 'ArrowRight', 'Enter');
		expect(dropped()).toEqual([['A', 35, 60]]);
	});

	it('move half an hour with Shift, and lengthen with brackets', () => {
		hands.liftByKey(bar('one', 'A'));
		hands.key({ key: 'ArrowLeft', shiftKey: true });
		press(']', ']', '[', 'Enter');
		expect(dropped()).toEqual([['A', -30, 65]]);
	});

	it('take off with Delete, also all that is selected', () => {
		hands.toggle(bar('one', 'A'));
		hands.toggle(bar('two', 'B'));
		hands.takeOff(bar('two', 'B'));
		expect(wishes.back.mock.calls[0]?.[0].map(({ id }) => id)).toEqual(['two', 'one']);
	});

	it('are left to others while nothing is carried', () => {
		expect(hands.key({ key: 'ArrowLeft', shiftKey: false })).toBe(false);
	});
});
