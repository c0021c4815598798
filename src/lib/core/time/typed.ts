import type { Instant, LocalTime } from './instant.ts';
import { instantAt } from './zone.ts';

/** Times as people type them. */

/** `9:05`, `09:05`, `905`, `0905` and `9` mean the same hour; null when it is none of a day. */
export function timeTyped(text: string): LocalTime | null {
	const match = /^(\d{1,2})[:：.]?(\d{2})?$/u.exec(text.trim());
	const whole = /^(\d)(\d{2})$/u.exec(text.trim());
	const [hour, minute] = whole
		? [Number(whole[1]), Number(whole[2])]
		: [Number(match?.[1] ?? NaN), Number(match?.[2] ?? 0)];
	if (!(hour < 24 && minute < 60)) return null;
	return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Date and time as typed, in the workshop's zone; null when either is missing or no time. */
export function momentTyped(date: string, time: string, zone: string): Instant | null {
	const clock = timeTyped(time);
	if (clock === null || !/^\d{4}-\d{2}-\d{2}$/u.test(date)) return null;
	return instantAt(date, clock, zone);
}
