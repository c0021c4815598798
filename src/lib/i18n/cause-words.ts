import type { LateCause } from '#core/plan/late-cause.ts';
import { texts, type Locale } from './catalogue.ts';
import { causeWords as english } from './en/cause-words.ts';
import { causeWords as chinese } from './zh-CN/cause-words.ts';

const causeWordsText = texts('causeWords', chinese, english);

/** A cause of lateness in three words at most, without a name, a plate or a figure. */
export function causeShort(
	locale: Locale,
	{ why, trade }: Pick<LateCause, 'why' | 'trade'>
): string {
	const words = causeWordsText(locale);
	return why === 'bay' || why === 'technician' ? words[`${why}.${trade}`] : words[why];
}
