import { fitsAsPhoto, LARGEST_PHOTO_BYTES, type PhotoType } from '#core/photo/photo.ts';
import type { PictureSize } from '#core/photo/photo.ts';
import type { BarePixels } from './bare-pixels.ts';
import { barePixelsOfJpeg } from './jpeg.ts';
import { barePixelsOfPng } from './png.ts';
import { barePixelsOfWebp } from './webp.ts';

/**
 * What somebody sends as a photo is believed by its bytes only, never by its name or its header, and is
 * put together anew from the parts that make up the picture: where and when it was taken, with which
 * device, and whatever else may be hidden in a file, does not come along.
 */

/** A picture that may be kept. */
export interface Picture extends PictureSize {
	readonly mediaType: PhotoType;
	readonly bytes: Uint8Array;
}

const KINDS: Readonly<Record<PhotoType, BarePixels>> = {
	'image/jpeg': barePixelsOfJpeg,
	'image/png': barePixelsOfPng,
	'image/webp': barePixelsOfWebp
};

/** The picture in a file; null for anything that may not be kept as a photo. */
export function readPicture(file: Uint8Array): Picture | null {
	if (file.byteLength > LARGEST_PHOTO_BYTES) return null;
	for (const [mediaType, read] of Object.entries(KINDS)) {
		const found = read(file);
		if (found !== null)
			return fitsAsPhoto(found) ? { ...found, mediaType: mediaType as PhotoType } : null;
	}
	return null;
}
