import type { LocalDate } from '#core/time/instant.ts';
import { addDays, dayNumberOf } from '#core/time/zone.ts';

/** The day the sample files are about. */
export const SAMPLE_DAY: LocalDate = '2026-11-23';

/**
 * The sample day's export as if it had been written on another day: every date and the date inside
 * every order number move by the same number of days. The first day of a demo brings the cars as
 * they are, some left over from the day before; the days after it bring other cars with the same
 * work, and nothing left over (the board has its own by then). Of every five cars three come again: a
 * house that carries over as many as this one gives out no more appointments than it can keep, and a
 * demo left alone for a week would otherwise show nothing but late cars.
 */
export function redated(csv: string, to: LocalDate, day: 'first' | 'later'): string {
	const days = dayNumberOf(to) - dayNumberOf(SAMPLE_DAY);
	const [heading = '', ...rows] = csv.split('\r\n');
	const dated = rows.map((row) => moved(row, days));
	if (day === 'first') return [heading, ...dated].join('\r\n');
	const fresh = dated
		.filter((row) => !row.includes('（隔夜）') && comesAgain(row))
		.map((row) => otherCar(row, days));
	return [heading, ...fresh].join('\r\n');
}

/** By the running number of its order, so that all lines of a car come or stay away together. */
const comesAgain = (row: string): boolean => Number(/^RO\d{8}(\d+)/.exec(row)?.[1] ?? 0) % 5 < 3;

const moved = (row: string, days: number): string =>
	row
		.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (date) => addDays(date, days))
		.replace(/\bRO\d{8}/g, (number) => {
			const date = `${number.slice(2, 6)}-${number.slice(6, 8)}-${number.slice(8, 10)}`;
			return `RO${addDays(date, days).replaceAll('-', '')}`;
		});

/** Characters of a serial that may stand for one another; D and F mark new-energy cars and stay. */
const ALIKE = ['0123456789', 'ABCEGHJKLMNPQRSTUVWXYZ'];

const turned = (character: string, by: number): string => {
	const wheel = ALIKE.find((characters) => characters.includes(character));
	if (wheel === undefined) return character;
	return wheel[(wheel.indexOf(character) + by) % wheel.length] ?? character;
};

/** The same row for a car with another plate and no VIN. */
function otherCar(row: string, days: number): string {
	const [order = '', plate = '', , ...rest] = row.split(',');
	const by = Math.abs(days) + 1;
	const serial = plate.slice(2).replace(/./g, (character) => turned(character, by));
	return [order, plate.slice(0, 2) + serial, '', ...rest].join(',');
}
