import * as v from 'valibot';
import type { Command } from '#core/commands.ts';
import { ADDITION_ANSWERS, STOPPAGE_REASONS } from '#core/job/job.ts';
import { ANDON_SCHEMAS } from './andon.ts';
import {
	addition,
	bay,
	command,
	instant,
	job,
	minutes,
	note,
	operation,
	order,
	plainId,
	position,
	shortName,
	skill,
	technician,
	technicians,
	text
} from './bounds.ts';
import { INSPECTION_SCHEMAS, inspectionWish } from './inspection.ts';
import { APPOINTMENT_SCHEMAS } from './appointment.ts';
import { ARRIVAL_SCHEMAS } from './arrival.ts';
import { LOUNGE_SCHEMAS } from './lounge.ts';
import { TRACK_SCHEMAS } from './track.ts';
import { DUTY_SCHEMAS } from './duty.ts';
import { PROMISE_SCHEMAS } from './promise.ts';
import {
	ATTENDANCE_SCHEMAS,
	CLOSING_SCHEMAS,
	FOLLOW_UP_SCHEMAS,
	PARTS_SCHEMAS
} from './closing.ts';
import { orderDraft } from './order.ts';
import { PHOTO_SCHEMAS } from './photo.ts';
import { setupEdit } from './setup-edit.ts';
import { absence, setupDraft } from './setup.ts';

/** The form of each command. A new command of the core without a row here does not compile. */

type CommandSchemas = {
	readonly [Type in Command['type']]: v.GenericSchema<unknown, Extract<Command, { type: Type }>>;
};

const reason = text(200);
const onJob = { job };
const onOperation = { job, operation, seen: position };

const move = v.strictObject({
	...onOperation,
	to: v.nullable(v.strictObject({ bay, technicians, start: instant, minutes: v.optional(minutes) }))
});

