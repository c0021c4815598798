import type { AndonCommand } from './andon/commands.ts';
import type { OrderDraft } from './job/order-draft.ts';
import type { AppointmentCommand } from './appointment/commands.ts';
import type { ArrivalCommand } from './arrival/commands.ts';
import type { DutyCommand } from './duty/commands.ts';
import type { AttendanceCommand } from './attendance/commands.ts';
import type { ClosingCommand } from './closing/commands.ts';
import type { FollowUpCommand } from './follow-up/commands.ts';
import type {
	AdditionId,
	BayCode,
	CommandId,
	JobId,
	NoteId,
	OperationId,
	OrderNo,
	SkillCode,
	TechnicianCode
} from './ids.ts';
import type { InspectionCommand, InspectionWish } from './inspection/commands.ts';
import type { AdditionAnswer, StoppageReason } from './job/job.ts';
import type { ClockSetting } from './job/events.ts';
import type { FloorCommand } from './job/floor-commands.ts';
import type { LoungeCommand } from './lounge/commands.ts';
import type { PartsCommand } from './parts/commands.ts';
import type { PromiseCommand } from './promise/commands.ts';
import type { PhotoCommand } from './photo/commands.ts';
import type { Instant } from './time/instant.ts';
import type { TrackCommand } from './track/commands.ts';
import type { SetupEdit } from './workshop/setup-edit.ts';
import type { Absence, Setup } from './workshop/setup.ts';

/** The wishes a person or program can send. Each is answered: accepted, or refused with a code. */

interface OnJob {
	readonly job: JobId;
}
/** On one operation; `seen` is the version of the operation on the sender's screen. */
interface OnOperation extends OnJob {
	readonly operation: OperationId;
	readonly seen: number;
}

/** Where one of several operations is to go together with the others. */
export interface OperationMove extends OnOperation {
	/** Null takes its plan back. */
	readonly to: {
		readonly bay: BayCode;
		readonly technicians: readonly TechnicianCode[];
		readonly start: Instant;
		/** Minutes of work; left out: the standard time with the lead's factor. */
		readonly minutes?: number | undefined;
	} | null;
}
/** A set-up with names and today's absences, as a `*.workshop.json` holds it. */
export interface SetupDraft {
	readonly setup: Setup;
	readonly names: Readonly<Record<string, string>>;
	readonly absences: readonly Omit<Absence, 'version'>[];
}

