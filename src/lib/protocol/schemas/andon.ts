import * as v from 'valibot';
import { CALL_KINDS } from '#core/andon/call.ts';
import { bay, call, job, text } from './bounds.ts';

/** The form of calls for help, their answers and their end. */
export const ANDON_SCHEMAS = {
	CallForHelp: v.strictObject({
		type: v.literal('CallForHelp'),
		call: v.strictObject({
			id: call,
			kind: v.picklist(CALL_KINDS),
			bay: v.nullable(bay),
			job: v.nullable(job)
		}),
		note: text(500)
	}),
	AnswerHelp: v.strictObject({ type: v.literal('AnswerHelp'), call }),
	EndHelp: v.strictObject({ type: v.literal('EndHelp'), call })
};
