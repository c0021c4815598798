import type { JobId } from '../ids.ts';
import type { WalkAroundFound } from './walk-around.ts';

/** The facts of a car's arrival beside the arrival itself. */

interface OfJob {
	readonly job: JobId;
}

export type ArrivalEvent =
	| ({ readonly type: 'KeyTagSet'; readonly keyTag: string | null } & OfJob)
	| ({ readonly type: 'CarParked'; readonly slot: string | null } & OfJob)
	| ({ readonly type: 'CarHandedIn' } & OfJob)
	| ({ readonly type: 'WalkAroundRecorded'; readonly found: WalkAroundFound } & OfJob);
