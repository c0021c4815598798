import type { AdditionId, JobId, PhotoId } from '../ids.ts';

/**
 * Photos of additional work: what a technician found, as the advisor shows it to the customer. The
 * picture itself lies in the store beside the log; facts carry its id and its size only, so that it can
 * be erased with its customer.
 */

/** A photo as the board knows it. */
export interface Photo {
	readonly id: PhotoId;
	/** Pixels, so that a page keeps its place free before it is there. */
	readonly width: number;
	readonly height: number;
}

/** Pixels of a picture. */
export type PictureSize = Pick<Photo, 'width' | 'height'>;

/** What was found, from near and from afar, and one more: nobody looks at a fifth. */
export const MOST_PHOTOS = 4;
/** A worn disc is seen at this size; more only makes the tablet's line slower. */
export const LONGEST_SIDE_PX = 1_600;
/** A photo of that size in fair quality takes half of it. */
export const LARGEST_PHOTO_BYTES = 400 * 1024;
/** What browsers make and show; a drawing that may hold a program (SVG) is not among them. */
export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp';

/** The size a picture is brought to before it is sent: as it is, or its longer side at the limit. */
export function fittedSize({ width, height }: PictureSize): PictureSize {
	const factor = Math.min(1, LONGEST_SIDE_PX / Math.max(width, height));
	const scaled = (side: number): number => Math.max(1, Math.round(side * factor));
	return { width: scaled(width), height: scaled(height) };
}

/** Whether a picture of these pixels may be kept. */
export const fitsAsPhoto = ({ width, height }: PictureSize): boolean =>
	Math.min(width, height) >= 1 && Math.max(width, height) <= LONGEST_SIDE_PX;

/** Which additional work of which visit a photo belongs to. */
export interface PhotoPlace {
	readonly job: JobId;
	readonly addition: AdditionId;
}
