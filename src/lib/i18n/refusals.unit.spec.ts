import { describe, expect, it } from 'vitest';
import { skillCode } from '#core/ids.ts';
import type { Conflict } from '#core/plan/conflict.ts';
import type { Refusal } from '#core/refusals.ts';
import { WIRE_REFUSALS } from '#protocol/messages.ts';
import { BAY, TECHNICIAN } from '../../../tests/builders/a-setup.ts';
import { at } from '../../../tests/builders/at.ts';
import { aJob } from '../../../tests/builders/a-job.ts';
import { LOCALES } from './catalogue.ts';
import { changedByText, conflictText, inOneLine, refusalText, type Names } from './refusals.ts';

const names: Names = {
	bay: (code) => code,
	technician: (code) => (code === TECHNICIAN.mechanic ? '张师傅' : code),
	car: () => '辽BA0001',
	operation: () => '更换机油',
	skill: (code) => code,
	note: () => '',
	time: (instant) => new Date(instant + 8 * 3_600_000).toISOString().slice(11, 16)
};

const job = aJob();
const other = {
	job: job.id,
	operation: job.operations[0]!.id,
	from: at('09:00'),
	to: at('10:00')
};

type Samples<Of extends { code: string }> = {
	readonly [Code in Of['code']]: Extract<Of, { code: Code }>;
};
const CONFLICTS: Samples<Conflict> = {
	'bay-busy': { code: 'bay-busy', bay: BAY.lift1, with: other },
	'technician-busy': { code: 'technician-busy', technician: TECHNICIAN.mechanic, with: other },
	'bay-out-of-order': { code: 'bay-out-of-order', bay: BAY.lift1, until: null },
	'order-of-operations': { code: 'order-of-operations', with: other },
	'already-started': { code: 'already-started' },
	'bay-unsuitable': { code: 'bay-unsuitable', bay: BAY.wash, skill: skillCode('M1') },
	'skill-missing': {
		code: 'skill-missing',
		technician: TECHNICIAN.mechanic,
		skill: skillCode('PAINT')
	},
	'closed-hours': { code: 'closed-hours', technician: null },
	absent: {
		code: 'absent',
		technician: TECHNICIAN.mechanic,
		from: at('08:00'),
		to: at('17:30')
	},
	'parts-missing': { code: 'parts-missing', dueAt: at('15:00') },
	'before-arrival': { code: 'before-arrival', expectedAt: at('14:00') },
	'in-the-past': { code: 'in-the-past' }
};
const REFUSALS: Samples<Refusal> = {
	'workshop/not-set-up': { code: 'workshop/not-set-up' },
	'workshop/invalid-set-up': { code: 'workshop/invalid-set-up', where: 'hours', value: '25:00' },
	'workshop/in-use': {
		code: 'workshop/in-use',
		what: 'M1',
		where: [
			{ by: 'job', job: job.id },
			{ by: 'operation', job: job.id, operation: other.operation },
			{ by: 'technician', technician: TECHNICIAN.mechanic },
			{ by: 'rule', rule: 'roadTest' },
			{ by: 'operation-type', itemCode: 'BY001' }
		],
		count: 9
	},
	'workshop/no-such-entry': { code: 'workshop/no-such-entry', list: 'teams', value: '机电九组' },
	'workshop/full': { code: 'workshop/full', limit: 2000 },
	'person/not-allowed': { code: 'person/not-allowed', role: 'advisor', command: 'StartOperation' },
	'bay/unknown': { code: 'bay/unknown', bay: 'A01' },
	'bay/already-out': { code: 'bay/already-out', bay: 'A01' },
	'bay/not-out': { code: 'bay/not-out', bay: 'A01' },
	'bay/out-of-order': { code: 'bay/out-of-order', bay: 'A01', reason: '举升机故障' },
	'bay/occupied': { code: 'bay/occupied', bay: 'A01', job: 'J1' },
	'technician/unknown': { code: 'technician/unknown', technician: 'T001' },
	'technician/not-clocked-on': { code: 'technician/not-clocked-on', technician: 'T001' },
	'attendance/wrong-time': { code: 'attendance/wrong-time', technician: 'T001', until: null },
	'closing/undecided': { code: 'closing/undecided', job: 'J1', count: 2 },
	'closing/day-closed': { code: 'closing/day-closed', operation: 'J1/1', date: '2026-11-23' },
	'follow-up/unknown': { code: 'follow-up/unknown', visit: 'J1' },
	'follow-up/finished': { code: 'follow-up/finished', visit: 'J1' },
	'follow-up/no-complaint': { code: 'follow-up/no-complaint', visit: 'J1' },
	'parts/not-arrived': { code: 'parts/not-arrived', operation: 'J1/1' },
	'absence/unknown': { code: 'absence/unknown', absence: 'A1' },
	'absence/ends-before-start': { code: 'absence/ends-before-start' },
	'tool/unknown': { code: 'tool/unknown', tool: '变速箱拆装架' },
	'skill/unknown': { code: 'skill/unknown', skill: 'M9' },
	'job/unknown': { code: 'job/unknown', job: 'J1' },
	'job/already-open': { code: 'job/already-open', job: 'J1' },
	'person/still-served': { code: 'person/still-served', job: 'J1' },
	'job/ended': { code: 'job/ended', job: 'J1', how: 'delivered' },
	'job/not-arrived': { code: 'job/not-arrived', job: 'J1' },
	'job/already-arrived': { code: 'job/already-arrived', job: 'J1' },
	'job/work-running': { code: 'job/work-running', job: 'J1', operation: 'J1/1' },
	'job/not-ready': { code: 'job/not-ready', job: 'J1', open: [other.operation] },
	'job/not-settled': { code: 'job/not-settled', job: 'J1' },
	'job/already-settled': { code: 'job/already-settled', job: 'J1' },
	'job/already-handed-in': { code: 'job/already-handed-in', job: 'J1' },
	'appointment/past': { code: 'appointment/past', appointmentAt: at('08:00') },
	'key-tag/in-use': { code: 'key-tag/in-use', keyTag: 'K7', job: 'J1' },
	'slot/unknown': { code: 'slot/unknown', slot: 'P09' },
	'slot/occupied': { code: 'slot/occupied', slot: 'P01', job: 'J1' },
	'job/no-lines': { code: 'job/no-lines', job: 'J1' },
	'job/too-long': { code: 'job/too-long', job: 'J1', limit: 300 },
	'car/unidentified': { code: 'car/unidentified' },
	'order/other-car': { code: 'order/other-car', orderNo: 'RO1', plate: '辽BA0002' },
	'order/closed': { code: 'order/closed', orderNo: 'RO1' },
	'operation/unknown': { code: 'operation/unknown', operation: 'J1/1' },
	'operation/not-planned': { code: 'operation/not-planned', operation: 'J1/1' },
	'operation/already-started': { code: 'operation/already-started', operation: 'J1/1' },
	'operation/already-finished': { code: 'operation/already-finished', operation: 'J1/1' },
	'operation/not-running': { code: 'operation/not-running', operation: 'J1/1' },
	'operation/not-paused': { code: 'operation/not-paused', operation: 'J1/1' },
	'operation/waits-for': { code: 'operation/waits-for', operation: 'J1/2', first: 'J1/1' },
	'operation/not-an-inspection': { code: 'operation/not-an-inspection', operation: 'J1/1' },
	'operation/no-place': { code: 'operation/no-place', operation: 'J1/1' },
	'inspection/unknown-item': {
		code: 'inspection/unknown-item',
		operation: other.operation,
		item: '流挂'
	},
	'inspection/items-open': {
		code: 'inspection/items-open',
		operation: other.operation,
		items: ['流挂', '针孔']
	},
	'inspection/has-defect': {
		code: 'inspection/has-defect',
		operation: other.operation,
		item: '流挂'
	},
	'self-check/no-work': { code: 'self-check/no-work', operation: other.operation },
	'self-check/wrong-person': {
		code: 'self-check/wrong-person',
		operation: other.operation,
		technician: TECHNICIAN.mechanic
	},
	'parts/none-expected': { code: 'parts/none-expected', operation: 'J1/1' },
	'duty/not-due': { code: 'duty/not-due', job: 'J1', duty: 'meet' },
	'duty/taken': { code: 'duty/taken', job: 'J1', duty: 'meet', by: '谢明' },
	'duty/done-by-doing': { code: 'duty/done-by-doing', job: 'J1', duty: 'give-promise' },
	'addition/unknown': { code: 'addition/unknown', addition: 'A1' },
	'addition/already-answered': { code: 'addition/already-answered', addition: 'A1' },
	'addition/other-offer': { code: 'addition/other-offer', addition: 'A1' },
	'addition/not-approved': { code: 'addition/not-approved', addition: 'A1' },
	'photo/missing': { code: 'photo/missing', addition: 'A1' },
	'photo/too-many': { code: 'photo/too-many', addition: 'A1', limit: 4 },
	'photo/unreadable': { code: 'photo/unreadable' },
	'promise/before-arrival': { code: 'promise/before-arrival', promisedAt: at('07:00') },
	'promise/same': { code: 'promise/same', promisedAt: at('11:00') },
	'window/earlier': { code: 'window/earlier', from: at('10:00') },
	'reason/missing': { code: 'reason/missing', why: 'promise' },
	'plan/conflicts': { code: 'plan/conflicts', conflicts: Object.values(CONFLICTS) },
	'plan/moved-twice': { code: 'plan/moved-twice', operation: 'J1/1' },
	'delay/not-later': { code: 'delay/not-later', expectedAt: at('14:00'), promisedAt: at('15:00') },
	'promise/none': { code: 'promise/none', job: 'J1' },
	'delay/not-ahead': { code: 'delay/not-ahead', expectedFinish: at('09:00'), now: at('10:00') },
	'clock-off/implausible': {
		code: 'clock-off/implausible',
		at: at('08:00'),
		earliest: at('09:00'),
		latest: at('10:00')
	},
	'call/unknown': { code: 'call/unknown', call: 'H1' },
	'call/already-made': { code: 'call/already-made', call: 'H1' },
	'call/already-answered': { code: 'call/already-answered', call: 'H1' },
	'call/too-many': { code: 'call/too-many', limit: 100 },
	'operation/not-late': { code: 'operation/not-late', operation: 'J1/1' },
	'undo/unknown-step': { code: 'undo/unknown-step', step: 'c1' },
	'undo/not-undoable': { code: 'undo/not-undoable', step: 'c1', what: 'PromiseGiven' },
	'undo/not-yours': { code: 'undo/not-yours', step: 'c1', by: 'P1' },
	'undo/too-old': { code: 'undo/too-old', step: 'c1', at: at('09:00') },
	'undo/built-upon': { code: 'undo/built-upon', step: 'c1', job: 'J1', what: 'J1/1', since: 7 },
	'tap/implausible': {
		code: 'tap/implausible',
		tappedAt: at('08:00'),
		earliest: at('09:00')
	},
	'tap/first-refused': { code: 'tap/first-refused', operation: 'J1/1' },
	stale: { code: 'stale', what: 'J1/1', seen: 4, version: 7 }
};

