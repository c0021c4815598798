import { createI18n } from '@nanostores/i18n';
import { atom } from 'nanostores';

/**
 * Texts of the interface. One file per room and language (`zh-CN/board.ts`, `en/board.ts`); a room's
 * Chinese file is the model, and the compiler asks the English one for the same keys with the same
 * parameters. Components take texts from here and hold none themselves.
 */
export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'zh-CN';

type Messages = Parameters<ReturnType<typeof createI18n>>[1];

/** What another language must supply: the same keys, and the same parameters where there are any. */
export type SameKeys<Model extends Messages> = {
	readonly [Key in keyof Model]: Model[Key] extends string ? string : Model[Key];
};

// One instance per language with that language as its base, so that no text is ever fetched.
const inLanguage = {
	'zh-CN': createI18n(atom<Locale>('zh-CN'), {
		baseLocale: 'zh-CN',
		get: () => Promise.resolve({}),
		isSSR: true
	}),
	en: createI18n(atom<Locale>('en'), {
		baseLocale: 'en',
		get: () => Promise.resolve({}),
		isSSR: true
	})
};

/** Joins a room's two files into a function from language to texts. `room` must be unique. */
export function texts<Model extends Messages>(
	room: string,
	chinese: Model,
	english: SameKeys<Model>
): (locale: Locale) => Model {
	const inBoth = {
		'zh-CN': inLanguage['zh-CN'](room, chinese).get(),
		en: inLanguage.en(room, english as unknown as Model).get()
	};
	return (locale) => inBoth[locale];
}

/** The language asked for, or the default when it is not one of ours. */
export const localeFrom = (wished: string | null | undefined): Locale =>
	LOCALES.find((locale) => locale === wished) ?? DEFAULT_LOCALE;
