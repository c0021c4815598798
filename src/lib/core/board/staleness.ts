import { MINUTE_MS, type Instant } from '../time/instant.ts';
import type { ScreenLink } from './screen-notice.ts';

/** What a screen must do about the age of what it shows (display rule B11); `screenNotice` says it. */
export interface Staleness {
	/** Old enough that rows must not be taken for the truth: five minutes. */
	readonly faded: boolean;
	/** Old enough that times must not be shown to customers: a quarter of an hour. */
	readonly hidesTimes: boolean;
}

const FADED_MS = 5 * MINUTE_MS;
const HIDDEN_MS = 15 * MINUTE_MS;

/** The age of data of workshop time `dataAt`; `rate` turns workshop time into real time. */
export function stalenessOf(
	link: ScreenLink,
	clock: { readonly now: Instant; readonly rate: number },
	dataAt: Instant | null
): Staleness {
	if (link !== 'stale' || dataAt === null) return { faded: false, hidesTimes: false };
	const ageMs = (clock.now - dataAt) / clock.rate;
	return { faded: ageMs >= FADED_MS, hidesTimes: ageMs >= HIDDEN_MS };
}