describe.each(LOCALES)('refusals in %s', (locale) => {
	it.each(Object.values(REFUSALS).map((refusal) => [refusal.code, refusal] as const))(
		'%s is said in words',
		(_, refusal) => {
			const words = refusalText(locale, refusal, names);
			expect(words.text).not.toMatch(/undefined|\{|\[object/u);
			expect(words.text).not.toBe('');
		}
	);

	it.each(WIRE_REFUSALS)('%s is said in words', (code) => {
		const words = refusalText(locale, { code, detail: 'body.type' }, names);
		expect(words.text).not.toBe('');
		expect(words.action).not.toBe('');
	});

	it.each(Object.values(CONFLICTS).map((conflict) => [conflict.code, conflict] as const))(
		'conflict %s is said in words',
		(_, conflict) => {
			expect(conflictText(locale, conflict, names)).not.toMatch(/undefined|\{|\[object|^$/u);
		}
	);
});

describe('what the words carry', () => {
	it('names the things, not their codes', () => {
		expect(conflictText('zh-CN', CONFLICTS['technician-busy'], names)).toBe(
			'张师傅 在 09:00–10:00 已安排 辽BA0001'
		);
		expect(conflictText('en', CONFLICTS['parts-missing'], names)).toBe(
			'The parts are expected at 15:00'
		);
	});

	it('says where something is used that cannot be deleted', () => {
		expect(refusalText('zh-CN', REFUSALS['workshop/in-use'], names).text).toBe(
			'M1 还在使用，不能删除。用在：车辆 辽BA0001；辽BA0001 的“更换机油”；技师 张师傅；试车规则；作业项目 BY001；等 9 处'
		);
	});

	it('says until when, and when nobody knows', () => {
		expect(
			conflictText('en', { ...CONFLICTS['bay-out-of-order'], until: at('14:00') }, names)
		).toBe('Bay A01 is out of order until 14:00');
		expect(
			conflictText('en', { ...CONFLICTS['closed-hours'], technician: TECHNICIAN.slow }, names)
		).toBe('Outside the hours of T002');
		expect(conflictText('zh-CN', { ...CONFLICTS['parts-missing'], dueAt: null }, names)).toBe(
			'配件未到，到货时间未知'
		);
	});

	it('adds what to do next, where there is something to do', () => {
		expect(inOneLine('zh-CN', refusalText('zh-CN', REFUSALS['bay/occupied'], names))).toBe(
			'工位 A01 上还停着 辽BA0001。请先把那辆车移走'
		);
		expect(inOneLine('en', refusalText('en', REFUSALS['job/unknown'], names))).toBe(
			'This car is no longer on the board'
		);
	});

	it('says the role by its word, and an unknown one as it came', () => {
		const of = (role: string) =>
			refusalText('en', { ...REFUSALS['person/not-allowed'], role }, names).text;
		expect(of('advisor')).toBe('Service advisor is not allowed to do this: Clock on');
		expect(of('robot')).toBe('robot is not allowed to do this: Clock on');
	});

	it('tells somebody else’s work from what a role may not do at all', () => {
		const refusal = { ...REFUSALS['person/not-allowed'], role: 'technician' };
		const text = (of?: string): string => refusalText('zh-CN', { ...refusal, of }, names).text;
		expect(text()).toBe('技师 没有“开工”的权限');
		expect(text('J1/1')).toContain('不是您负责的');
		expect(refusalText('zh-CN', { ...refusal, command: 'FlyCar' }, names).text).toBe(
			'技师 没有“FlyCar”的权限'
		);
	});

	it('says who changed what and when; an unknown event keeps its name', () => {
		const change = { seq: 7, at: at('09:12'), by: '李调度' };
		expect(changedByText('zh-CN', [{ ...change, what: 'OperationAssigned' }], names)).toEqual([
			'李调度 于 09:12：派工'
		]);
		expect(changedByText('en', [{ ...change, what: 'FromTheFuture' }], names)).toEqual([
			'李调度 at 09:12: FromTheFuture'
		]);
	});
});
