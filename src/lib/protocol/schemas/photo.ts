import * as v from 'valibot';
import { addition, job } from './bounds.ts';

/** The form of the command about photos; the picture itself is the body of a request of its own. */
export const PHOTO_SCHEMAS = {
	AttachPhoto: v.strictObject({ type: v.literal('AttachPhoto'), job, addition })
};
