import type { createI18n } from '@nanostores/i18n';

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

/** A text with parameters, as `params` and `count` describe it. */
interface Form {
	readonly input: unknown;
	readonly transform: (locale: Locale, input: unknown, values: readonly unknown[]) => string;
}

// A wall has no memory to spare for a store per room: both languages are at hand, so nothing is ever fetched.
const inLanguage = (locale: Locale, room: Messages): Messages =>
	Object.fromEntries(
		Object.entries(room as Readonly<Record<string, string | Form>>).map(([key, text]) => [
			key,
			typeof text === 'string'
				? text
				: (...values: readonly unknown[]) => text.transform(locale, text.input, values)
		])
	);

/** Joins a room's two files into a function from language to texts. */
export function texts<Model extends Messages>(
	chinese: Model,
	english: SameKeys<Model>
): (locale: Locale) => Model {
	const inBoth = {
		'zh-CN': inLanguage('zh-CN', chinese) as Model,
		en: inLanguage('en', english) as Model
	};
	return (locale) => inBoth[locale];
}

/** The language asked for, or the default when it is not one of ours. */
export const localeFrom = (wished: string | null | undefined): Locale =>
	LOCALES.find((locale) => locale === wished) ?? DEFAULT_LOCALE;
