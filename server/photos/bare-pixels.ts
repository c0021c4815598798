import type { PictureSize } from '#core/photo/photo.ts';

/** A file of one kind without anything but its pixels; null where it is not of that kind, or damaged. */
export type BarePixels = (
	file: Uint8Array
) => (PictureSize & { readonly bytes: Uint8Array }) | null;
