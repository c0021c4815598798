import type { LateCause } from '#core/plan/late-cause.ts';
import { texts, type Locale } from './catalogue.ts';
import { causeWords as english } from './en/cause-words.ts';
import { causeWords as chinese } from './zh-CN/cause-words.ts';

const causeWordsText = texts(chinese, english);

type Thing = Pick<LateCause, 'why' | 'trade'>;

/** Which word: where a bay or a person is waited for, its sort has one of its own. */
const keyOf = ({ why, trade }: Thing) =>
	why === 'bay' || why === 'technician' ? (`${why}.${trade}` as const) : why;

/** A cause of lateness in three words at most, without a name, a plate or a figure. */
export const causeShort = (locale: Locale, cause: Thing): string =>
	causeWordsText(locale)[keyOf(cause)];

/** The same in one word, to stand beside the shape of an hourglass. */
export const causeBrief = (locale: Locale, cause: Thing): string =>
	causeWordsText(locale)[`brief.${keyOf(cause)}`];
