/**
 * How long something is, as people read it: one number in one unit. Every page rounds by this rule and no
 * other, to the nearest whole of the unit and half of one up, so that a car is as late on the wall as at the
 * desk and on the phone. A rule that rounded delays up and time left down told two people two things about one car.
 */

/** A length in one unit. */
export interface Span {
	readonly value: number;
	readonly unit: 'minutes' | 'hours' | 'days';
}

/** From how many on the next larger unit is used. */
export interface SpanLimits {
	readonly minutes: number;
	/** In hours. */
	readonly hours: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Up to two hours minutes say most, up to two days hours. */
const AS_PEOPLE_SAY_IT: SpanLimits = { minutes: 2 * HOUR, hours: 48 };

/** From here on tenths of an hour are noise beside the hours. */
const TENTHS_UP_TO_HOURS = 10;

/** Minutes of capacity or load as a figure in hours: to the tenth below ten hours, whole from there on. */
export function hoursFigure(minutes: number): number {
	const tenths = Math.round(minutes / (HOUR / 10)) / 10;
	return tenths < TENTHS_UP_TO_HOURS ? tenths : Math.round(minutes / HOUR);
}

/** Minutes, not negative, in the unit that says most; 119.6 minutes are two hours. */
export function spanOf(minutes: number, limits: SpanLimits = AS_PEOPLE_SAY_IT): Span {
	const whole = Math.round(minutes);
	if (whole < limits.minutes) return { value: whole, unit: 'minutes' };
	const hours = Math.round(whole / HOUR);
	if (hours < limits.hours) return { value: hours, unit: 'hours' };
	return { value: Math.round(whole / DAY), unit: 'days' };
}
