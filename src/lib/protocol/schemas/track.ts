import * as v from 'valibot';
import type { TrackCommand } from '#core/track/commands.ts';
import { addition, job, text } from './bounds.ts';

/** The form of what is wished about a customer's own page. */

type TrackSchemas = {
	readonly [Type in TrackCommand['type']]: v.GenericSchema<
		unknown,
		Extract<TrackCommand, { type: Type }>
	>;
};

export const TRACK_SCHEMAS = {
	OfferAdditionalWork: v.strictObject({
		type: v.literal('OfferAdditionalWork'),
		job,
		addition,
		words: text(500),
		price: text(200),
		photos: v.boolean()
	})
} satisfies TrackSchemas;
