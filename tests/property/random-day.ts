import fc from 'fast-check';
import { DAMAGE_KINDS } from '#core/arrival/walk-around.ts';
import { ATTENDANCE_STATES } from '#core/attendance/attendance.ts';
import { CARRY_REASONS } from '#core/closing/carry-over.ts';
import type { Command } from '#core/commands.ts';
import { dutiesOfFollowUp } from '#core/duty/d13-follow-up.ts';
import { dutiesOfJob } from '#core/duty/duties.ts';
import { CALL_RESULTS } from '#core/follow-up/follow-up.ts';
import {
	additionId,
	callId,
	dutyId,
	jobId,
	orderNo,
	skillCode,
	type AdditionId,
	type BayCode,
	type CommandId,
	type TechnicianCode
} from '#core/ids.ts';
import { CALL_KINDS } from '#core/andon/call.ts';
import { ADDITION_ANSWERS, STOPPAGE_REASONS, type Job, type Operation } from '#core/job/job.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { WorkshopState } from '#core/state.ts';
import type { NamedEdit } from '#core/workshop/decide-edit-setup.ts';
import { aSetup, TECHNICIAN } from '../builders/a-setup.ts';
import { aBookingDraft, aLine, anImport, anOrder } from '../builders/an-order.ts';
import { at } from '../builders/at.ts';

/**
 * Random days: each step is drawn as plain numbers and turned into a command against the state of
 * that moment, so that most wishes make sense, some do not, and every failing day can be replayed.
 */
export interface Step {
	readonly kind: number;
	readonly car: number;
	readonly operation: number;
	readonly bay: number;
	readonly people: readonly number[];
	/** Minutes the clock goes on before the step. */
	readonly later: number;
	/** A number for whatever else the command needs. */
	readonly extra: number;
	/** Whether the sender saw an older version. */
	readonly stale: boolean;
}

export const aStep: fc.Arbitrary<Step> = fc.record({
	kind: fc.nat(),
	car: fc.nat({ max: 5 }),
	operation: fc.nat({ max: 7 }),
	bay: fc.nat({ max: 7 }),
	people: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 2 }),
	later: fc.nat({ max: 12 }),
	extra: fc.nat({ max: 200 }),
	stale: fc.boolean().chain((stale) => (stale ? fc.boolean() : fc.constant(false)))
});

const setup = aSetup();
const pick = <T>(list: readonly T[], index: number): T => {
	const item = list[index % list.length];
	if (item === undefined) throw new Error('nothing to pick from');
	return item;
};

/** Skills in the mix, so that the route has inspections, road tests and paint in it. */
const LINES = [
	aLine(),
	aLine({ lineNo: 2, itemCode: 'DP011', name: '更换前制动片', standardMinutes: 30 }),
	aLine({ lineNo: 3, skill: skillCode('BODY'), trade: 'body', name: '整形' }),
	aLine({ lineNo: 4, skill: skillCode('PAINT'), trade: 'paint', name: '面漆' }),
	aLine({ lineNo: 5, skill: skillCode('M2'), name: '大修', partsDueAt: at('12:00') })
];

const anImportOf = ({ car, extra }: Step): Command =>
	anImport(
		{
			vin: null,
			plate: `辽B0000${String(car)}`,
			lines: LINES.slice(extra % 3, (extra % 3) + 1 + (extra % 2)),
			washWanted: extra % 4 !== 0,
			waiting: extra % 5 === 0,
			arrivedAt: extra % 7 === 0 ? at('14:00') : at('08:30'),
			promisedAt: extra % 3 === 0 ? null : at('16:00')
		},
		{ orderNo: orderNo(`RO${String(car)}${extra % 11 === 0 ? 'b' : ''}`) }
	);

type Make = (on: {
	readonly step: Step;
	readonly now: Instant;
	readonly state: WorkshopState;
	readonly job: Job;
	readonly operation: Operation;
	readonly bay: BayCode;
	readonly technicians: readonly TechnicianCode[];
}) => Command;

const named = ({ job, operation, step }: Parameters<Make>[0]) => ({
	job: job.id,
	operation: operation.id,
	seen: operation.version - (step.stale ? 1 : 0)
});
const reasonOf = ({ extra }: Step) => (extra % 2 === 0 ? '急件' : undefined);

const reported: Make = ({ job, step, technicians }) => ({
	type: 'ReportAdditionalWork',
	job: job.id,
	text: step.extra % 9 === 0 ? ' ' : '刹车片磨损',
	skill: pick(LINES, step.extra).skill,
	standardMinutes: 10 + step.extra,
	parts: step.extra % 2 === 0 ? '刹车片' : '',
	technician: technicians[0]
});

