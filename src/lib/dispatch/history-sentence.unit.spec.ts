import { describe, expect, it } from 'vitest';
import {
	absenceId,
	additionId,
	callId,
	commandId,
	dutyId,
	noteId,
	operationId,
	orderNo,
	personId,
	photoId,
	skillCode
} from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import type { JobOrder } from '#core/job/job.ts';
import { workFacts } from '#core/undo/past-step.ts';
import { LOCALES } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { aJob, aPlan, anOperation } from '../../../tests/builders/a-job.ts';
import { aSetup, BAY, TECHNICIAN } from '../../../tests/builders/a-setup.ts';
import { aState, anAbsence, anOutage } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { historyFrom } from './history.ts';
import { historySentence } from './history-sentence.ts';

const job = aJob();
const on = { job: job.id, operation: operationId(job.id, 1) };
const order: JobOrder = { ...(job.orders[0] as JobOrder), orderNo: orderNo('RO1') };
const who = { technicians: [TECHNICIAN.mechanic], bay: BAY.lift1 };
const spec = anOperation();

type Samples = { readonly [Type in Event['type']]: Extract<Event, { type: Type }> };
const EVENTS: Samples = {
	WorkshopSetUp: { type: 'WorkshopSetUp', setup: aSetup() },
	SetupEdited: { type: 'SetupEdited', edit: { kind: 'remove-holiday', date: '2027-01-01' } },
	ClockSet: { type: 'ClockSet', realAt: 0, workshopAt: 0, rate: 1 },
	AbsenceRecorded: { type: 'AbsenceRecorded', absence: anAbsence({ reason: '培训' }) },
	AbsenceWithdrawn: { type: 'AbsenceWithdrawn', absence: absenceId('A1') },
	BayTakenOut: { type: 'BayTakenOut', outage: anOutage() },
	BayReturned: { type: 'BayReturned', bay: BAY.lift1 },
	JobOpened: {
		type: 'JobOpened',
		job: job.id,
		facts: { ...job },
		order,
		arrivedAt: null
	},
	OrderAttached: { type: 'OrderAttached', job: job.id, order },
	OrderChanged: { type: 'OrderChanged', job: job.id, order },
	JobChanged: { type: 'JobChanged', job: job.id, facts: { waiting: true } },
	RouteLaid: { type: 'RouteLaid', job: job.id, added: [spec], route: [spec.id] },
	OperationChanged: {
		type: 'OperationChanged',
		...on,
		facts: { skill: skillCode('M2') }
	},
	JobArrived: { type: 'JobArrived', job: job.id },
	OperationAssigned: {
		type: 'OperationAssigned',
		...on,
		plan: aPlan({
			overrides: [{ conflict: 'closed-hours', reason: '加班', by: personId('P1') }]
		})
	},
	OperationRetimed: { type: 'OperationRetimed', ...on, plan: aPlan(), reason: '等客户' },
	OperationUnassigned: { type: 'OperationUnassigned', ...on },
	OperationStarted: { type: 'OperationStarted', ...on, ...who, overrides: [] },
	OperationPaused: {
		type: 'OperationPaused',
		...on,
		technicians: [TECHNICIAN.mechanic],
		cause: 'clocked-on-elsewhere'
	},
	OperationResumed: { type: 'OperationResumed', ...on, ...who },
	OperationStopped: {
		type: 'OperationStopped',
		...on,
		reason: 'parts',
		note: '缺轴承',
		expectedUntil: at('14:00')
	},
	OperationFinished: {
		type: 'OperationFinished',
		...on,
		outcome: 'failed',
		finding: '漏油',
		responsible: TECHNICIAN.mechanic,
		lateMinutes: 0,
		cause: ''
	},
	SelfChecked: {
		type: 'SelfChecked',
		...on,
		kind: 'mutual',
		technician: TECHNICIAN.mechanic
	},
	CauseGiven: { type: 'CauseGiven', ...on, cause: '等待配件' },
	DelayReported: {
		type: 'DelayReported',
		...on,
		expectedFinish: at('15:00'),
		reason: '螺栓锈死'
	},
	ClockOffCorrected: {
		type: 'ClockOffCorrected',
		...on,
		technician: TECHNICIAN.mechanic,
		from: at('09:00'),
		to: at('10:00'),
		was: null,
		reason: '忘记打卡'
	},
	HelpCalled: {
		type: 'HelpCalled',
		call: {
			id: callId('H1'),
			kind: 'equipment',
			bay: BAY.lift1,
			job: job.id,
			technician: null
		}
	},
	HelpAnswered: { type: 'HelpAnswered', call: callId('H1') },
	HelpEnded: { type: 'HelpEnded', call: callId('H1') },
	PartsExpected: { type: 'PartsExpected', ...on, dueAt: at('15:00') },
	PartsArrived: { type: 'PartsArrived', ...on },
	PromiseGiven: { type: 'PromiseGiven', job: job.id, promisedAt: at('16:00'), reason: '增项' },
	AdditionReported: {
		type: 'AdditionReported',
		job: job.id,
		addition: additionId('A1'),
		found: {
			technician: null,
			trade: 'mechanical',
			skill: skillCode('M1'),
			standardMinutes: 40,
			needsParts: true
		}
	},
	AdditionOffered: {
		type: 'AdditionOffered',
		job: job.id,
		addition: additionId('A1'),
		words: noteId('c1/offer'),
		photos: true
	},
	AdditionAnswered: {
		type: 'AdditionAnswered',
		job: job.id,
		addition: additionId('A1'),
		answer: 'partly',
		minutes: 25,
		becomes: null
	},
	AdditionAcknowledged: {
		type: 'AdditionAcknowledged',
		job: job.id,
		addition: additionId('A1')
	},
	DelayTold: {
		type: 'DelayTold',
		job: job.id,
		promisedAt: at('15:00'),
		expectedAt: at('16:30'),
		name: noteId('c1/by'),
		said: noteId('c1/said')
	},
	PhotoAttached: {
		type: 'PhotoAttached',
		job: job.id,
		addition: additionId('A1'),
		photo: { id: photoId('P1'), width: 1_600, height: 1_200 }
	},
	DutyTaken: {
		type: 'DutyTaken',
		job: job.id,
		duty: dutyId('meet'),
		kind: 'meet',
		name: noteId('c1/by')
	},
	DutyDone: {
		type: 'DutyDone',
		job: job.id,
		duty: dutyId('meet'),
		kind: 'meet',
		name: noteId('c1/by'),
		said: null
	},
	DutyReleased: { type: 'DutyReleased', job: job.id, duty: dutyId('meet'), kind: 'meet' },
	CarMoved: { type: 'CarMoved', job: job.id, to: null },
	AppointmentMoved: { type: 'AppointmentMoved', job: job.id, to: at('14:00') },
	VisitReopened: { type: 'VisitReopened', job: job.id },
	ToolsChanged: {
		type: 'ToolsChanged',
		job: job.id,
		work: [{ operation: job.operations[0]!.id, tools: ['正时专用工具'] }]
	},
	KeyTagSet: { type: 'KeyTagSet', job: job.id, keyTag: 'K12' },
	TicketGiven: { type: 'TicketGiven', job: job.id, ticket: 'A07' },
	LoungeLeft: { type: 'LoungeLeft', job: job.id },
	CarParked: { type: 'CarParked', job: job.id, slot: 'P01' },
	CarHandedIn: { type: 'CarHandedIn', job: job.id },
	WalkAroundRecorded: {
		type: 'WalkAroundRecorded',
		job: job.id,
		found: {
			marks: [{ place: 'roof', kind: 'dent' }],
			fuelEighths: 4,
			mileage: null,
			oldPartsWanted: false,
			washWanted: true,
			customerPresent: true,
			signed: true,
			valuablesNote: null,
			remarksNote: null
		}
	},
	WindowAnnounced: { type: 'WindowAnnounced', job: job.id, from: at('15:00'), to: at('16:00') },
	JobSettled: { type: 'JobSettled', job: job.id },
	JobDelivered: {
		type: 'JobDelivered',
		job: job.id,
		handover: { takenBy: noteId('c9/taken-by'), keyTagBack: true, oldPartsGiven: null }
	},
	JobCancelled: { type: 'JobCancelled', job: job.id, reason: '客户取消' },
	NoShowRecorded: { type: 'NoShowRecorded', job: job.id },
	StepUndone: {
		type: 'StepUndone',
		job: job.id,
		step: commandId('c1'),
		undone: ['OperationAssigned'],
		visit: {},
		operations: [{ operation: on.operation, facts: workFacts(spec) }]
	},
	PersonErased: { type: 'PersonErased', jobs: [job.id] },
	AttendanceMarked: {
		type: 'AttendanceMarked',
		technician: TECHNICIAN.mechanic,
		mark: {
			technician: TECHNICIAN.mechanic,
			date: '2026-11-23',
			state: 'late',
			at: at('08:00'),
			until: at('10:30'),
			extra: null
		},
		was: null
	},
	CarryOverDecided: { type: 'CarryOverDecided', job: job.id, reason: 'parts' },
	PartsSeen: { type: 'PartsSeen', job: job.id, about: on.operation, as: 'advisor' },
	FollowUpRecorded: { type: 'FollowUpRecorded', visit: job.id, result: 'satisfied', note: null },
	FollowUpTakenBack: {
		type: 'FollowUpTakenBack',
		visit: job.id,
		result: 'satisfied',
		note: null,
		back: { complaint: null, taken: [] }
	},
	ComplaintSettled: { type: 'ComplaintSettled', visit: job.id, note: null },
	FollowUpTaken: {
		type: 'FollowUpTaken',
		visit: job.id,
		duty: dutyId('follow-up:1'),
		kind: 'follow-up',
		name: noteId('c1/by')
	},
	FollowUpReleased: {
		type: 'FollowUpReleased',
		visit: job.id,
		duty: dutyId('follow-up:1'),
		kind: 'follow-up'
	},
	DayClosed: { type: 'DayClosed' }
};

