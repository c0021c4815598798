import type { Command } from '#core/commands.ts';
import type { Asker } from '#core/people/own.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import type { Names } from '$lib/i18n/refusals.ts';

/** What a row of the list of calls needs of the page it stands on. */
export interface CallDesk {
	readonly locale: Locale;
	readonly names: Names;
	readonly workshop: string;
	readonly person: Asker;
	/** Sends a wish; a refusal is said in passing. Whether it was taken. */
	readonly press: (command: Command) => Promise<boolean>;
}
