import * as v from 'valibot';
import { addition, note } from './bounds.ts';

/** What a customer's page sends: the word on one offer. Their visit is said by the code in the address. */
const trackAnswer = v.strictObject({
	/** Chosen by the page for one decision; sending it again does it once. */
	id: v.pipe(v.string(), v.regex(/^[\w-]{8,40}$/)),
	addition,
	/** The offer that was read; one that was replaced meanwhile is not answered. */
	offer: note,
	answer: v.picklist(['approved', 'declined'])
});
export type TrackAnswer = v.InferOutput<typeof trackAnswer>;

/** The fields of a form; null for anything else. */
export function parseTrackAnswer(input: unknown): TrackAnswer | null {
	const read = v.safeParse(trackAnswer, input);
	return read.success ? read.output : null;
}
