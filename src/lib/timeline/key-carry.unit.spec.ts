import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '#core/time/instant.ts';
import { at } from '../../../tests/builders/at.ts';
import type { Aim, Piece, RowAim } from './carry.ts';
import type { Field } from './hands-ports.ts';
import { Hold } from './hold.svelte.ts';
import { KeyCarry } from './key-carry.ts';

const ROWS = ['A01', 'A02', 'A03'];
const piece = (id: string, row: string | null = 'A01'): Piece => ({
	id,
	bar: row === null ? null : `${id}@${row}`,
	row,
	from: at('09:00'),
	to: at('10:00')
});
const aimed = (row: string, from: string, to: string): RowAim => ({
	where: 'row',
	row,
	from: at(from),
	to: at(to)
});

function carrying() {
	const told: string[] = [];
	const revealed: string[] = [];
	const hold = new Hold({
		grid: () => ({ stepMs: 5 * MINUTE_MS, origin: at('00:00') }),
		drop: (carry, aim) => told.push(`drop ${carry.lead.id} on ${aim.row}`),
		back: (pieces) => told.push(`back ${pieces.map(({ id }) => id).join(' ')}`),
		carries: (carry) => told.push(carry === null ? 'put down' : `lifted ${carry.lead.id}`),
		menu: () => undefined,
		backBox: () => null
	});
	const field: Field = {
		spotAt: () => null,
		box: () => ({ left: 0, top: 0, right: 0, bottom: 0 }),
		scrollBy: () => undefined,
		rowBeside: (row, steps) => ROWS[ROWS.indexOf(row) + steps] ?? row,
		reveal: (row) => revealed.push(row),
		piecesIn: () => []
	};
	hold.field = field;
	const keys = new KeyCarry(hold);
	const press = (...pressed: readonly string[]): boolean[] =>
		pressed.map((name) => {
			const isFar = name.startsWith('Shift+');
			return keys.press({ key: name.replace('Shift+', ''), shiftKey: isFar });
		});
	return { hold, keys, press, told, revealed, aim: (): Aim | null => hold.aim };
}

describe('what is carried by keys', () => {
	it.each<[string, RowAim]>([
		['ArrowRight', aimed('A01', '09:05', '10:05')],
		['ArrowLeft', aimed('A01', '08:55', '09:55')],
		['Shift+ArrowRight', aimed('A01', '09:30', '10:30')],
		['ArrowDown', aimed('A02', '09:00', '10:00')],
		['ArrowUp', aimed('A01', '09:00', '10:00')],
		[']', aimed('A01', '09:00', '10:05')],
		['[', aimed('A01', '09:00', '09:55')]
	])('goes with %s', (key, expected) => {
		const { keys, press, aim } = carrying();
		keys.lift(piece('J1'));
		expect(press(key)).toEqual([true]);
		expect(aim()).toEqual(expected);
	});

	it('is never shortened below one step', () => {
		const { keys, press, aim } = carrying();
		keys.lift(piece('J1'));
		press('Shift+[', 'Shift+[', 'Shift+[');
		expect(aim()).toEqual(aimed('A01', '09:00', '09:30'));
		press(...Array.from({ length: 9 }, () => '['));
		expect(aim()).toEqual(aimed('A01', '09:00', '09:05'));
	});

	it('is seen wherever it goes', () => {
		const { keys, press, revealed } = carrying();
		keys.lift(piece('J1'));
		press('ArrowDown', 'ArrowDown');
		expect(revealed).toEqual(['A01', 'A02', 'A03']);
	});

	it('is let go with Enter where it is held, and taken off with Delete', () => {
		const one = carrying();
		one.keys.lift(piece('J1'));
		one.press('ArrowDown', 'Enter');
		expect(one.told).toEqual(['lifted J1', 'put down', 'drop J1 on A02']);
		const other = carrying();
		other.keys.lift(piece('J1'));
		other.press('Delete');
		expect(other.told).toEqual(['lifted J1', 'put down', 'back J1']);
	});

	it('goes nowhere where it already lies', () => {
		const { keys, press, told } = carrying();
		keys.lift(piece('J1'));
		press('Enter');
		expect(told).toEqual(['lifted J1', 'put down']);
	});

	it('begins where it is told to when it lies on no row, and takes along what belongs to it', () => {
		const { hold, keys, aim } = carrying();
		keys.lift(piece('J1', null), aimed('A03', '11:00', '12:00'), [piece('J2', null)]);
		expect(aim()).toEqual(aimed('A03', '11:00', '12:00'));
		expect(hold.carry?.others.map(({ id }) => id)).toEqual(['J2']);
	});

	it('is one thing at a time', () => {
		const { hold, keys } = carrying();
		keys.lift(piece('J1'));
		keys.lift(piece('J2'));
		expect(hold.carry?.lead.id).toBe('J1');
	});

	it('leaves every other key to the page', () => {
		const { keys, press, aim } = carrying();
		keys.lift(piece('J1'));
		expect(press('x', 'Tab', 'Home')).toEqual([false, false, false]);
		expect(aim()).toEqual(aimed('A01', '09:00', '10:00'));
	});
});

describe('taking off by key', () => {
	it('takes off all that is selected with it, and nothing that lies on no row', () => {
		const { hold, keys, told } = carrying();
		hold.selected.take([piece('J1'), piece('J2', 'A02')]);
		keys.takeOff(piece('J1'));
		expect(told.at(-1)).toBe('back J1 J2');
		const other = carrying();
		other.keys.takeOff(piece('J3', null));
		expect(other.told).toEqual(['put down']);
	});
});
