import type { Command } from '../commands.ts';
import type { Event, Recorded } from '../job/events.ts';

/**
 * Which facts can be taken back. What was told to a customer, or taken into other books, stands: a
 * promise is never forgotten, a car handed over is gone.
 */
const UNDOABLE: Readonly<Record<Event['type'], boolean>> = {
	WorkshopSetUp: false,
	SetupEdited: false,
	ClockSet: false,
	AbsenceRecorded: true,
	AbsenceWithdrawn: true,
	BayTakenOut: true,
	BayReturned: true,
	AttendanceMarked: true,
	// Another word, or none, replaces it as long as the day goes on.
	CarryOverDecided: false,
	PartsSeen: false,
	FollowUpRecorded: true,
	FollowUpTakenBack: true,
	ComplaintSettled: false,
	FollowUpTaken: false,
	FollowUpReleased: false,
	JobOpened: false,
	OrderAttached: false,
	OrderChanged: false,
	JobChanged: false,
	// Only as part of a failed inspection, of approved work, of a wash wanted, or of taking one back.
	RouteLaid: true,
	OperationChanged: false,
	JobArrived: true,
	OperationAssigned: true,
	OperationRetimed: true,
	OperationUnassigned: true,
	OperationStarted: true,
	OperationPaused: true,
	OperationResumed: true,
	OperationStopped: true,
	OperationFinished: true,
	SelfChecked: true,
	CauseGiven: true,
	DelayReported: true,
	ClockOffCorrected: true,
	// Somebody was called: ending the call says that it was nothing.
	HelpCalled: false,
	HelpAnswered: false,
	HelpEnded: false,
	PartsExpected: true,
	PartsArrived: true,
	PromiseGiven: false,
	DelayTold: false,
	AdditionReported: true,
	// Told to the customer; another offer replaces it.
	AdditionOffered: false,
	AdditionAnswered: true,
	AdditionAcknowledged: true,
	PhotoAttached: true,
	// Given back with a step of its own, by whoever it was.
	DutyTaken: false,
	DutyDone: false,
	DutyReleased: false,
	CarMoved: true,
	AppointmentMoved: false,
	// Choosing others replaces them.
	ToolsChanged: false,
	VisitReopened: false,
	KeyTagSet: true,
	CarParked: true,
	CarHandedIn: true,
	WalkAroundRecorded: true,
	// Given back by asking for the plate again.
	TicketGiven: false,
	LoungeLeft: false,
	WindowAnnounced: false,
	JobSettled: true,
	JobDelivered: false,
	JobCancelled: false,
	NoShowRecorded: false,
	StepUndone: true,
	PersonErased: false,
	DayClosed: false
};

/** Whether a fact can be taken back at all; who may and until when is another matter. */
export const canBeUndone = (type: Event['type']): boolean => UNDOABLE[type];

/** Facts that bring a route with them, which goes and comes with them. */
const LAYS_ROUTE: ReadonlySet<Event['type']> = new Set([
	'OperationFinished',
	'AdditionAnswered',
	'WalkAroundRecorded',
	'StepUndone'
]);

/** The first fact of a step that cannot be taken back; null when all can. */
export function notUndoable(events: readonly Recorded[]): Event['type'] | null {
	const types = events.map(({ event }) => event.type);
	const fixed = types.find((type) => !canBeUndone(type));
	if (fixed !== undefined) return fixed;
	const isOwnRoute = types.some((type) => LAYS_ROUTE.has(type));
	return types.includes('RouteLaid') && !isOwnRoute ? 'RouteLaid' : null;
}

/** What a command is called once it is done, by the fact it stands for, where it can be taken back. */
const DONE: Readonly<Partial<Record<Command['type'], Event['type']>>> = {
	RecordAbsence: 'AbsenceRecorded',
	WithdrawAbsence: 'AbsenceWithdrawn',
	TakeBayOut: 'BayTakenOut',
	ReturnBay: 'BayReturned',
	MarkAttendance: 'AttendanceMarked',
	ArriveJob: 'JobArrived',
	AssignOperation: 'OperationAssigned',
	RetimeOperation: 'OperationRetimed',
	UnassignOperation: 'OperationUnassigned',
	ReplanOperations: 'OperationAssigned',
	StartOperation: 'OperationStarted',
	PauseOperation: 'OperationPaused',
	ResumeOperation: 'OperationResumed',
	StopOperation: 'OperationStopped',
	FinishOperation: 'OperationFinished',
	RecordSelfCheck: 'SelfChecked',
	GiveCause: 'CauseGiven',
	ReportDelay: 'DelayReported',
	CorrectClockOff: 'ClockOffCorrected',
	ExpectParts: 'PartsExpected',
	ReceiveParts: 'PartsArrived',
	ReportAdditionalWork: 'AdditionReported',
	AnswerAdditionalWork: 'AdditionAnswered',
	AcknowledgeAdditionalWork: 'AdditionAcknowledged',
	AttachPhoto: 'PhotoAttached',
	MoveCar: 'CarMoved',
	SetKeyTag: 'KeyTagSet',
	ParkCar: 'CarParked',
	HandIn: 'CarHandedIn',
	RecordWalkAround: 'WalkAroundRecorded',
	SettleJob: 'JobSettled',
	RecordFollowUp: 'FollowUpRecorded'
};

/** The fact a command of this type leads to, for the words on an undo button; null when it is not undoable. */
export const undoableAs = (command: Command['type']): Event['type'] | null => DONE[command] ?? null;
