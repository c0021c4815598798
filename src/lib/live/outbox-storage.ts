import type { WorkshopCode } from '#core/ids.ts';
import { keyOf, orElse } from '../device/device-memory.ts';
import type { Kept, OutboxStorage } from './outbox.ts';

/** Keeps nothing: for screens that send nothing, and where the page must not leave traces. */
export const noStorage: OutboxStorage = {
	load: () => [],
	keep: () => undefined,
	forget: () => undefined
};

/**
 * The browser's own storage, one entry per command: two tabs of one person never overwrite each
 * other's. Where it is full or forbidden, commands wait in the page only.
 */
export function browserStorage(workshop: WorkshopCode, person: string): OutboxStorage {
	const prefix = `${keyOf('outbox', workshop, person)}/`;
	return {
		load: () =>
			orElse([], () =>
				Object.keys(localStorage)
					.filter((key) => key.startsWith(prefix))
					.flatMap((key) => keptIn(localStorage.getItem(key)))
					.sort((one, other) => one.keptAt - other.keptAt)
			),
		keep: (kept) => {
			orElse(undefined, () => {
				localStorage.setItem(prefix + kept.envelope.id, JSON.stringify(kept));
			});
		},
		forget: (id) => {
			orElse(undefined, () => {
				localStorage.removeItem(prefix + id);
			});
		}
	};
}

/** An entry as this page or an older version of it wrote it; one that cannot be read is left out. */
function keptIn(text: string | null): readonly Kept[] {
	if (text === null) return [];
	return orElse<readonly Kept[]>([], () => {
		const kept = JSON.parse(text) as Partial<Kept> | null;
		const isWhole =
			typeof kept?.envelope?.id === 'string' &&
			typeof kept.envelope.command === 'object' &&
			typeof kept.keptAt === 'number';
		return isWhole ? [{ tappedAt: null, ...kept } as Kept] : [];
	});
}
