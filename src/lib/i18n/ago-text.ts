import { DAY_MS, HOUR_MS, MINUTE_MS, type DurationMs } from '#core/time/instant.ts';
import type { Locale } from './catalogue.ts';
import { fleetText } from './fleet.ts';

/** How long ago something was, in the largest whole unit. */
export function agoText(locale: Locale, ms: DurationMs): string {
	const t = fleetText(locale);
	if (ms < MINUTE_MS) return t['ago.now'];
	if (ms < HOUR_MS) return t['ago.minutes']({ n: Math.floor(ms / MINUTE_MS) });
	if (ms < DAY_MS) return t['ago.hours']({ n: Math.floor(ms / HOUR_MS) });
	return t['ago.days']({ n: Math.floor(ms / DAY_MS) });
}
