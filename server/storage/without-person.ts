import type { ArchivedOrder } from '#core/commands.ts';
import { withoutWords } from '#core/customer/words.ts';

/** What the stores leave of stored JSON when a customer is erased. */

/** A fact or an entity without what was typed in it. */
export const wordless = (text: string): string =>
	JSON.stringify(withoutWords(JSON.parse(text) as unknown));

/** An archived order that no longer knows its car; its lines stay, so that an import finds it closed. */
export const withoutCar = (text: string): string =>
	JSON.stringify({ ...(JSON.parse(text) as ArchivedOrder), plate: '', vin: null });
