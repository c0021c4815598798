import type { Actor } from '#core/decider.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';

/** Who asks, and in which language the answer is to be. */
export interface Asking {
	readonly actor: Actor;
	readonly locale: Locale;
}
