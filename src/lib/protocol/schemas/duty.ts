import * as v from 'valibot';
import { duty, job, text } from './bounds.ts';

/** What people do about the duties of a visit. */

const onDuty = { job, duty };

export const DUTY_SCHEMAS = {
	RecordDuty: v.strictObject({ type: v.literal('RecordDuty'), ...onDuty, note: text(500) }),
	TakeDuty: v.strictObject({ type: v.literal('TakeDuty'), ...onDuty }),
	ReleaseDuty: v.strictObject({ type: v.literal('ReleaseDuty'), ...onDuty })
};
