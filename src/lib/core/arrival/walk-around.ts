import type { NoteId, PersonId } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/**
 * What the advisor sees on walking around a car that was just brought: damage by its place on the
 * outline, fuel, mileage and what the customer wants. Valuables and remarks are free text: notes of the
 * register, and here their ids.
 */

/** Places of a car's outline, seen from above with the front first. */
export const CAR_PLACES = [
	'front-bumper',
	'bonnet',
	'windscreen',
	'roof',
	'rear-window',
	'boot',
	'rear-bumper',
	'left-front-wing',
	'left-front-door',
	'left-rear-door',
	'left-rear-wing',
	'right-front-wing',
	'right-front-door',
	'right-rear-door',
	'right-rear-wing',
	'left-mirror',
	'right-mirror',
	'left-front-wheel',
	'left-rear-wheel',
	'right-front-wheel',
	'right-rear-wheel',
	'inside'
] as const;
export type CarPlace = (typeof CAR_PLACES)[number];

/** What can be seen there; one place may have several. */
export const DAMAGE_KINDS = ['scratch', 'dent', 'crack', 'missing'] as const;
export type DamageKind = (typeof DAMAGE_KINDS)[number];

/** One kind of damage at one place. */
export interface DamageMark {
	readonly place: CarPlace;
	readonly kind: DamageKind;
}

/** A full tank, in the eighths a gauge is read in. */
export const FULL_TANK_EIGHTHS = 8;

/** What was written down on the walk-around; it stays as it was signed, whatever is ordered later. */
export interface WalkAroundFacts {
	/** Each pair of place and kind once, in the order of the lists above; empty for a car without damage. */
	readonly marks: readonly DamageMark[];
	/** 0 is empty, 8 full; null where nobody read the gauge. */
	readonly fuelEighths: number | null;
	/** Kilometres; null where nobody read them. */
	readonly mileage: number | null;
	readonly oldPartsWanted: boolean;
	readonly washWanted: boolean;
	/** The customer walked along. */
	readonly customerPresent: boolean;
	/** The customer signed; only who was there can have. */
	readonly signed: boolean;
}

/** The same as a fact, with the notes of what was written; null where nothing was. */
export interface WalkAroundFound extends WalkAroundFacts {
	/** What lies in the car. */
	readonly valuablesNote: NoteId | null;
	readonly remarksNote: NoteId | null;
}

/** A walk-around with when it was done, and by whom. */
export interface WalkAround extends WalkAroundFound {
	readonly at: Instant;
	readonly by: PersonId;
}

/** The marks in the order of the lists, each once: the same damage always reads alike. */
export const marksInOrder = (marks: readonly DamageMark[]): readonly DamageMark[] =>
	CAR_PLACES.flatMap((place) =>
		DAMAGE_KINDS.filter((kind) =>
			marks.some((mark) => mark.place === place && mark.kind === kind)
		).map((kind) => ({ place, kind }))
	);

/** The marks with this one added, or without it where it was among them: what a finger's tap does. */
export const markToggled = (
	marks: readonly DamageMark[],
	{ place, kind }: DamageMark
): readonly DamageMark[] => {
	const others = marks.filter((mark) => mark.place !== place || mark.kind !== kind);
	return marksInOrder(others.length < marks.length ? others : [...marks, { place, kind }]);
};
