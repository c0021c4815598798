import type { AdditionId, CommandId, JobId, PhotoId, WorkshopCode } from '#core/ids.ts';

/** A visit of a workshop. */
interface InVisit {
	readonly workshop: WorkshopCode;
	readonly job: JobId;
}

const visitOf = ({ job }: InVisit): string => `/api/v1/jobs/${encodeURIComponent(job)}`;
const askedOf = ({ workshop }: InVisit): string => `workshop=${encodeURIComponent(workshop)}`;

/** Where a photo is read. */
export const photoAddress = (visit: InVisit, photo: PhotoId): string =>
	`${visitOf(visit)}/photos/${encodeURIComponent(photo)}?${askedOf(visit)}`;

/** Where one is sent to, under the id of its command. */
export const newPhotoAddress = (visit: InVisit, addition: AdditionId, id: CommandId): string =>
	`${visitOf(visit)}/additions/${encodeURIComponent(addition)}/photos?${askedOf(visit)}&id=${encodeURIComponent(id)}`;