const by = '李调度';
const say = (event: Event, locale: (typeof LOCALES)[number] = 'zh-CN') =>
	historySentence(locale, { by, event }, namesOf(locale, aState({ jobs: [job] }), at('10:00')));

describe.each(LOCALES)('the history in %s', (locale) => {
	it.each(Object.values(EVENTS).map((event) => [event.type, event] as const))(
		'tells %s in a sentence',
		(_, event) => {
			expect(say(event, locale)).toMatch(/^李调度(：|: ).+/u);
			expect(say(event, locale)).not.toMatch(/undefined|null|\{|\[object/u);
		}
	);
});

describe('what a sentence holds', () => {
	it.each<[Event, string]>([
		[EVENTS.OperationAssigned, '派工，更换机油机滤，工位 A01，T001，09:00–10:00，例外：加班'],
		[EVENTS.OperationRetimed, '改时，更换机油机滤，工位 A01，T001，09:00–10:00，原因：等客户'],
		[EVENTS.OperationPaused, '暂停，更换机油机滤，T001，因在别处开工'],
		[EVENTS.OperationStopped, '停工，更换机油机滤，待料，缺轴承，预计到 14:00'],
		[EVENTS.OperationFinished, '完工，更换机油机滤，不合格：漏油，责任：T001'],
		[
			{ ...EVENTS.OperationFinished, outcome: 'passed', responsible: null },
			'完工，更换机油机滤，合格'
		],
		[
			{
				...EVENTS.OperationFinished,
				outcome: null,
				responsible: null,
				lateMinutes: 12,
				cause: '等待配件'
			},
			'完工，更换机油机滤，超时 12 分钟，原因：等待配件'
		],
		[EVENTS.DutyDone, '完成提醒事项，接待客户'],
		[EVENTS.AttendanceMarked, '登记出勤，T001，迟到，预计到 10:30'],
		[EVENTS.CarryOverDecided, '决定过夜，待料'],
		[
			{ ...EVENTS.CauseGiven, cause: '待料', correction: true },
			'说明超时原因，更换机油机滤，原因：待料，收工后更正'
		],
		[EVENTS.StepUndone, '撤销，派工，更换机油机滤'],
		[{ ...EVENTS.CarMoved, to: BAY.lift2 }, '移车，移至工位 A02'],
		[EVENTS.KeyTagSet, '钥匙牌，K12'],
		[EVENTS.CarParked, '停车，P01'],
		[EVENTS.WalkAroundRecorded, '环车检查，损伤 1 处'],
		[EVENTS.PromiseGiven, '承诺交车时间，16:00，原因：增项']
	])('%o', (event, sentence) => {
		expect(say(event)).toBe(`李调度：${sentence}`);
	});
});

describe('the answer of the server', () => {
	it('is read event by event; what this page has no words for is left out', () => {
		const known = { seq: 3, at: at('09:00'), by, command: 'c1', event: EVENTS.JobArrived };
		const unknown = { ...known, seq: 4, event: { type: 'FromTheFuture' } };
		expect(historyFrom({ job: job.id, events: [known, unknown, null, 'x'] })).toEqual([known]);
	});

	it('is nothing where it is no history', () => {
		expect(historyFrom(null)).toEqual([]);
		expect(historyFrom({ events: 'none' })).toEqual([]);
	});
});
