import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import {
	changedByText,
	inOneLine,
	refusalText,
	type Names,
	type RefusalWords
} from '$lib/i18n/refusals.ts';

/** Why a wish was not done, in words, with what others changed meanwhile. */
export interface NotDone {
	readonly words: RefusalWords;
	readonly isStale: boolean;
	/** The version the thing has now, of a stale wish; null otherwise. */
	readonly version: number | null;
	readonly changes: readonly string[];
	/** It had to wait for the line and stands in the list of those; nobody needs to be told twice. */
	readonly isListed: boolean;
}

/** What words are made with, and which refusals are listed already. */
interface Telling {
	readonly locale: Locale;
	readonly names: Names;
	readonly isListed: (id: string) => boolean;
}

/** A refusal in words, with who did what meanwhile. */
export function notDoneOf(
	{ id, refusal, changedBy = [] }: Extract<CommandAnswer, { status: 'refused' }>,
	{ locale, names, isListed }: Telling
): NotDone {
	return {
		words: refusalText(locale, refusal, names),
		isStale: refusal.code === 'stale',
		version: refusal.code === 'stale' ? refusal.version : null,
		changes: changedByText(locale, changedBy, names),
		isListed: isListed(id)
	};
}

/** The same in one line: why not, then who changed it. */
export const notDoneText = (locale: Locale, { words, changes }: NotDone): string =>
	[inOneLine(locale, words), ...changes].join(' — ');
