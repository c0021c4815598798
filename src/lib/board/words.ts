import type { DayOrTime } from '#core/board/wall-row.ts';
import type { Amount } from '#core/board/amount.ts';
import { emsOf, longestOf } from '#core/board/text-width.ts';
import type { LongestWords } from '#core/board/wall-fit.ts';
import type { Scope } from '#core/board/display.ts';
import { TRADES, type Trade } from '#core/workshop/setup.ts';
import { STATUS_MARK, type StatusWord } from '#core/board/marks.ts';
import type { WallCause } from '#core/board/wall-cause.ts';
import type { boardText } from '$lib/i18n/board.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { causeBrief, causeShort } from '$lib/i18n/cause-words.ts';

/** The texts of the board in one language. */
export type BoardText = ReturnType<typeof boardText>;

/** What makes a car late, in three words and in one. */
export interface CauseWords {
	readonly full: (cause: WallCause) => string;
	readonly brief: (cause: WallCause) => string;
}

/** The words for causes in one language. */
export const causeWordsIn = (locale: Locale): CauseWords => ({
	full: (cause) => causeShort(locale, cause),
	brief: (cause) => causeBrief(locale, cause)
});

const STATUSES = Object.keys(STATUS_MARK) as readonly StatusWord[];
// These cars have left the board, so their words need no room on it.
const GONE: ReadonlySet<StatusWord> = new Set(['booked', 'delivered', 'cancelled', 'no-show']);

/** What part of the workshop a screen shows; empty for all of it. */
export function scopeText(t: BoardText, scope: Scope | null): string {
	switch (scope?.kind) {
		case undefined:
			return '';
		case 'bays':
			return scope.from === scope.to ? scope.from : `${scope.from}–${scope.to}`;
		case 'team':
			return scope.team;
		case 'trade':
			return TRADES.some((trade) => trade === scope.trade)
				? t[`trade.${scope.trade as Trade}`]
				: scope.trade;
	}
}

/** The word for where a car is. */
export const statusText = (t: BoardText, status: StatusWord): string => t[`stage.${status}`];

/** A promise in the words of the page; weekdays have a word, times and dates are digits. */
export function dayOrTimeText(t: BoardText, shown: DayOrTime): string {
	if (shown.kind !== 'weekday') return shown.text;
	return t[`weekday.${String(shown.day) as '1'}`];
}

/** A moment in full: the day's word before the time of another day. */
export const dayAndTimeText = (t: BoardText, shown: DayOrTime): string =>
	shown.kind === 'time' ? shown.text : `${dayOrTimeText(t, shown)} ${shown.time}`;

/** The unit beside an amount. */
export const unitText = (t: BoardText, { unit }: Amount): string => t[`${unit}Unit`];

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** The names of weekdays as a wall writes them. */
export const weekdayWords = (t: BoardText): readonly string[] =>
	WEEKDAYS.map((day) => t[`weekday.${day}`]);

/** How much room the longest words of a language need. */
export const longestWords = (t: BoardText): LongestWords => ({
	stage: longestOf(STATUSES.filter((status) => !GONE.has(status)).map((one) => statusText(t, one))),
	unit: longestOf([t.minutesUnit, t.hoursUnit, t.daysUnit]),
	free: longestOf([t.free, t.noneFree]),
	noBay: emsOf(t.noBay),
	bayHead: emsOf(t.bay),
	parked: emsOf(t.parked)
});
