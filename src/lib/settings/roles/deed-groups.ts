import { DEEDS, type Deed } from '#core/people/may.ts';

/** How the table of roles is read: by what people do. A command or act without a group does not compile. */
type Group = 'counter' | 'plan' | 'work' | 'floor' | 'setup' | 'administration';

const GROUP_OF: Readonly<Record<Deed, Group>> = {
	OpenJob: 'counter',
	ImportOrder: 'counter',
	ArriveJob: 'counter',
	ChangePromise: 'counter',
	AnnounceWindow: 'counter',
	SettleJob: 'counter',
	DeliverJob: 'counter',
	CancelJob: 'counter',
	RecordNoShow: 'counter',
	HandIn: 'counter',
	RecordWalkAround: 'counter',
	SetKeyTag: 'counter',
	ParkCar: 'work',
	AssignOperation: 'plan',
	RetimeOperation: 'plan',
	UnassignOperation: 'plan',
	ReplanOperations: 'plan',
	StartOperation: 'work',
	PauseOperation: 'work',
	ResumeOperation: 'work',
	StopOperation: 'work',
	FinishOperation: 'work',
	RecordSelfCheck: 'work',
	GiveCause: 'work',
	ReportDelay: 'work',
	CorrectClockOff: 'work',
	CallForHelp: 'floor',
	AnswerHelp: 'floor',
	EndHelp: 'floor',
	MoveCar: 'work',
	ReportAdditionalWork: 'counter',
	AnswerAdditionalWork: 'counter',
	AcknowledgeAdditionalWork: 'counter',
	RecordDuty: 'counter',
	TakeDuty: 'counter',
	ReleaseDuty: 'counter',
	ExpectParts: 'work',
	ReceiveParts: 'work',
	AcknowledgeParts: 'work',
	RecordFollowUp: 'counter',
	SettleComplaint: 'counter',
	RecordAbsence: 'floor',
	WithdrawAbsence: 'floor',
	TakeBayOut: 'floor',
	ReturnBay: 'floor',
	MarkAttendance: 'floor',
	CarryOver: 'floor',
	CloseDay: 'floor',
	UndoStep: 'floor',
	SetUpWorkshop: 'setup',
	EditSetup: 'setup',
	SetClock: 'setup',
	SeeWorkshop: 'administration',
	ManagePeople: 'administration',
	ManageTokens: 'administration',
	ManageDisplays: 'administration',
	SeeAudit: 'administration',
	ExportPerson: 'administration',
	ErasePerson: 'administration',
	SeeBackups: 'administration',
	DownloadBackup: 'administration'
};

const GROUPS = ['counter', 'plan', 'work', 'floor', 'setup', 'administration'] as const;

/** The groups with what is in them, both in the order of the core's table. */
export const deedGroups: readonly { readonly id: Group; readonly deeds: readonly Deed[] }[] =
	GROUPS.map((id) => ({ id, deeds: DEEDS.filter((deed) => GROUP_OF[deed] === id) }));
