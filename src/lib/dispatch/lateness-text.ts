import type { Lateness, Level } from '#core/promise/lateness.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { wordsText } from '$lib/i18n/words.ts';

/** How a car stands to its promise, in a few words; empty when nothing was promised. */
export function latenessText(locale: Locale, { level, minutes }: Lateness): string {
	const words = wordsText(locale);
	switch (level) {
		case 'none':
			return '';
		case 'late':
			return words.lateBy({ minutes });
		case 'at-risk':
			return `${words.atRisk} ${words.lateBy({ minutes })}`;
		case 'due-soon':
			return `${words.dueSoon} ${words.earlyBy({ minutes })}`;
		case 'on-track':
			return words.earlyBy({ minutes });
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
