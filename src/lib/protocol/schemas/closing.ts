import * as v from 'valibot';
import { ATTENDANCE_STATES } from '#core/attendance/attendance.ts';
import { CARRY_REASONS } from '#core/closing/carry-over.ts';
import { CALL_RESULTS } from '#core/follow-up/follow-up.ts';
import { duty, instant, job, localDate, operation, technician, text } from './bounds.ts';

/** The form of the commands about people, parts, the end of the day and the calls after it. */

export const ATTENDANCE_SCHEMAS = {
	MarkAttendance: v.strictObject({
		type: v.literal('MarkAttendance'),
		technician,
		state: v.picklist(ATTENDANCE_STATES),
		until: v.optional(instant)
	})
};

export const CLOSING_SCHEMAS = {
	CarryOver: v.strictObject({
		type: v.literal('CarryOver'),
		job,
		reason: v.nullable(v.picklist(CARRY_REASONS))
	}),
	CloseDay: v.strictObject({ type: v.literal('CloseDay'), date: v.optional(localDate) })
};

const note = text(1_000);

export const FOLLOW_UP_SCHEMAS = {
	RecordFollowUp: v.strictObject({
		type: v.literal('RecordFollowUp'),
		visit: job,
		result: v.picklist(CALL_RESULTS),
		note
	}),
	SettleComplaint: v.strictObject({ type: v.literal('SettleComplaint'), visit: job, note }),
	TakeFollowUp: v.strictObject({ type: v.literal('TakeFollowUp'), visit: job, duty }),
	ReleaseFollowUp: v.strictObject({ type: v.literal('ReleaseFollowUp'), visit: job, duty })
};

export const PARTS_SCHEMAS = {
	AcknowledgeParts: v.strictObject({
		type: v.literal('AcknowledgeParts'),
		job,
		about: operation
	})
};
