import { DEFAULT_CHECK_LISTS } from '../inspection/default-check-lists.ts';
import { DEFAULT_ANDON } from './andon.ts';
import { DEFAULT_REASONS } from './reasons.ts';
import type { Setup } from './setup.ts';

/** Parts that set-ups did not have from the beginning. */
type Later =
	| 'reasons'
	| 'operations'
	| 'andon'
	| 'checkLists'
	| 'parkingSlots'
	| 'noShowMinutes'
	| 'specialTools'
	| 'counters';

/** A quarter of an hour is traffic; who is half an hour late has no appointment any more. */
export const DEFAULT_NO_SHOW_MINUTES = 30;

/** A set-up as an earlier release may have stored it. */
export type StoredSetup = Omit<Setup, Later> & Partial<Pick<Setup, Later>>;

/** The set-up with what every workshop begins with, where it was stored without. */
export const completed = (stored: StoredSetup): Setup => ({
	...stored,
	reasons: stored.reasons ?? DEFAULT_REASONS,
	operations: stored.operations ?? [],
	andon: stored.andon ?? DEFAULT_ANDON,
	checkLists: stored.checkLists ?? DEFAULT_CHECK_LISTS,
	parkingSlots: stored.parkingSlots ?? [],
	noShowMinutes: stored.noShowMinutes ?? DEFAULT_NO_SHOW_MINUTES,
	specialTools: stored.specialTools ?? [],
	counters: stored.counters ?? {}
});
