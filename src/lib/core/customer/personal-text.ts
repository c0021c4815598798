import type { Command } from '../commands.ts';

/**
 * Whether a wish holds something about a person: a customer's name, phone or plate, or words somebody
 * typed, which may name anybody. Such a wish is never written to a device's storage, where the next
 * person who holds the device could read it.
 */

/** One line for each command, so that a new one has to decide. */
type Says = {
	readonly [Type in Command['type']]: (command: Extract<Command, { type: Type }>) => boolean;
};

const isTyped = (text: string | null | undefined): boolean =>
	text !== null && text !== undefined && text.trim() !== '';
const always = (): boolean => true;
/** Codes, times and ids only: they say nothing to whoever does not have the workshop's registers. */
const never = (): boolean => false;
const byReason = ({ reason }: { readonly reason?: string | undefined }): boolean => isTyped(reason);

const SAYS: Says = {
	SetUpWorkshop: always,
	EditSetup: ({ name }) => isTyped(name),
	SetClock: never,
	RecordAbsence: ({ absence }) => isTyped(absence.reason),
	WithdrawAbsence: never,
	TakeBayOut: byReason,
	ReturnBay: never,
	ImportOrder: always,
	OpenJob: always,
	ArriveJob: never,
	AssignOperation: byReason,
	RetimeOperation: byReason,
	UnassignOperation: never,
	ReplanOperations: byReason,
	StartOperation: byReason,
	PauseOperation: never,
	ResumeOperation: never,
	StopOperation: ({ note }) => isTyped(note),
	FinishOperation: ({ finding, cause, roadTest }) => [finding, cause, roadTest?.note].some(isTyped),
	GiveCause: ({ cause }) => isTyped(cause),
	RecordDuty: ({ note }) => isTyped(note),
	TakeDuty: never,
	ReleaseDuty: never,
	ExpectParts: never,
	ReceiveParts: never,
	ChangePromise: byReason,
	TellDelay: byReason,
	ReportAdditionalWork: always,
	OfferAdditionalWork: always,
	AnswerAdditionalWork: always,
	AcknowledgeAdditionalWork: never,
	AttachPhoto: never,
	MoveCar: never,
	AnnounceWindow: never,
	ShowTicket: never,
	LeaveLounge: never,
	SettleJob: never,
	DeliverJob: ({ takenBy }) => isTyped(takenBy),
	CancelJob: byReason,
	RecordNoShow: never,
	CallForHelp: ({ note }) => isTyped(note),
	AnswerHelp: never,
	EndHelp: never,
	ReportDelay: byReason,
	CorrectClockOff: byReason,
	RecordSelfCheck: never,
	BookAppointment: always,
	MoveAppointment: byReason,
	ChangeTools: never,
	SetKeyTag: never,
	ParkCar: never,
	HandIn: never,
	RecordWalkAround: ({ valuables, remarks }) => isTyped(valuables) || isTyped(remarks),
	MarkAttendance: never,
	CarryOver: never,
	CloseDay: never,
	RecordFollowUp: ({ note }) => isTyped(note),
	SettleComplaint: always,
	TakeFollowUp: never,
	ReleaseFollowUp: never,
	AcknowledgeParts: never,
	ErasePerson: never,
	UndoStep: never
};

/** True for a wish that may only be kept in memory until it is answered. */
export const carriesPersonalText = (command: Command): boolean =>
	// The line of a type takes exactly the commands of that type; the compiler cannot follow the pairing.
	(SAYS[command.type] as (command: Command) => boolean)(command);
