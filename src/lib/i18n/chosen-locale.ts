import { DEFAULT_LOCALE, LOCALES, type Locale } from './catalogue.ts';

const known = (wish: string | undefined): Locale | null =>
	LOCALES.find((locale) => locale === wish) ?? null;

/** The first language of `Accept-Language` that there is; `en-GB` is English, every Chinese is ours. */
function accepted(header: string): Locale | null {
	for (const part of header.split(',')) {
		const [tag = ''] = part.trim().toLowerCase().split(';');
		if (tag === 'en' || tag.startsWith('en-')) return 'en';
		if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
	}
	return null;
}

/** Asked for in the address, chosen before, preferred by the browser, or Chinese: the first that is said. */
export function chosenLocale(said: {
	readonly query?: string | null | undefined;
	readonly cookie?: string | null | undefined;
	readonly header?: string | null | undefined;
}): Locale {
	return (
		known(said.query ?? undefined) ??
		known(said.cookie ?? undefined) ??
		accepted(said.header ?? '') ??
		DEFAULT_LOCALE
	);
}
