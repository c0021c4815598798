/** A moment in workshop time: milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;
/** A length of time in milliseconds. */
export type DurationMs = number;
/** A day in the workshop's own time zone, `YYYY-MM-DD`. */
export type LocalDate = string;
/** A time of day in the workshop's own time zone, `HH:mm`. */
export type LocalTime = string;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** A stretch of time, from inclusive, to exclusive. */
export interface Stretch {
	readonly from: Instant;
	readonly to: Instant;
}

/** Whether two stretches share any time; touching ends do not count. */
export const overlaps = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;
