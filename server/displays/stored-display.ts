import type { DisplayProfile } from '#core/display/profile.ts';
import { workshopCode } from '#core/ids.ts';
import { displayProfile } from '#protocol/schemas/displays.ts';
import * as v from 'valibot';

/** Where displays are remembered in the store. */
export const DISPLAY_AREA = 'display';

/** A display as it is kept. Of its credential there are hashes only. */
export const storedDisplay = v.object({
	workshop: v.pipe(v.string(), v.transform(workshopCode)),
	profile: displayProfile,
	createdAt: v.number(),
	createdBy: v.string(),
	/** The credential it was last known to hold. */
	held: v.string(),
	/** One handed out since, which it has not shown yet: until it does, both are good. */
	given: v.nullable(v.string()),
	/** When the last one was handed out. */
	givenAt: v.number(),
	/** Its last heartbeat, to within some minutes. */
	heardAt: v.nullable(v.number())
});
export interface StoredDisplay extends Omit<v.InferOutput<typeof storedDisplay>, 'profile'> {
	readonly profile: DisplayProfile;
}