export type Command =
	| AndonCommand
	| FloorCommand
	| AppointmentCommand
	| ArrivalCommand
	| DutyCommand
	| AttendanceCommand
	| ClosingCommand
	| FollowUpCommand
	| LoungeCommand
	| PartsCommand
	| PromiseCommand
	| PhotoCommand
	| TrackCommand
	| { readonly type: 'SetUpWorkshop'; readonly draft: SetupDraft }
	/**
	 * One change of the set-up; `seen` is the version of the set-up on the sender's screen. `name` is that
	 * of the technician or advisor who is put: it goes into the staff register and never into the log.
	 */
	| {
			readonly type: 'EditSetup';
			readonly seen: number;
			readonly edit: SetupEdit;
			readonly name?: string | undefined;
	  }
	| ({ readonly type: 'SetClock' } & ClockSetting)
	| { readonly type: 'RecordAbsence'; readonly absence: Omit<Absence, 'version'> }
	| { readonly type: 'WithdrawAbsence'; readonly absence: string }
	| {
			readonly type: 'TakeBayOut';
			readonly bay: BayCode;
			readonly reason: string;
			readonly until: Instant | null;
	  }
	| { readonly type: 'ReturnBay'; readonly bay: BayCode }
	/** One repair order of an export; `incomplete` when one of its rows was refused. */
	| {
			readonly type: 'ImportOrder';
			readonly orderNo: OrderNo;
			readonly draft: OrderDraft;
			readonly incomplete: boolean;
	  }
	/** A job typed in by hand; the sender makes the id. */
	| ({ readonly type: 'OpenJob'; readonly draft: OrderDraft } & OnJob)
	| ({ readonly type: 'ArriveJob' } & OnJob)
	| ({
			readonly type: 'AssignOperation';
			readonly bay: BayCode;
			readonly technicians: readonly TechnicianCode[];
			readonly start: Instant;
			/** Minutes of work; left out: the standard time with the lead's factor. */
			readonly minutes?: number | undefined;
			/** Why a hard rule is broken, or why the plan is longer than the standard. */
			readonly reason?: string | undefined;
	  } & OnOperation)
	| ({
			readonly type: 'RetimeOperation';
			readonly start: Instant;
			readonly minutes?: number | undefined;
			readonly reason?: string | undefined;
	  } & OnOperation)
	| ({ readonly type: 'UnassignOperation' } & OnOperation)
	/** Several placements as one step: all of them, held against each other as they will be, or none. */
	| {
			readonly type: 'ReplanOperations';
			readonly moves: readonly OperationMove[];
			readonly reason?: string | undefined;
	  }
	| ({
			readonly type: 'StartOperation';
			/** Left out: as planned. */
			readonly bay?: BayCode | undefined;
			readonly technicians?: readonly TechnicianCode[] | undefined;
			readonly reason?: string | undefined;
	  } & OnOperation)
	| ({
			readonly type: 'PauseOperation';
			/** Left out: everybody on it. */
			readonly technicians?: readonly TechnicianCode[] | undefined;
	  } & OnOperation)
	/** Clock on again after a pause or a stoppage. */
	| ({
			readonly type: 'ResumeOperation';
			readonly bay?: BayCode | undefined;
			readonly technicians?: readonly TechnicianCode[] | undefined;
	  } & OnOperation)
	| ({
			readonly type: 'StopOperation';
			readonly reason: StoppageReason;
			readonly note: string;
			readonly expectedUntil: Instant | null;
	  } & OnOperation)
	| ({
			readonly type: 'FinishOperation';
			/** Why it was finished late; may be given later. */
			readonly cause?: string | undefined;
	  } & InspectionWish &
			OnOperation)
	| InspectionCommand
	/** Why finished work was late; also of a car that has left today. */
	| ({ readonly type: 'GiveCause'; readonly cause: string } & OnOperation)
	| ({ readonly type: 'ExpectParts'; readonly dueAt: Instant } & OnOperation)
	| ({ readonly type: 'ReceiveParts' } & OnOperation)
	| ({
			readonly type: 'ChangePromise';
			readonly promisedAt: Instant;
			readonly reason: string;
			readonly seen: number;
	  } & OnJob)
	/** Work found on a car that is here; the customer is asked before it is done (duty D7). */
	| ({
			readonly type: 'ReportAdditionalWork';
			/** What was found; free text, so it goes into the register and never into the log. */
			readonly text: string;
			readonly skill: SkillCode;
			readonly standardMinutes: number;
			/** Which parts it takes; empty for none. */
			readonly parts: string;
			/** Who found it. */
			readonly technician?: TechnicianCode | undefined;
	  } & OnJob)
	| ({
			readonly type: 'AnswerAdditionalWork';
			readonly addition: AdditionId;
			readonly answer: AdditionAnswer;
			/** Who said so, and at what price; both into the register. */
			readonly saidBy: string;
			readonly price: string;
			/** Minutes of what was partly approved; left out: as reported. */
			readonly minutes?: number | undefined;
			/** The offer that was answered; left out: it was rung about. A customer answers none but the last. */
			readonly offer?: NoteId | undefined;
	  } & OnJob)
	/** The workshop has seen that approved work was added. */
	| ({ readonly type: 'AcknowledgeAdditionalWork'; readonly addition: AdditionId } & OnJob)
	| ({ readonly type: 'MoveCar'; readonly to: BayCode | null } & OnJob)
	| ({ readonly type: 'AnnounceWindow'; readonly from: Instant; readonly to: Instant } & OnJob)
	| ({ readonly type: 'SettleJob' } & OnJob)
	| ({
			readonly type: 'DeliverJob';
			/** Who takes the car; into the register. Left out: nobody wrote it down. */
			readonly takenBy?: string | undefined;
			/** Left out: it did not. */
			readonly keyTagBack?: boolean | undefined;
			/** Left out: they were not given, where the customer wanted them. */
			readonly oldPartsGiven?: boolean | undefined;
	  } & OnJob)
	| ({ readonly type: 'CancelJob'; readonly reason: string } & OnJob)
	| ({ readonly type: 'RecordNoShow' } & OnJob)
	/** Erases whose these visits were: one customer's, found by plate, phone or name. */
	| { readonly type: 'ErasePerson'; readonly jobs: readonly JobId[] }
	/** Takes a step of today back; the step of an undo itself does it again. */
	| { readonly type: 'UndoStep'; readonly step: CommandId };

/** A repair order whose visit has left the board's memory; what an import must know of it. */
export interface ArchivedOrder {
	readonly orderNo: OrderNo;
	readonly job: JobId;
	/** Repair order lines it had, to tell "the same again" from "a new line on a closed visit". */
	readonly lineNos: readonly number[];
	readonly vin: string | null;
	readonly plate: string;
}