const offered =
	(addition: AdditionId): Make =>
	({ job, step }) => ({
		type: 'OfferAdditionalWork',
		...{ job: job.id, addition, price: '680元', photos: step.extra % 2 === 0 },
		words: step.extra % 5 === 0 ? ' ' : '前刹车片已到极限'
	});

/** Wishes about a car that is on the board. */
const WISHES: readonly Make[] = [
	(on) => ({ type: 'ErasePerson', jobs: [on.job.id] }),
	(on) => ({
		type: 'AssignOperation',
		...named(on),
		bay: on.bay,
		technicians: on.technicians,
		start: on.now + on.step.extra * MINUTE_MS,
		reason: reasonOf(on.step)
	}),
	(on) => ({
		type: 'StartOperation',
		...named(on),
		bay: on.bay,
		technicians: on.technicians,
		reason: '急件'
	}),
	(on) => ({ type: 'StartOperation', ...named(on), reason: '急件' }),
	(on) => ({ type: 'FinishOperation', ...named(on) }),
	(on) => ({ type: 'FinishOperation', ...named(on) }),
	(on) => ({ type: 'PauseOperation', ...named(on) }),
	(on) => ({ type: 'ResumeOperation', ...named(on) }),
	(on) => ({
		type: 'FinishOperation',
		...named(on),
		outcome: 'failed',
		finding: '漏油',
		responsible: on.technicians[0],
		...(on.step.extra % 3 === 0
			? { redo: [{ skill: pick(LINES, on.step.extra).skill, minutes: 20 }] }
			: {})
	}),
	(on) => ({ type: 'FinishOperation', ...named(on), roadTest: { distanceKm: 6, note: '正常' } }),
	(on) => ({
		type: 'RecordSelfCheck',
		...named(on),
		kind: on.step.extra % 2 === 0 ? 'self' : 'mutual',
		technician: on.technicians[0] ?? TECHNICIAN.mechanic
	}),
	(on) => ({
		type: 'StopOperation',
		...named(on),
		reason: pick(STOPPAGE_REASONS, on.step.extra),
		note: '待定',
		expectedUntil: null
	}),
	(on) => ({
		type: 'RetimeOperation',
		...named(on),
		start: on.now + on.step.extra * MINUTE_MS,
		reason: reasonOf(on.step)
	}),
	(on) => ({ type: 'UnassignOperation', ...named(on) }),
	(on) => ({
		type: 'ReplanOperations',
		moves: on.job.operations
			.filter(({ state }) => state === 'open')
			.map((operation, index) => ({
				...named({ ...on, operation }),
				to:
					on.step.extra % 9 === 0
						? null
						: {
								bay: on.bay,
								technicians: on.technicians,
								start: on.now + (on.step.extra + 90 * index) * MINUTE_MS
							}
			})),
		reason: '急件'
	}),
	(on) => ({
		type: 'ReportDelay',
		...named(on),
		expectedFinish: on.now + on.step.extra * MINUTE_MS,
		reason: on.step.extra % 9 === 0 ? ' ' : '螺栓锈死'
	}),
	(on) => ({
		type: 'CorrectClockOff',
		...named(on),
		technician: on.operation.stints.at(-1)?.technician ?? on.technicians[0]!,
		at: (on.operation.stints.at(-1)?.from ?? on.now) + on.step.extra * MINUTE_MS,
		reason: '忘记打卡'
	}),
	(on) => ({ type: 'SetKeyTag', job: on.job.id, keyTag: `K${String(on.step.extra % 4)}` }),
	(on) => ({
		type: 'ParkCar',
		job: on.job.id,
		slot: on.step.extra % 5 === 0 ? null : pick(setup.parkingSlots, on.step.extra)
	}),
	(on) => ({ type: 'HandIn', job: on.job.id }),
	(on) => ({
		type: 'RecordWalkAround',
		job: on.job.id,
		found: {
			marks: [{ place: 'roof', kind: pick(DAMAGE_KINDS, on.step.extra) }],
			fuelEighths: on.step.extra % 9,
			mileage: null,
			oldPartsWanted: on.step.extra % 2 === 0,
			washWanted: on.step.extra % 3 === 0,
			customerPresent: on.step.extra % 4 === 0,
			signed: true
		},
		valuables: '雨伞',
		remarks: ''
	}),
	(on) => ({ type: 'GiveCause', ...named(on), cause: '待料' }),
	(on) => ({ type: 'ReceiveParts', ...named(on) }),
	(on) => ({ type: 'ExpectParts', ...named(on), dueAt: on.now + on.step.extra * MINUTE_MS }),
	({ job }) => ({ type: 'ArriveJob', job: job.id }),
	({ job, bay, step }) => ({ type: 'MoveCar', job: job.id, to: step.extra % 2 === 0 ? null : bay }),
	({ job, now, step }) => ({
		type: 'ChangePromise',
		job: job.id,
		promisedAt: now + step.extra * MINUTE_MS,
		reason: '待料',
		seen: job.ownVersion - (step.stale ? 1 : 0)
	}),
	// Rarely, in the place of a report: each new wish makes all others rarer.
	(on) => {
		const waiting = on.job.additions.find(({ answer }) => answer === null);
		const make = waiting !== undefined && on.step.extra % 3 === 0 ? offered(waiting.id) : reported;
		return make(on);
	},
	({ job, step }) => ({
		type: 'AnswerAdditionalWork',
		job: job.id,
		addition: job.additions.findLast(({ answer }) => answer === null)?.id ?? additionId('none'),
		answer: pick(ADDITION_ANSWERS, step.extra),
		saidBy: '萧女士',
		price: '680元',
		minutes: step.extra % 4 === 0 ? 10 : undefined
	}),
	({ job }) => ({
		type: 'AcknowledgeAdditionalWork',
		job: job.id,
		addition: job.additions.find(({ becomes }) => becomes !== null)?.id ?? additionId('none')
	}),
	({ job, state, now }) => ({
		type: 'RecordDuty',
		job: job.id,
		duty: dutiesOfJob(state, job, { now })[0]?.id ?? dutyId('none'),
		note: '已联系'
	}),
	({ job, now, step }) => ({
		type: 'TellDelay',
		job: job.id,
		expectedAt: Math.max(now, job.promises.at(-1)?.at ?? 0) + (step.extra - 5) * MINUTE_MS,
		reason: step.extra % 9 === 0 ? ' ' : '等待配件'
	}),
	({ job, state, now }) => ({
		type: 'TakeDuty',
		job: job.id,
		duty: dutiesOfJob(state, job, { now }).at(-1)?.id ?? dutyId('none')
	}),
	({ job }) => ({
		type: 'ReleaseDuty',
		job: job.id,
		duty: job.duties.at(-1)?.id ?? dutyId('none')
	}),
	({ job, step }) => ({
		type: 'CarryOver',
		job: job.id,
		reason: step.extra % 9 === 0 ? null : pick(CARRY_REASONS, step.extra)
	}),
	({ job, operation }) => ({ type: 'AcknowledgeParts', job: job.id, about: operation.id }),
	({ job }) => ({ type: 'RecordNoShow', job: job.id }),
	(on) => ({
		type: 'MoveAppointment',
		job: on.job.id,
		seen: on.job.ownVersion - (on.step.stale ? 1 : 0),
		to: on.now + on.step.extra * MINUTE_MS,
		promisedAt: null,
		reason: '',
		holds: []
	}),
	({ job, state, step }) => ({
		type: 'ChangeTools',
		job: job.id,
		seen: job.ownVersion - (step.stale ? 1 : 0),
		tools: (state.setup?.specialTools ?? []).slice(0, step.extra % 3)
	}),
	({ job }) => ({ type: 'SettleJob', job: job.id }),
	({ job }) => ({ type: 'DeliverJob', job: job.id, takenBy: '萧女士', keyTagBack: true }),
	({ job }) => ({ type: 'CancelJob', job: job.id, reason: '客户取消' })
];

