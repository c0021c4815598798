import type { PhotoPlace } from './photo.ts';

/**
 * A photo is kept with additional work. The picture comes beside the command, over HTTP; the command
 * alone is refused.
 */
export type PhotoCommand = { readonly type: 'AttachPhoto' } & PhotoPlace;
