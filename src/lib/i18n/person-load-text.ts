import type { PersonLoad } from '#core/board/person-load.ts';
import type { Locale } from './catalogue.ts';
import { loadText } from './load.ts';

const hours = (minutes: number): string => (minutes / 60).toFixed(1);

/** How full and how hard somebody's day is, as it stands beside their name while work is given out; empty for somebody unknown. */
export function personLoadText(locale: Locale, load: PersonLoad | undefined): string {
	if (load === undefined) return '';
	const t = loadText(locale);
	const { taken, present, hard } = load;
	if (present === 0 && taken === 0) return t.personAway;
	return t.person({ taken: hours(taken), present: hours(present), hard: hours(hard) });
}
