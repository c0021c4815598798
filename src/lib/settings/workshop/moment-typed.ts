import type { Instant } from '#core/time/instant.ts';
import { addDays, instantAt } from '#core/time/zone.ts';

const MOMENT = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T]+(\d{1,2})[:：](\d{2})$/u;

const two = (digits = ''): string => digits.padStart(2, '0');

/** `2026-11-23 8:05` in the workshop's zone as a moment; NaN where it is none, such as a 30 February. */
export function momentTyped(text: string, zone: string): Instant {
	const match = MOMENT.exec(text.trim());
	if (match === null) return NaN;
	const [, year = '', month, day, hour, minute] = match;
	const date = `${year}-${two(month)}-${two(day)}`;
	const isDay = !Number.isNaN(Date.parse(date)) && addDays(date, 0) === date;
	if (!isDay || Number(hour) > 23 || Number(minute) > 59) return NaN;
	return instantAt(date, `${two(hour)}:${two(minute)}`, zone);
}
