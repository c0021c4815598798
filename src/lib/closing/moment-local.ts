import type { Instant } from '#core/time/instant.ts';
import { instantAt, localDateOf, localTimeOf } from '#core/time/zone.ts';

/** A moment as a `datetime-local` field holds it, in the workshop's zone. */
export const toLocal = (at: Instant, zone: string): string =>
	`${localDateOf(at, zone)}T${localTimeOf(at, zone)}`;

/** What stands in such a field as a moment; null while it is no time. */
export function fromLocal(text: string, zone: string): Instant | null {
	const [date = '', time = ''] = text.split('T');
	if (!/^\d{4}-\d{2}-\d{2}$/u.test(date) || !/^\d{2}:\d{2}/u.test(time)) return null;
	return instantAt(date, time.slice(0, 5), zone);
}
