import type { CheckItem } from '#core/inspection/check-item.ts';
import type { Locale } from './catalogue.ts';

/** What an item of a check list is called; in English where the workshop gave it an English name. */
export const checkName = (locale: Locale, { name, nameEn }: CheckItem): string =>
	locale === 'en' && nameEn !== '' ? nameEn : name;
