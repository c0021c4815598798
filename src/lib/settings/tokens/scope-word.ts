import type { Scope } from '#core/people/scope.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { deedWord } from '$lib/i18n/deeds.ts';
import { tokensText } from '$lib/i18n/tokens.ts';

/** What a scope is called: the wide ones by their own words, a single command by its name. */
export function scopeWord(locale: Locale, scope: Scope): string {
	switch (scope) {
		case 'read':
		case 'import':
		case 'command:*':
			return tokensText(locale)[`scope.${scope}`];
		default:
			return deedWord(locale, scope.slice('command:'.length));
	}
}
