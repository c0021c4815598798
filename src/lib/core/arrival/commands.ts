import type { JobId } from '../ids.ts';
import type { WalkAroundFacts } from './walk-around.ts';

/** What is wished at the counter and in the yard, between the gate and the first clock-on. */

interface OnJob {
	readonly job: JobId;
}

export type ArrivalCommand =
	/** The tag on the car's key; null when it is taken off. */
	| ({ readonly type: 'SetKeyTag'; readonly keyTag: string | null } & OnJob)
	/** Puts the car into a slot of the set-up's list, out of its bay; null: it stands in no slot. */
	| ({ readonly type: 'ParkCar'; readonly slot: string | null } & OnJob)
	/** The car goes to the workshop with its order (duty D3). */
	| ({ readonly type: 'HandIn' } & OnJob)
	/** What was seen on walking around the car; again replaces what was written before. */
	| ({
			readonly type: 'RecordWalkAround';
			readonly found: WalkAroundFacts;
			/** What lies in the car; free text, so it goes into a note and never into the log. */
			readonly valuables: string;
			readonly remarks: string;
	  } & OnJob);
