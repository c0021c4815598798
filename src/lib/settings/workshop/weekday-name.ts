import type { Locale } from '$lib/i18n/catalogue.ts';

/** The short name of a weekday, `1` Monday to `7` Sunday. */
export const weekdayName = (locale: Locale, day: string): string =>
	new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
		// The second of January 2000 was a Sunday; its name is the same in every zone.
		Date.UTC(2000, 0, 2 + Number(day))
	);
