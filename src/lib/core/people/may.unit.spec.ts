import { describe, expect, it } from 'vitest';
import { COMMAND_SCHEMAS } from '#protocol/schemas/commands.ts';
import { ACTS } from './acts.ts';
import { DEEDS, mayDo, reachOf, type Deed, type Reach } from './may.ts';
import { ROLES } from './role.ts';

/**
 * Everything by every role, once more and on one sight: + any, o own, . no. A changed cell has to be
 * changed here, too, so that nobody gets a leave by accident.
 */
const EXPECTED = `
	                   administrator, manager, dispatcher, supervisor, leader, inspector, technician,
	                   advisor, parts, followup, display, crew, board, customer
	OpenJob            + + + + . . . + . . . + . .
	ImportOrder        + + + + . . . + . . . + . .
	ArriveJob          + + + + . . . + . . . + . .
	BookAppointment    + + + + . . . + . . . + . .
	MoveAppointment    + + + + . . . + . . . + . .
	ChangeTools        + + + + . . . + . . . + . .
	HandIn             + + + + . . . + . . . + . .
	RecordWalkAround   + + + + . . . + . . . + . .
	ChangePromise      + + + + . . . o . . . + . .
	AnnounceWindow     + . . . . . . o . . . . + .
	ShowTicket         + + + + . . . + . . . + . .
	LeaveLounge        + . . . . . . . . . . . + .
	SettleJob          + + + + . . . o . . . + . .
	DeliverJob         + + + + . . . o . . . + . .
	CancelJob          + + + . . . . o . . . . . .
	RecordNoShow       + + + . . . . o . . . . + .
	AssignOperation    + . + + . . . . . . . + . .
	RetimeOperation    + . + + . . . . . . . + . .
	UnassignOperation  + . + + . . . . . . . + . .
	ReplanOperations   + . + + . . . . . . . + . .
	StartOperation     + . + + o o o . . . . + . .
	PauseOperation     + . + + o o o . . . . + . .
	ResumeOperation    + . + + o o o . . . . + . .
	StopOperation      + . + + o o o . . . . + . .
	FinishOperation    + . + + o o o . . . . + . .
	ReportDelay        + . + + o o o . . . . + . .
	CorrectClockOff    + . . + . . . . . . . . . .
	RecordSelfCheck    + . + + o o o . . . . + . .
	GiveCause          + + + + o o o . . . . + . .
	MoveCar            + . + + o + o . . . . + . .
	ParkCar            + + + + o + o + . . . + . .
	SetKeyTag          + + + + o + o + . . . + . .
	ReportAdditionalWork + . + + o o o o . . . + . .
	OfferAdditionalWork + + + + . . . o . . . + . .
	AnswerAdditionalWork + + + + . . . o . . . + . o
	AttachPhoto        + . + + o o o o . . . + . .
	AcknowledgeAdditionalWork + . + + o o o . . . . + . .
	TellDelay          + + + + . . . o . . . + . .
	RecordDuty         + + + + o . o o + + . + . .
	TakeDuty           + + + + o . o o + + . + . .
	ReleaseDuty        + + + + o . o o + + . + . .
	ExpectParts        + . + + . . . o + . . + . .
	ReceiveParts       + . + + . . . o + . . + . .
	CallForHelp        + + + + + + + + + + . + . .
	AnswerHelp         + + + + + + . . + . . + . .
	EndHelp            + + + + + + o o + o . + . .
	AcknowledgeParts   + + + + . . . o . . . . . .
	RecordFollowUp     + + . . . . . + . + . . . .
	SettleComplaint    + + . . . . . . . . . . . .
	TakeFollowUp       + + . . . . . + . + . . . .
	ReleaseFollowUp    + + . . . . . + . + . . . .
	RecordAbsence      + + + + o . . . . . . + . .
	WithdrawAbsence    + + + + o . . . . . . + . .
	MarkAttendance     + + + + o . . . . . . + . .
	TakeBayOut         + + + + + . . . . . . + . .
	ReturnBay          + + + + + . . . . . . + . .
	CarryOver          + + + + . . . o . . . + . .
	CloseDay           + + + + . . . . . . . + + .
	UndoStep           + o o + o o o o o o . o . .
	SetUpWorkshop      + . . . . . . . . . . . . .
	EditSetup          + + . . . . . . . . . . . .
	SetClock           + . . . . . . . . . . + + .
	SeeWorkshop        + + + + + + + + + + . + . .
	ManagePeople       + . . . . . . . . . . . . .
	ManageTokens       + . . . . . . . . . . . . .
	ManageDisplays     + . . + . . . . . . . . . .
	SeeAudit           + + . . . . . . . . . . . .
	ManageTracking     + + + + . . . + . . . + . .
	SeePhone           + + + . . . . o . + . . . .
	ExportPerson       + + . . . . . . . . . . . .
	ErasePerson        + . . . . . . . . . . . . .
	SeeReports         + + + + . . . + . . . . . .
	SeeBackups         + + . . . . . . . . . . . .
	DownloadBackup     + . . . . . . . . . . . . .
`;

const REACH: Readonly<Record<string, Reach>> = { '+': 'any', o: 'own', '.': 'no' };

const rows = EXPECTED.trim()
	.split('\n')
	.slice(2)
	.map((line) => {
		const [deed, ...cells] = line.trim().split(/\s+/);
		return { deed: deed as Deed, reaches: cells.map((cell) => REACH[cell]) };
	});

describe('who may do what', () => {
	it('is said for every command and act', () => {
		const named = [...Object.keys(COMMAND_SCHEMAS), ...ACTS];
		expect(rows.map(({ deed }) => deed).sort()).toEqual([...named].sort());
		expect([...DEEDS].sort()).toEqual([...named].sort());
	});

	it.each(rows)('$deed', ({ deed, reaches }) => {
		expect(ROLES.map((role) => reachOf(role, deed))).toEqual(reaches);
		expect(ROLES.map((role) => mayDo(role, deed))).toEqual(reaches.map((reach) => reach !== 'no'));
	});
});
