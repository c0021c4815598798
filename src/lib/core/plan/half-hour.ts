import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { CapacityStep } from './capacity.ts';

/** How full one half hour of a trade is, as the book of appointments shows it. */

/** `closed`: nobody and nothing can. `full`: no more fits. `over`: more is booked than can be done. */
type Fullness = 'closed' | 'free' | 'full' | 'over';

/** One half hour, counted in places: a technician with a bay. */
export interface HalfHour {
	readonly from: Instant;
	/** Places taken and places there are; halves where somebody is there, or work lasts, half the time. */
	readonly booked: number;
	readonly can: number;
	/** Booked over possible, 0 to 1; 1 where nothing is possible. */
	readonly share: number;
	readonly fullness: Fullness;
	/** It has begun: nobody can be booked into it any more. */
	readonly isPast: boolean;
}

/** Half places are as fine as anybody reads. */
const inPlaces = (minutes: number, length: number): number =>
	length === 0 ? 0 : Math.round((minutes / length) * 2) / 2;

function fullnessOf(booked: number, can: number): Fullness {
	if (can === 0) return booked === 0 ? 'closed' : 'over';
	return booked < can ? 'free' : booked > can ? 'over' : 'full';
}

/** The step of a trade's capacity as places, seen at `now`. */
export function halfHourOf(step: CapacityStep, now: Instant): HalfHour {
	const { from, to, technicians, bays } = step;
	const length = (to - from) / MINUTE_MS;
	const can = inPlaces(Math.min(technicians, bays), length);
	const booked = inPlaces(step.booked, length);
	return {
		...{ from, booked, can },
		share: can === 0 ? 1 : Math.min(1, booked / can),
		fullness: fullnessOf(booked, can),
		isPast: from <= now
	};
}
