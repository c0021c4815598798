import type { Instant, LocalDate, LocalTime } from '#core/time/instant.ts';

/** The day all specs play on: a Monday, in the zone of `aSetup()`. */
export const TODAY: LocalDate = '2026-11-23';
export const TOMORROW: LocalDate = '2026-11-24';
export const SUNDAY: LocalDate = '2026-11-29';

/** A moment in Asia/Shanghai, e.g. `at('09:30')` for today or `at('09:30', TOMORROW)`. */
export const at = (time: LocalTime, date: LocalDate = TODAY): Instant =>
	Date.parse(`${date}T${time}:00+08:00`);
