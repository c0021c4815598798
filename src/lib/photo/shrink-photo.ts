import { fittedSize, LARGEST_PHOTO_BYTES, type PictureSize } from '#core/photo/photo.ts';

/** A picture small enough to be sent, as it will be kept. */
export interface ShrunkPhoto extends PictureSize {
	readonly bytes: Blob;
}

/** From what nobody sees to what is just good enough; then it gets smaller instead. */
const QUALITIES = [0.82, 0.7, 0.55] as const;
const SMALLER = 0.7;
/** After so many times even a picture of leaves in the wind fits. */
const MOST_TRIES = 4;

/**
 * The picture in a file, upright, at most as large as the server keeps it. It is painted anew, so that
 * nothing of the file but its pixels goes out: no place, no time, no device. Null where the browser
 * cannot read it as a picture.
 */
export async function shrinkPhoto(file: Blob): Promise<ShrunkPhoto | null> {
	const picture = await pictureIn(file);
	if (picture === null) return null;
	try {
		let size = fittedSize(picture);
		for (let tries = 0; tries < MOST_TRIES; tries += 1) {
			const bytes = await paintedSmall(picture, size);
			if (bytes !== null) return { ...size, bytes };
			size = { width: shorter(size.width), height: shorter(size.height) };
		}
		return null;
	} finally {
		picture.close();
	}
}

const shorter = (side: number): number => Math.max(1, Math.round(side * SMALLER));

async function pictureIn(file: Blob): Promise<ImageBitmap | null> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' });
	} catch {
		// Not a picture, or one this browser does not know: the person is told so.
		return null;
	}
}

/** Null where it is too large in every quality. */
async function paintedSmall(
	picture: ImageBitmap,
	{ width, height }: PictureSize
): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const brush = canvas.getContext('2d');
	if (brush === null) return null;
	// JPEG knows no transparency and would make it black.
	brush.fillStyle = 'white';
	brush.fillRect(0, 0, width, height);
	brush.drawImage(picture, 0, 0, width, height);
	for (const quality of QUALITIES) {
		const bytes = await new Promise<Blob | null>((resolve) => {
			canvas.toBlob(resolve, 'image/jpeg', quality);
		});
		if (bytes !== null && bytes.size <= LARGEST_PHOTO_BYTES) return bytes;
	}
	return null;
}
