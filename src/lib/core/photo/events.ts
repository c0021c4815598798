import type { Photo, PhotoPlace } from './photo.ts';

/** A photo was kept with additional work. */
export type PhotoEvent = {
	readonly type: 'PhotoAttached';
	readonly photo: Photo;
} & PhotoPlace;
