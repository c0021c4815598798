import { plateParts } from './plate.ts';

/**
 * What a stranger in the lounge may read of a plate. It is applied on the server; the raw plate never
 * reaches a screen that customers can see (display rule W9, product section 9).
 */

/** A car on show: its normalised plate, and a key that stays the same while it is on show (its job id). */
export interface CarOnShow {
	readonly key: string;
	readonly plate: string;
}

const KEPT_AT_END = 2;

/**
 * The plate with its middle hidden: region, first and last two characters of the serial stay
 * (`辽B·A**23`, `辽B·D***45`, `粤Z·1**4港`). Of a plate of no known form at most the first and the last
 * character stay. At least two characters of the serial are always hidden; no plate stays empty.
 */
export function maskPlate(plate: string): string {
	const { kind, region, serial } = plateParts(plate);
	if (kind === 'other') return maskUnknown(Array.from(serial));
	const hidden = '*'.repeat(serial.length - 1 - KEPT_AT_END);
	const masked = serial.charAt(0) + hidden + serial.slice(-KEPT_AT_END);
	return region === '' ? masked : `${region}·${masked}`;
}

function maskUnknown(characters: readonly string[]): string {
	const [first = '', ...rest] = characters;
	if (first === '') return '';
	const last = rest.at(-1) ?? '';
	if (rest.length < 2) return '**';
	return rest.length === 2 ? `${first}**` : first + '*'.repeat(rest.length - 1) + last;
}

/**
 * A masked label for each car, by its key. Where two cars on show would read the same, or a car has no
 * plate, the label carries a short ticket made from the key (`辽B·A**23 #K17`), so that no two labels
 * are equal.
 */
export function maskedLabels(cars: readonly CarOnShow[]): ReadonlyMap<string, string> {
	const alike = new Map<string, CarOnShow[]>();
	for (const car of cars) {
		const mask = maskPlate(car.plate);
		alike.set(mask, [...(alike.get(mask) ?? []), car]);
	}
	const labels = new Map<string, string>();
	for (const [mask, group] of alike) labelGroup(mask, group, labels);
	return labels;
}

function labelGroup(mask: string, group: readonly CarOnShow[], labels: Map<string, string>): void {
	const [only] = group;
	if (group.length === 1 && only !== undefined && mask !== '') {
		labels.set(only.key, mask);
		return;
	}
	const taken = new Set<string>();
	// By key, so that the order in which cars are listed never swaps two tickets.
	for (const { key } of group.toSorted((a, b) => (a.key < b.key ? -1 : 1))) {
		let attempt = 0;
		let ticket = ticketOf(key, attempt);
		while (taken.has(ticket)) ticket = ticketOf(key, ++attempt);
		taken.add(ticket);
		labels.set(key, `${mask} ${ticket}`.trim());
	}
}

// Consonants that neither read as a digit nor spell a word.
const TICKET_LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const TICKETS = TICKET_LETTERS.length * 100;

/** `#` and a letter with two digits; `attempt` steps to the next free one after a clash. */
function ticketOf(key: string, attempt: number): string {
	// FNV-1a: short keys that differ in one digit must not land on neighbouring tickets.
	let hash = 0x811c9dc5;
	for (const character of key) {
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	}
	const number = (hash + attempt) % TICKETS;
	const letter = TICKET_LETTERS.charAt(Math.floor(number / 100));
	return `#${letter}${String(number % 100).padStart(2, '0')}${attempt < TICKETS ? '' : `-${String(attempt)}`}`;
}
