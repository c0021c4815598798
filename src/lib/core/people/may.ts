import type { Command } from '../commands.ts';
import type { Act } from './acts.ts';
import type { Role } from './role.ts';

/**
 * Who may do what: one table of roles by commands and acts. It is asked for every command, whichever
 * way it came, and it is what `/settings/roles` shows; a command or act without a row does not compile.
 * What is one's own stands in `own.ts`. Whether the command makes sense is not asked here.
 */

/** How far somebody's leave reaches: to everything, to what is their own, or nowhere. */
export type Reach = 'any' | 'own' | 'no';

/** Anything somebody can try. */
export type Deed = Command['type'] | Act;

type Row = Readonly<Partial<Record<Role, 'any' | 'own'>>>;

/** Work on cars: the floor does its own, dispatcher and supervisor anybody's. */
const WORK: Row = {
	dispatcher: 'any',
	supervisor: 'any',
	leader: 'own',
	inspector: 'own',
	technician: 'own',
	crew: 'any'
};
/** Where and when cars are worked on. */
const PLANNING: Row = { dispatcher: 'any', supervisor: 'any', crew: 'any' };
/** Taking cars in: whoever stands at the counter. */
const TAKING_IN: Row = {
	manager: 'any',
	dispatcher: 'any',
	supervisor: 'any',
	advisor: 'any',
	crew: 'any'
};
/** What is agreed with a customer: the advisor who has spoken to them. */
const CUSTOMERS: Row = { ...TAKING_IN, advisor: 'own' };
/** Keys and cars in the yard: the counter and the floor alike. */
const MOVING: Row = { ...WORK, ...TAKING_IN, inspector: 'any' };
/** A visit that comes to nothing. */
const CALLED_OFF: Row = { manager: 'any', dispatcher: 'any', advisor: 'own' };
const PARTS: Row = {
	dispatcher: 'any',
	supervisor: 'any',
	advisor: 'own',
	parts: 'any',
	crew: 'any'
};
/** Whose a duty is, the duty itself says (`duty/whose.ts`). */
const DUTIES: Row = {
	manager: 'any',
	dispatcher: 'any',
	supervisor: 'any',
	leader: 'own',
	technician: 'own',
	advisor: 'own',
	parts: 'any',
	followup: 'any',
	crew: 'any'
};
/** Who is away. */
const ABSENCES: Row = {
	manager: 'any',
	dispatcher: 'any',
	supervisor: 'any',
	leader: 'own',
	crew: 'any'
};
/** Customers who have left are rung by whoever follows up, or by the advisor they know. */
const FOLLOW_UP: Row = { manager: 'any', advisor: 'any', followup: 'any' };
const BAYS: Row = {
	manager: 'any',
	dispatcher: 'any',
	supervisor: 'any',
	leader: 'any',
	crew: 'any'
};
const EVERYBODY: Row = {
	manager: 'any',
	dispatcher: 'any',
	supervisor: 'any',
	leader: 'any',
	inspector: 'any',
	technician: 'any',
	advisor: 'any',
	parts: 'any',
	followup: 'any',
	crew: 'any'
};
/** Whoever can be called for help; those who call may say that nobody need come. */
const CALLED: Row = {
	manager: 'any',
	dispatcher: 'any',
	supervisor: 'any',
	leader: 'any',
	inspector: 'any',
	parts: 'any',
	crew: 'any'
};
const ADMINISTRATOR_ONLY: Row = {};

