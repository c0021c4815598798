import type { PeopleRefusal } from '#protocol/people.ts';
import { texts, type Locale } from './catalogue.ts';
import { peopleRefusals as english } from './en/people-refusals.ts';
import { peopleRefusals as chinese } from './zh-CN/people-refusals.ts';

const peopleRefusalsText = texts(chinese, english);

/** The sentence for a refusal about people; a code without one does not compile. */
export function peopleRefusalText(locale: Locale, refusal: PeopleRefusal): string {
	const t = peopleRefusalsText(locale);
	switch (refusal.code) {
		case 'people/too-many-tries':
			return t[refusal.code]({ waitS: refusal.waitS });
		case 'people/wrong-pin':
			return t[refusal.code]({ triesLeft: refusal.triesLeft });
		default:
			return t[refusal.code];
	}
}
