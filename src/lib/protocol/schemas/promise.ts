import * as v from 'valibot';
import { instant, job, text } from './bounds.ts';

/** What people say a customer was told. */

export const PROMISE_SCHEMAS = {
	TellDelay: v.strictObject({
		type: v.literal('TellDelay'),
		job,
		expectedAt: instant,
		reason: text(500)
	})
};
