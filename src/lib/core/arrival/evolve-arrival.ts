import type { Recorded } from '../job/events.ts';
import type { Job } from '../job/job.ts';
import type { ArrivalEvent } from './events.ts';

/** What a fact of the arrival makes of the visit. */
export function arrivalFacts(
	job: Job,
	event: ArrivalEvent,
	{ at, actor }: Pick<Recorded, 'at' | 'actor'>
): Partial<Job> {
	switch (event.type) {
		case 'KeyTagSet':
			return { keyTag: event.keyTag };
		case 'CarParked':
			return { slot: event.slot, place: event.slot === null ? job.place : null };
		case 'CarHandedIn':
			return { handedInAt: at };
		case 'WalkAroundRecorded': {
			const { found } = event;
			return {
				walkAround: { ...found, at, by: actor },
				mileage: found.mileage ?? job.mileage,
				oldPartsWanted: found.oldPartsWanted,
				washWanted: found.washWanted
			};
		}
	}
}
