import { MINUTE_MS, type Instant } from '../time/instant.ts';
import { localTimeOf } from '../time/zone.ts';

/** What a screen must say about the age of what it shows (display rule B11). */
export interface Staleness {
	/** Time of day of the data, to be said; null while they are fresh or none have come. */
	readonly since: string | null;
	/** Old enough that rows must not be taken for the truth: five minutes. */
	readonly faded: boolean;
	/** Old enough that times must not be shown to customers: a quarter of an hour. */
	readonly hidesTimes: boolean;
}

const FADED_MS = 5 * MINUTE_MS;
const HIDDEN_MS = 15 * MINUTE_MS;

/** The age of data of workshop time `dataAt`; `rate` turns workshop time into real time. */
export function stalenessOf(
	link: 'connecting' | 'live' | 'stale' | 'refused',
	clock: { readonly now: Instant; readonly rate: number },
	data: { readonly dataAt: Instant | null; readonly timeZone: string }
): Staleness {
	if (link !== 'stale' || data.dataAt === null) {
		return { since: null, faded: false, hidesTimes: false };
	}
	const ageMs = (clock.now - data.dataAt) / clock.rate;
	return {
		since: localTimeOf(data.dataAt, data.timeZone),
		faded: ageMs >= FADED_MS,
		hidesTimes: ageMs >= HIDDEN_MS
	};
}
