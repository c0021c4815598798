import type { Instant, LocalDate } from '#core/time/instant.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';

/** A moment as read on the page of that day: `HH:mm`, of another day with `MM-DD` before it. */
export function dayTime(at: Instant, date: LocalDate, zone: string): string {
	const time = localTimeOf(at, zone);
	const on = localDateOf(at, zone);
	return on === date ? time : `${on.slice(5)} ${time}`;
}
