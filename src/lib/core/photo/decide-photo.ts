import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, openJob } from '../decision.ts';
import { photoId } from '../ids.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { MOST_PHOTOS } from './photo.ts';

/** A picture that came with the command is kept with the additional work, under the command's id. */
export function decideAttachPhoto(
	state: WorkshopState,
	{ job: id, addition: wanted }: Extract<Command, { type: 'AttachPhoto' }>,
	circumstances: Circumstances
): Decision {
	const job = openJob(state, id);
	if (!job.ok) return job;
	const addition = job.value.additions.find((one) => one.id === wanted);
	if (addition === undefined) return refused({ code: 'addition/unknown', addition: wanted });
	if (addition.photos.length >= MOST_PHOTOS)
		return refused({ code: 'photo/too-many', addition: wanted, limit: MOST_PHOTOS });
	const { picture, command } = circumstances;
	if (picture == null) return refused({ code: 'photo/missing', addition: wanted });
	const { width, height } = picture;
	const photo = { id: photoId(command), width, height };
	return decided([{ type: 'PhotoAttached', job: id, addition: wanted, photo }], circumstances);
}
