import type { Lateness, Level } from '#core/promise/lateness.ts';
import type { Locale } from './catalogue.ts';
import { wordsText } from './words.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
/** Up to here minutes say most; beyond it hours, and from two days on days. */
const MOST_MINUTES = 2 * HOUR;
const MOST_HOURS = 2 * DAY;

/** A stretch of minutes as people say it: 「95 分」, 「21 小时」, 「3 天」. `round` decides what a begun hour or day counts as. */
export function spanText(
	locale: Locale,
	minutes: number,
	round: (part: number) => number = Math.floor
): string {
	const words = wordsText(locale);
	if (minutes < MOST_MINUTES) return words.spanMinutes({ n: minutes });
	return minutes < MOST_HOURS
		? words.spanHours({ n: round(minutes / HOUR) })
		: words.spanDays({ n: round(minutes / DAY) });
}

/** How a car stands to its promise, in a few words; empty when nothing was promised. */
export function latenessText(locale: Locale, { level, minutes }: Lateness): string {
	const words = wordsText(locale);
	// A begun hour of delay counts, one of time left does not, as with the minutes themselves.
	const late = (): string => words.lateSpan({ span: spanText(locale, minutes, Math.ceil) });
	const early = (): string => words.earlySpan({ span: spanText(locale, minutes) });
	switch (level) {
		case 'none':
			return '';
		case 'late':
			return late();
		case 'at-risk':
			return `${words.atRisk} ${late()}`;
		case 'due-soon':
			return `${words.dueSoon} ${early()}`;
		case 'on-track':
			return early();
	}
}

const WORD = {
	none: 'promise',
	'on-track': 'onTrack',
	'due-soon': 'dueSoon',
	'at-risk': 'atRisk',
	late: 'late'
} as const satisfies Readonly<Record<Level, string>>;

/** An urgency in a word. */
export const levelWord = (locale: Locale, level: Level): string => wordsText(locale)[WORD[level]];
