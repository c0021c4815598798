import { DAY_MS, type Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import type { Audience, Row } from './rows.ts';

/**
 * What a screen on a wall keeps of its rows on the device, to have something to show when it is switched on
 * and the server is gone (display rule B12). It is what was on the glass and nothing more.
 */
export interface KeptRows {
	readonly audience: Audience;
	readonly epoch: string;
	readonly seq: number;
	/** Workshop time at which they were last known to be true. */
	readonly dataAt: Instant;
	/** The device's clock at the moment of keeping, and what the server's said then. */
	readonly localAt: number;
	readonly time: { readonly realNow: number; readonly workshopNow: Instant; readonly rate: number };
	/** Of the workshop; days end by it. */
	readonly timeZone: string;
	readonly rows: readonly Row[];
}

/** Nobody needs yesterday morning on a wall. */
const WALL_MOST_MS = DAY_MS;

/**
 * Whether rows may still be shown at workshop time `now`: customers' rows not after the day they are of
 * (rule B12), the workshop's for a day. A device whose clock fell back to an earlier time keeps them.
 */
export function mayShowKept(kept: KeptRows, audience: Audience, now: Instant): boolean {
	if (kept.audience !== audience) return false;
	if (audience === 'lounge')
		return localDateOf(now, kept.timeZone) <= localDateOf(kept.dataAt, kept.timeZone);
	return now - kept.dataAt < WALL_MOST_MS;
}