interface ShopWish {
	readonly step: Step;
	readonly now: Instant;
	readonly state: WorkshopState;
}

/** Changes of the set-up: some take away what work stands on, some are nonsense. */
function anEditOf({ extra, bay, people }: Step): NamedEdit {
	const place = pick(setup.bays, bay);
	const technician = pick(setup.technicians, people[0] ?? 0);
	const skills = { ...technician.skills, M1: (extra % 30) / 10 };
	return pick<NamedEdit>(
		[
			{ edit: { kind: 'put-bay', bay: { ...place, name: `工位${String(extra)}` } } },
			{ edit: { kind: 'remove-bay', code: place.code } },
			{ edit: { kind: 'move-bay', code: place.code, to: extra % 9 } },
			{ edit: { kind: 'put-technician', technician: { ...technician, skills } }, name: '张伟' },
			{ edit: { kind: 'remove-technician', code: technician.code } },
			{ edit: { kind: 'remove-skill', code: skillCode('PAINT') } },
			{ edit: { kind: 'rename-team', from: technician.team, to: '机电三组' } },
			{
				edit: {
					kind: 'set-hours',
					hours: {
						from: '08:00',
						to: `${String(extra % 24).padStart(2, '0')}:00`,
						weekdays: [1, 2]
					}
				}
			},
			{ edit: { kind: 'set-rules', rules: { sameDay: [] } } }
		],
		extra
	);
}

