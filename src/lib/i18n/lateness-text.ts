import type { Lateness, Level } from '#core/promise/lateness.ts';
import { spanOf } from '#core/time/span.ts';
import type { Locale } from './catalogue.ts';
import { wordsText } from './words.ts';

/** A stretch of minutes as people say it, by the one rule of rounding (`spanOf`): 「95 分」, 「21 小时」, 「3 天」. */
export function spanText(locale: Locale, minutes: number): string {
	const words = wordsText(locale);
	const { value, unit } = spanOf(minutes);
	switch (unit) {
		case 'minutes':
			return words.spanMinutes({ n: value });
		case 'hours':
			return words.spanHours({ n: value });
		case 'days':
			return words.spanDays({ n: value });
	}
}

/** How a car stands to its promise, in a few words; empty when nothing was promised. */
export function latenessText(locale: Locale, { level, minutes }: Lateness): string {
	const words = wordsText(locale);
	const span = spanText(locale, minutes);
	switch (level) {
		case 'none':
			return '';
		case 'late':
			return words.lateSpan({ span });
		case 'at-risk':
			return words.atRiskSpan({ span });
		case 'due-soon':
			return `${words.dueSoon} ${words.earlySpan({ span })}`;
		case 'on-track':
			return words.earlySpan({ span });
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
