import { plateParts } from '../plate/plate.ts';

/** A plate in two sizes: where it is from, and what tells it from its neighbours. */
export interface PlateShown {
	readonly head: string;
	readonly tail: string;
}

/** Splits a plate, full or masked; a masked one with a ticket shows the ticket first. */
export function plateShown(plate: string): PlateShown {
	const [masked = '', ticket] = plate.split(' ');
	if (ticket !== undefined) return { head: ticket, tail: masked.split('·').at(-1) ?? masked };
	const [region, rest] = masked.split('·');
	if (rest !== undefined) return { head: region ?? '', tail: rest };
	const { region: head, serial } = plateParts(plate);
	return { head, tail: serial };
}
