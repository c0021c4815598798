import type { Deed } from '#core/people/may.ts';
import { texts, type Locale } from './catalogue.ts';
import { deeds as english } from './en/deeds.ts';
import { deeds as chinese } from './zh-CN/deeds.ts';

const named: Readonly<Record<Deed, string>> = chinese;
const deedsText = texts(chinese, english);

/** What a command or act is called; its own name where a newer server knows one this page does not. */
export const deedWord = (locale: Locale, name: string): string =>
	Object.hasOwn(named, name) ? deedsText(locale)[name as Deed] : name;