export const COMMAND_SCHEMAS: CommandSchemas = {
	...DUTY_SCHEMAS,
	...PROMISE_SCHEMAS,
	SetUpWorkshop: v.strictObject({ type: v.literal('SetUpWorkshop'), draft: setupDraft }),
	EditSetup: v.strictObject({
		type: v.literal('EditSetup'),
		seen: position,
		edit: setupEdit,
		name: v.optional(shortName)
	}),
	SetClock: v.strictObject({
		type: v.literal('SetClock'),
		realAt: instant,
		workshopAt: instant,
		// Six hours a second is the fastest a demo makes sense at.
		rate: v.pipe(v.number(), v.minValue(0), v.maxValue(21_600))
	}),
	RecordAbsence: v.strictObject({ type: v.literal('RecordAbsence'), absence }),
	WithdrawAbsence: v.strictObject({ type: v.literal('WithdrawAbsence'), absence: plainId }),
	TakeBayOut: v.strictObject({
		type: v.literal('TakeBayOut'),
		bay,
		reason,
		until: v.nullable(instant)
	}),
	ReturnBay: v.strictObject({ type: v.literal('ReturnBay'), bay }),
	ImportOrder: v.strictObject({
		type: v.literal('ImportOrder'),
		orderNo: order,
		draft: orderDraft,
		incomplete: v.boolean()
	}),
	OpenJob: v.strictObject({ type: v.literal('OpenJob'), ...onJob, draft: orderDraft }),
	ArriveJob: v.strictObject({ type: v.literal('ArriveJob'), ...onJob }),
	AssignOperation: v.strictObject({
		type: v.literal('AssignOperation'),
		...onOperation,
		bay,
		technicians,
		start: instant,
		minutes: v.optional(minutes),
		reason: v.optional(reason)
	}),
	RetimeOperation: v.strictObject({
		type: v.literal('RetimeOperation'),
		...onOperation,
		start: instant,
		minutes: v.optional(minutes),
		reason: v.optional(reason)
	}),
	UnassignOperation: v.strictObject({ type: v.literal('UnassignOperation'), ...onOperation }),
	ReplanOperations: v.strictObject({
		type: v.literal('ReplanOperations'),
		// A whole day of a big workshop, planned anew as one step.
		moves: v.pipe(v.array(move), v.minLength(1), v.maxLength(600)),
		reason: v.optional(reason)
	}),
	StartOperation: v.strictObject({
		type: v.literal('StartOperation'),
		...onOperation,
		bay: v.optional(bay),
		technicians: v.optional(technicians),
		reason: v.optional(reason)
	}),
	PauseOperation: v.strictObject({
		type: v.literal('PauseOperation'),
		...onOperation,
		technicians: v.optional(technicians)
	}),
	ResumeOperation: v.strictObject({
		type: v.literal('ResumeOperation'),
		...onOperation,
		bay: v.optional(bay),
		technicians: v.optional(technicians)
	}),
	StopOperation: v.strictObject({
		type: v.literal('StopOperation'),
		...onOperation,
		reason: v.picklist(STOPPAGE_REASONS),
		note: text(500),
		expectedUntil: v.nullable(instant)
	}),
	FinishOperation: v.strictObject({
		type: v.literal('FinishOperation'),
		...onOperation,
		...inspectionWish,
		cause: v.optional(reason)
	}),
	ReportDelay: v.strictObject({
		type: v.literal('ReportDelay'),
		...onOperation,
		expectedFinish: instant,
		reason
	}),
	CorrectClockOff: v.strictObject({
		type: v.literal('CorrectClockOff'),
		...onOperation,
		technician,
		at: instant,
		reason
	}),
	...ANDON_SCHEMAS,
	...INSPECTION_SCHEMAS,
	GiveCause: v.strictObject({ type: v.literal('GiveCause'), ...onOperation, cause: reason }),
	ExpectParts: v.strictObject({ type: v.literal('ExpectParts'), ...onOperation, dueAt: instant }),
	ReceiveParts: v.strictObject({ type: v.literal('ReceiveParts'), ...onOperation }),
	ChangePromise: v.strictObject({
		type: v.literal('ChangePromise'),
		...onJob,
		promisedAt: instant,
		reason,
		seen: position
	}),
	ReportAdditionalWork: v.strictObject({
		type: v.literal('ReportAdditionalWork'),
		...onJob,
		text: text(500),
		skill,
		standardMinutes: minutes,
		parts: text(500),
		technician: v.optional(technician)
	}),
	AnswerAdditionalWork: v.strictObject({
		type: v.literal('AnswerAdditionalWork'),
		...onJob,
		addition,
		answer: v.picklist(ADDITION_ANSWERS),
		saidBy: text(100),
		price: text(200),
		minutes: v.optional(minutes),
		offer: v.optional(note)
	}),
	AcknowledgeAdditionalWork: v.strictObject({
		type: v.literal('AcknowledgeAdditionalWork'),
		...onJob,
		addition
	}),
	MoveCar: v.strictObject({ type: v.literal('MoveCar'), ...onJob, to: v.nullable(bay) }),
	...APPOINTMENT_SCHEMAS,
	...ARRIVAL_SCHEMAS,
	...LOUNGE_SCHEMAS,
	...TRACK_SCHEMAS,
	AnnounceWindow: v.strictObject({
		type: v.literal('AnnounceWindow'),
		...onJob,
		from: instant,
		to: instant
	}),
	SettleJob: v.strictObject({ type: v.literal('SettleJob'), ...onJob }),
	DeliverJob: v.strictObject({
		type: v.literal('DeliverJob'),
		...onJob,
		takenBy: v.optional(text(100)),
		keyTagBack: v.optional(v.boolean()),
		oldPartsGiven: v.optional(v.boolean())
	}),
	CancelJob: v.strictObject({ type: v.literal('CancelJob'), ...onJob, reason }),
	RecordNoShow: v.strictObject({ type: v.literal('RecordNoShow'), ...onJob }),
	...ATTENDANCE_SCHEMAS,
	...CLOSING_SCHEMAS,
	...FOLLOW_UP_SCHEMAS,
	...PARTS_SCHEMAS,
	...PHOTO_SCHEMAS,
	ErasePerson: v.strictObject({
		type: v.literal('ErasePerson'),
		jobs: v.pipe(v.array(job), v.minLength(1), v.maxLength(1_000))
	}),
	UndoStep: v.strictObject({ type: v.literal('UndoStep'), step: command })
};
