import type { Instant } from '../time/instant.ts';
import { localTimeOf } from '../time/zone.ts';

/** How a screen stands to its server; `stale`: nothing was confirmed for 20 s. */
export type ScreenLink = 'connecting' | 'live' | 'stale' | 'refused';

/** What is known of everything a screen shows. */
export interface ScreenFacts {
	readonly link: ScreenLink;
	/** Workshop time at which what is shown was last known to be true; null before any row came. */
	readonly dataAt: Instant | null;
	/** When the screen began to wait, by its device. */
	readonly openedAt: Instant;
	readonly canStore: boolean;
	/** False for a workshop whose set-up has not come, or that has none. */
	readonly isSetUp: boolean;
}

/**
 * What a screen must say about everything it shows. `connecting`: no row has come yet, so an empty
 * place means nothing. `unreached`: the same for twenty seconds or more, `since` it was opened.
 * `stale`: its rows are those of `since` (display rule B11). Times of day, as they are said.
 */
export type ScreenNotice =
	| { readonly is: 'connecting' | 'refused' | 'cannot-store' | 'not-set-up' }
	| { readonly is: 'unreached' | 'stale'; readonly since: string };

/** Time zones to say times in: of the workshop, and of the device where the workshop's is not known. */
export interface ScreenZones {
	readonly workshop: string;
	readonly device: string;
}

/** The one notice that matters most; null while everything shown is true and can be changed. */
export function screenNotice(facts: ScreenFacts, zones: ScreenZones): ScreenNotice | null {
	const { link, dataAt } = facts;
	if (link === 'refused') return { is: 'refused' };
	if (dataAt === null) {
		return link === 'stale'
			? { is: 'unreached', since: localTimeOf(facts.openedAt, zones.device) }
			: { is: 'connecting' };
	}
	if (link === 'stale') return { is: 'stale', since: localTimeOf(dataAt, zones.workshop) };
	if (!facts.canStore) return { is: 'cannot-store' };
	return link === 'live' && !facts.isSetUp ? { is: 'not-set-up' } : null;
}