/** The administrator may everything and has no cell; an empty cell is a no. */
const TABLE: Readonly<Record<Deed, Row>> = {
	OpenJob: TAKING_IN,
	ImportOrder: TAKING_IN,
	ArriveJob: TAKING_IN,
	BookAppointment: TAKING_IN,
	MoveAppointment: TAKING_IN,
	ChangeTools: TAKING_IN,
	HandIn: TAKING_IN,
	RecordWalkAround: TAKING_IN,
	ChangePromise: CUSTOMERS,
	TellDelay: CUSTOMERS,
	AnnounceWindow: { advisor: 'own', board: 'any' },
	ShowTicket: TAKING_IN,
	LeaveLounge: { board: 'any' },
	SettleJob: CUSTOMERS,
	DeliverJob: CUSTOMERS,
	CancelJob: CALLED_OFF,
	RecordNoShow: { ...CALLED_OFF, board: 'any' },

	AssignOperation: PLANNING,
	RetimeOperation: PLANNING,
	UnassignOperation: PLANNING,
	ReplanOperations: PLANNING,

	StartOperation: WORK,
	PauseOperation: WORK,
	ResumeOperation: WORK,
	StopOperation: WORK,
	FinishOperation: WORK,
	ReportDelay: WORK,
	CorrectClockOff: { supervisor: 'any' },
	RecordSelfCheck: WORK,
	GiveCause: { ...WORK, manager: 'any' },
	// Whoever inspects drives any car to where it is inspected.
	MoveCar: { ...WORK, inspector: 'any' },
	ParkCar: MOVING,
	SetKeyTag: MOVING,
	ReportAdditionalWork: { ...WORK, advisor: 'own' },
	AttachPhoto: { ...WORK, advisor: 'own' },
	OfferAdditionalWork: CUSTOMERS,
	// The customer's own visit, on their own page.
	AnswerAdditionalWork: { ...CUSTOMERS, customer: 'own' },
	AcknowledgeAdditionalWork: WORK,
	RecordDuty: DUTIES,
	TakeDuty: DUTIES,
	ReleaseDuty: DUTIES,
	ExpectParts: PARTS,
	ReceiveParts: PARTS,
	AcknowledgeParts: { manager: 'any', dispatcher: 'any', supervisor: 'any', advisor: 'own' },

	CallForHelp: EVERYBODY,
	AnswerHelp: CALLED,
	EndHelp: { ...CALLED, technician: 'own', advisor: 'own', followup: 'own' },

	RecordAbsence: ABSENCES,
	WithdrawAbsence: ABSENCES,
	MarkAttendance: ABSENCES,
	TakeBayOut: BAYS,
	ReturnBay: BAYS,
	CarryOver: {
		manager: 'any',
		dispatcher: 'any',
		supervisor: 'any',
		advisor: 'own',
		crew: 'any'
	},
	CloseDay: { manager: 'any', dispatcher: 'any', supervisor: 'any', crew: 'any', board: 'any' },
	RecordFollowUp: FOLLOW_UP,
	SettleComplaint: { manager: 'any' },
	TakeFollowUp: FOLLOW_UP,
	ReleaseFollowUp: FOLLOW_UP,
	UndoStep: {
		manager: 'own',
		dispatcher: 'own',
		supervisor: 'any',
		leader: 'own',
		inspector: 'own',
		technician: 'own',
		advisor: 'own',
		parts: 'own',
		followup: 'own',
		crew: 'own'
	},

	SetUpWorkshop: ADMINISTRATOR_ONLY,
	EditSetup: { manager: 'any' },
	SetClock: { crew: 'any', board: 'any' },

	SeeWorkshop: EVERYBODY,
	ManagePeople: ADMINISTRATOR_ONLY,
	ManageTokens: ADMINISTRATOR_ONLY,
	ManageDisplays: { supervisor: 'any' },
	SeeAudit: { manager: 'any' },
	// Whoever rings customers; an advisor those of their own cars.
	ManageTracking: TAKING_IN,
	SeePhone: { manager: 'any', dispatcher: 'any', advisor: 'own', followup: 'any' },
	ExportPerson: { manager: 'any' },
	ErasePerson: ADMINISTRATOR_ONLY,
	SeeReports: { manager: 'any', dispatcher: 'any', supervisor: 'any', advisor: 'any' },
	SeeBackups: { manager: 'any' },
	DownloadBackup: ADMINISTRATOR_ONLY
};

/** Everything the table has a row for, in its order. */
export const DEEDS = Object.keys(TABLE) as readonly Deed[];

/** How far the role's leave reaches for this. */
export const reachOf = (role: Role, deed: Deed): Reach =>
	role === 'administrator' ? 'any' : (TABLE[deed][role] ?? 'no');

/** Whether this role may do such a thing at all, be it to its own only. */
export const mayDo = (role: Role, deed: Deed): boolean => reachOf(role, deed) !== 'no';