/** Wishes about the workshop as a whole. */
const SHOP_WISHES: readonly ((on: ShopWish) => Command)[] = [
	({ step }) => anImportOf(step),
	({ step }) => anImportOf(step),
	({ step }) => ({
		type: 'OpenJob',
		job: jobId(`H${String(step.car)}`),
		draft: anOrder({ vin: null, plate: `辽B1000${String(step.car)}` })
	}),
	({ step }) => ({
		type: 'TakeBayOut',
		bay: pick(setup.bays, step.bay).code,
		reason: '故障',
		until: null
	}),
	({ step, now }) => ({
		type: 'BookAppointment',
		job: jobId(`B${String(step.car)}`),
		at: now + (step.extra - 10) * MINUTE_MS,
		draft: aBookingDraft({ vin: null, plate: `辽B2000${String(step.car)}`, promisedAt: null }),
		holds: [
			{
				bay: pick(setup.bays, step.bay).code,
				technicians: [pick(setup.technicians, step.people[0] ?? 0).code],
				start: now + step.extra * MINUTE_MS
			}
		].slice(step.extra % 2)
	}),
	({ step }) => ({ type: 'ReturnBay', bay: pick(setup.bays, step.bay).code }),
	({ step, now }) => ({
		type: 'RecordAbsence',
		absence: {
			id: `ABS-${String(step.people[0] ?? 0)}`,
			technician: pick(setup.technicians, step.people[0] ?? 0).code,
			from: now,
			to: now + step.extra * MINUTE_MS,
			reason: 'sick'
		}
	}),
	({ step, state }) => ({
		type: 'CallForHelp',
		call: {
			id: callId(`H${String(step.extra)}`),
			kind: pick(CALL_KINDS, step.extra),
			bay: pick(setup.bays, step.bay).code,
			job: [...state.jobs.keys()][step.car] ?? null
		},
		note: '举升机不动'
	}),
	({ step, state }) => ({
		type: step.extra % 2 === 0 ? 'AnswerHelp' : 'EndHelp',
		call: [...state.calls.values()].at(-1)?.id ?? callId('none')
	}),
	({ step }) => ({ type: 'WithdrawAbsence', absence: `ABS-${String(step.people[0] ?? 0)}` }),
	({ step, state }) => ({
		type: 'EditSetup',
		seen: state.setupVersion - (step.stale ? 1 : 0),
		...anEditOf(step)
	}),
	({ step, now }) => ({
		type: 'MarkAttendance',
		technician: pick(setup.technicians, step.people[0] ?? 0).code,
		state: pick(ATTENDANCE_STATES, step.extra),
		...(step.extra % 3 === 0 ? {} : { until: now + step.extra * 3 * MINUTE_MS })
	}),
	({ step, state }) => {
		const visit = pick([...state.followUps.keys(), 'J-none'], step.extra);
		return step.stale
			? { type: 'SettleComplaint', visit: jobId(visit), note: '已处理' }
			: {
					type: 'RecordFollowUp',
					visit: jobId(visit),
					result: pick(CALL_RESULTS, step.extra),
					note: step.extra % 5 === 0 ? '' : '萧女士说有异响'
				};
	},
	({ step, state, now }) => {
		const visit = jobId(pick([...state.followUps.keys(), 'J-none'], step.extra));
		const followUp = state.followUps.get(visit);
		const due = followUp === undefined ? [] : dutiesOfFollowUp(followUp, now);
		const duty = pick([...due.map(({ id }) => id), dutyId('none')], step.extra);
		return { type: step.stale ? 'ReleaseFollowUp' : 'TakeFollowUp', visit, duty };
	},
	({ step }) => (step.extra > 180 ? { type: 'CloseDay' } : anImportOf(step))
];

/** Steps an undo may name, oldest first; the latest are wished for most. */
const undoOf = (past: readonly CommandId[], { extra }: Step): Command => ({
	type: 'UndoStep',
	step: pick(past, past.length - 1 - (extra % Math.min(4, past.length)))
});

/**
 * The command a step means in this state; one step in four is about the workshop, or opens a car, and
 * one in seven takes back one of the latest of `past`.
 */
export function commandOf(
	state: WorkshopState,
	step: Step,
	now: Instant,
	past: readonly CommandId[] = []
): Command {
	if (past.length > 0 && step.kind % 7 === 0) return undoOf(past, step);
	const jobs = [...state.jobs.values()];
	if (jobs.length === 0 || step.kind % 4 === 0)
		return pick(SHOP_WISHES, Math.floor(step.kind / 4))({ step, now, state });
	const job = pick(jobs, step.car);
	const open = job.operations.filter(({ state: is }) => is !== 'finished');
	const operation = pick(
		step.operation < 5 && open.length > 0 ? [open[0]!] : job.operations,
		step.operation
	);
	return pick(
		WISHES,
		Math.floor(step.kind / 4)
	)({
		step,
		now,
		state,
		job,
		operation,
		bay: pick(setup.bays, step.bay).code,
		technicians: [...new Set(step.people.map((index) => pick(setup.technicians, index).code))]
	});
}
