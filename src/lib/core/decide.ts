import { decideAnswerHelp, decideCallForHelp, decideEndHelp } from './andon/decide-call.ts';
import { decideBookAppointment, decideMoveAppointment } from './appointment/decide-appointment.ts';
import { decideChangeTools } from './appointment/decide-tools.ts';
import {
	decideHandIn,
	decideParkCar,
	decideRecordWalkAround,
	decideSetKeyTag
} from './arrival/decide-arrival.ts';
import { decideMarkAttendance } from './attendance/decide-attendance.ts';
import { decideCarryOver, decideCloseDay } from './closing/decide-closing.ts';
import type { Command } from './commands.ts';
import { decideErase } from './customer/decide-erase.ts';
import type { Circumstances, Decision } from './decider.ts';
import { decideRecordFollowUp, decideSettleComplaint } from './follow-up/decide-follow-up.ts';
import { decideReleaseFollowUp, decideTakeFollowUp } from './follow-up/decide-taking.ts';
import {
	decideAcknowledgeAddition,
	decideAnswerAddition,
	decideReportAddition
} from './job/decide-addition.ts';
import { decideCorrectClockOff } from './job/decide-clock-off.ts';
import { decideSelfCheck } from './inspection/decide-self-check.ts';
import { decideRecordDuty, decideReleaseDuty, decideTakeDuty } from './duty/decide-duty.ts';
import { decideArrive } from './job/decide-arrive.ts';
import { decideResume, decideStart } from './job/decide-clocking.ts';
import { decideReportDelay } from './job/decide-delay.ts';
import { decideImportOrder } from './job/decide-import.ts';
import { decideOpenJob } from './job/decide-open.ts';
import { decideVisit } from './job/decide-visit.ts';
import {
	decideExpectParts,
	decideFinish,
	decidePause,
	decideReceiveParts,
	decideStop
} from './job/decide-work.ts';
import { decideGiveCause } from './job/late-finish.ts';
import { decideLeaveLounge, decideShowTicket } from './lounge/decide-lounge.ts';
import { decideAcknowledgeParts } from './parts/decide-parts.ts';
import { decideAttachPhoto } from './photo/decide-photo.ts';
import { decideAssign, decideRetime, decideUnassign } from './plan/decide-plan.ts';
import { decideReplan } from './plan/decide-replan.ts';
import { decideOfferAddition } from './track/decide-track.ts';
import { decideTellDelay } from './promise/decide-tell-delay.ts';
import type { WorkshopState } from './state.ts';
import { decideEditSetup } from './workshop/decide-edit-setup.ts';
import { decideUndo } from './undo/decide-undo.ts';
import {
	decideRecordAbsence,
	decideReturnBay,
	decideSetClock,
	decideSetUp,
	decideTakeBayOut,
	decideWithdrawAbsence
} from './workshop/decide-workshop.ts';

type Decider<Type extends Command['type']> = (
	state: WorkshopState,
	command: Extract<Command, { type: Type }>,
	circumstances: Circumstances
) => Decision;

/** One decision per command; a command without a row does not compile. */
const DECIDERS: { readonly [Type in Command['type']]: Decider<Type> } = {
	SetUpWorkshop: decideSetUp,
	EditSetup: decideEditSetup,
	SetClock: decideSetClock,
	RecordAbsence: decideRecordAbsence,
	WithdrawAbsence: decideWithdrawAbsence,
	TakeBayOut: decideTakeBayOut,
	ReturnBay: decideReturnBay,
	ImportOrder: decideImportOrder,
	OpenJob: decideOpenJob,
	ArriveJob: decideArrive,
	BookAppointment: decideBookAppointment,
	MoveAppointment: decideMoveAppointment,
	ChangeTools: decideChangeTools,
	AssignOperation: decideAssign,
	RetimeOperation: decideRetime,
	UnassignOperation: decideUnassign,
	ReplanOperations: decideReplan,
	StartOperation: decideStart,
	PauseOperation: decidePause,
	ResumeOperation: decideResume,
	StopOperation: decideStop,
	FinishOperation: decideFinish,
	RecordSelfCheck: decideSelfCheck,
	GiveCause: decideGiveCause,
	ReportDelay: decideReportDelay,
	CorrectClockOff: decideCorrectClockOff,
	CallForHelp: decideCallForHelp,
	AnswerHelp: decideAnswerHelp,
	EndHelp: decideEndHelp,
	ExpectParts: decideExpectParts,
	ReceiveParts: decideReceiveParts,
	ReportAdditionalWork: decideReportAddition,
	OfferAdditionalWork: decideOfferAddition,
	AnswerAdditionalWork: decideAnswerAddition,
	AcknowledgeAdditionalWork: decideAcknowledgeAddition,
	AttachPhoto: decideAttachPhoto,
	RecordDuty: decideRecordDuty,
	TakeDuty: decideTakeDuty,
	ReleaseDuty: decideReleaseDuty,
	ChangePromise: decideVisit,
	TellDelay: decideTellDelay,
	MoveCar: decideVisit,
	SetKeyTag: decideSetKeyTag,
	ParkCar: decideParkCar,
	HandIn: decideHandIn,
	RecordWalkAround: decideRecordWalkAround,
	AnnounceWindow: decideVisit,
	ShowTicket: decideShowTicket,
	LeaveLounge: decideLeaveLounge,
	SettleJob: decideVisit,
	DeliverJob: decideVisit,
	CancelJob: decideVisit,
	RecordNoShow: decideVisit,
	CarryOver: decideCarryOver,
	CloseDay: decideCloseDay,
	MarkAttendance: decideMarkAttendance,
	RecordFollowUp: decideRecordFollowUp,
	SettleComplaint: decideSettleComplaint,
	TakeFollowUp: decideTakeFollowUp,
	ReleaseFollowUp: decideReleaseFollowUp,
	AcknowledgeParts: decideAcknowledgeParts,
	ErasePerson: decideErase,
	UndoStep: decideUndo
};

/**
 * Turns a wish into facts, or refuses it with a code. Whether the person may wish this at all is asked
 * before (`people/may.ts`); the state is the one the command queue has come to.
 */
export function decide(
	state: WorkshopState,
	command: Command,
	circumstances: Circumstances
): Decision {
	// The table pairs each type with its decider; the compiler cannot follow a lookup by union.
	const decider = DECIDERS[command.type] as (
		state: WorkshopState,
		command: Command,
		circumstances: Circumstances
	) => Decision;
	return decider(state, command, circumstances);
}
