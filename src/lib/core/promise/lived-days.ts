import { Random } from '../planner/random.ts';
import { clocksOf, happen, type Clocks, type Day } from './day.ts';
import type { Stretching } from './history.ts';
import { DRAW_BITS, DRAWS, firstBeyond, multipliersOf } from './multipliers.ts';

/** Days lived through: as planned, and with lengths of work drawn from what really happens. */

/** How the length of a piece of a day is spread, by index of the piece. */
export type StretchingOf = (piece: number) => Stretching;

/** Lives through the day once, everything taking as long as planned. */
export function asPlanned(day: Day): Clocks {
	const clocks = clocksOf(day);
	clocks.minutes.set(day.minutes);
	for (let piece = 0; piece < day.count; piece += 1) happen(day, clocks, piece);
	return clocks;
}

/**
 * The pieces that can keep a car waiting: its own, and whatever comes before those on a person, in a bay or
 * in a route, and before that; ascending. The rest of the house need not be lived through for it.
 */
function piecesBefore(day: Day, job: number): Int32Array {
	const lastOfPerson = new Map<number, number>();
	const lastInBay = new Map<number, number>();
	const before: number[][] = [];
	for (let piece = 0; piece < day.count; piece += 1) {
		const bay = day.bay[piece] ?? -1;
		const people = day.people[piece] ?? [];
		const inBay = lastInBay.get(bay);
		before.push([
			...(day.after[piece] ?? []),
			...people.flatMap((person) => lastOfPerson.get(person) ?? []),
			...(inBay === undefined ? [] : [inBay])
		]);
		for (const person of people) lastOfPerson.set(person, piece);
		lastInBay.set(bay, piece);
	}
	const wanted = new Uint8Array(day.count);
	for (let piece = day.count - 1; piece >= 0; piece -= 1) {
		if (day.job[piece] === job) wanted[piece] = 1;
		if (wanted[piece] === 1) for (const one of before[piece] ?? []) wanted[one] = 1;
	}
	return Int32Array.from(wanted.keys()).filter((piece) => wanted[piece] === 1);
}

/** What is drawn from: minutes for each entry of a table, from the first entry that is still possible. */
interface Lengths {
	readonly table: Float64Array;
	/** Minutes that a multiplier of one stands for. */
	readonly unit: number;
	readonly first: number;
}

function lengthsOf(day: Day, piece: number, { mu, sigma }: Stretching): Lengths {
	const table = multipliersOf(sigma);
	const unit = (day.minutes[piece] ?? 1) * Math.exp(mu);
	const elapsed = day.elapsed[piece] ?? -1;
	// What has lasted so long already will last longer than that.
	return { table, unit, first: elapsed > 0 ? firstBeyond(table, elapsed / unit) : 0 };
}

/** How often, and from which seed. */
export interface Chance {
	readonly days: number;
	readonly seed: number;
}

/**
 * When a car's last work was done on each of many such days, in minutes, ascending. The same day, spread and
 * seed give the same answer everywhere. Empty for a car without any piece of work in the day.
 */
export function livedFinishes(
	day: Day,
	{ job, stretchingOf }: { readonly job: number; readonly stretchingOf: StretchingOf },
	{ days, seed }: Chance
): Int32Array {
	const pieces = piecesBefore(day, job);
	if (pieces.length === 0) return new Int32Array(0);
	const lengths = Array.from(pieces, (piece) => lengthsOf(day, piece, stretchingOf(piece)));
	const random = new Random(seed);
	const clocks = clocksOf(day);
	const finishes = new Int32Array(days);
	for (let run = 0; run < days; run += 1) {
		clocks.technicians.fill(0);
		clocks.bays.fill(0);
		let finish = 0;
		for (let index = 0; index < pieces.length; index += 1) {
			const piece = pieces[index] ?? 0;
			const drawn = lengths[index];
			if (drawn === undefined) continue;
			clocks.minutes[piece] = minutesDrawn(drawn, random);
			happen(day, clocks, piece);
			if (day.job[piece] === job) finish = Math.max(finish, clocks.end[piece] ?? 0);
		}
		finishes[run] = finish;
	}
	return finishes.sort();
}

function minutesDrawn({ table, unit, first }: Lengths, random: Random): number {
	const entry =
		first === 0 ? random.next() >>> (32 - DRAW_BITS) : first + random.below(DRAWS - first);
	return Math.max(1, Math.round(unit * (table[entry] ?? 1)));
}
