import {
	advisorCode,
	bayCode,
	skillCode,
	technicianCode,
	workshopCode,
	type BayCode,
	type TechnicianCode
} from '#core/ids.ts';
import { NO_CHECK_LISTS } from '#core/inspection/check-item.ts';
import type { Bay, DaySpan, Setup, Skill, Technician, Trade } from '#core/workshop/setup.ts';

/** A bay that can lift a car; override what the test is about. */
export const aBay = (overrides: Partial<Bay> = {}): Bay => ({
	code: bayCode('A01'),
	type: 'LIFT',
	kind: 'mechanical',
	name: '机电举升工位',
	...overrides
});

/** A mechanic who is exactly as quick as the standard, with lunch at noon. */
export const aTechnician = (overrides: Partial<Technician> = {}): Technician => ({
	code: technicianCode('T001'),
	team: '机电一组',
	skills: { M1: 1, M2: 1 },
	shift: null,
	lunch: { from: '12:00', to: '13:00' },
	...overrides
});

interface SkillOverrides {
	readonly bayTypes: readonly string[];
	readonly splittable?: boolean;
}

const aSkill = (
	code: string,
	trade: Trade,
	{ bayTypes, splittable = false }: SkillOverrides
): Skill => ({
	code: skillCode(code),
	trade,
	name: code,
	bayTypes,
	splittable
});

const aPlace = (code: string, type: string, kind: Trade): Bay =>
	aBay({ code: bayCode(code), type, kind, name: type });

const EARLY_LUNCH: DaySpan = { from: '11:30', to: '12:30' };

const someone = (
	code: string,
	team: string,
	skills: Readonly<Record<string, number>>
): Technician => aTechnician({ code: technicianCode(code), team, skills });

/** Codes of the default workshop, so that specs need not spell them. */
export const BAY: Readonly<
	Record<'lift1' | 'lift2' | 'lift3' | 'quick' | 'body' | 'booth' | 'inspection' | 'wash', BayCode>
> = {
	lift1: bayCode('A01'),
	lift2: bayCode('A02'),
	lift3: bayCode('A03'),
	quick: bayCode('K01'),
	body: bayCode('B01'),
	booth: bayCode('H01'),
	inspection: bayCode('Q01'),
	wash: bayCode('X01')
};
export const TECHNICIAN: Readonly<
	Record<
		'mechanic' | 'slow' | 'early' | 'body' | 'painter' | 'inspector' | 'washer',
		TechnicianCode
	>
> = {
	mechanic: technicianCode('T001'),
	slow: technicianCode('T002'),
	early: technicianCode('T003'),
	body: technicianCode('T004'),
	painter: technicianCode('T005'),
	inspector: technicianCode('T006'),
	washer: technicianCode('T007')
};

/**
 * A small workshop, Monday to Saturday 08:00-17:30 in Asia/Shanghai: eight bays, seven technicians
 * with lunch 12:00-13:00 (`early` 11:30-12:30), no absences, no check lists. `slow` needs a quarter longer.
 */
export const aSetup = (overrides: Partial<Setup> = {}): Setup => ({
	counters: {},
	code: workshopCode('test'),
	name: '测试服务站',
	timeZone: 'Asia/Shanghai',
	hours: { from: '08:00', to: '17:30', weekdays: [1, 2, 3, 4, 5, 6] },
	holidays: [],
	skills: [
		aSkill('M1', 'mechanical', { bayTypes: ['QUICK', 'LIFT'] }),
		aSkill('M2', 'mechanical', { bayTypes: ['LIFT'], splittable: true }),
		aSkill('BODY', 'body', { bayTypes: ['BODY'], splittable: true }),
		aSkill('PAINT', 'paint', { bayTypes: ['BOOTH'] }),
		aSkill('QC', 'inspection', { bayTypes: ['QC', 'LIFT'] }),
		aSkill('WASH', 'wash', { bayTypes: ['WASH'] })
	],
	rules: {
		finalInspection: { skill: skillCode('QC'), minutes: { 一般维修: 15, 定期保养: 8, 钣喷: 15 } },
		processInspection: {
			skill: skillCode('QC'),
			after: [skillCode('BODY'), skillCode('PAINT')],
			minutes: 10
		},
		wash: { skill: skillCode('WASH'), minutes: { 一般维修: 15, 定期保养: 18, 钣喷: 25 } },
		roadTest: { items: ['DP011'], minutes: 15 },
		sameDay: ['定期保养']
	},
	bays: [
		aPlace('A01', 'LIFT', 'mechanical'),
		aPlace('A02', 'LIFT', 'mechanical'),
		aPlace('A03', 'LIFT', 'mechanical'),
		aPlace('K01', 'QUICK', 'express'),
		aPlace('B01', 'BODY', 'body'),
		aPlace('H01', 'BOOTH', 'paint'),
		aPlace('Q01', 'QC', 'inspection'),
		aPlace('X01', 'WASH', 'wash')
	],
	technicians: [
		someone('T001', '机电一组', { M1: 1, M2: 1 }),
		someone('T002', '机电一组', { M1: 1.25, M2: 1.25 }),
		{ ...someone('T003', '机电二组', { M1: 1, M2: 1 }), lunch: EARLY_LUNCH },
		someone('T004', '钣喷组', { BODY: 1 }),
		someone('T005', '钣喷组', { PAINT: 1 }),
		someone('T006', '质检组', { QC: 1 }),
		someone('T007', '洗车组', { WASH: 1 })
	],
	advisors: [advisorCode('谢明')],
	reasons: { lengthening: ['故障比预计复杂', '等待配件'], lateFinish: ['等待配件', '返工'] },
	parkingSlots: ['P01', 'P02', 'P03'],
	noShowMinutes: 30,
	specialTools: ['变速箱拆装架', '正时工具'],
	operations: [
		{
			itemCode: 'BY001',
			name: '更换机油机滤',
			trade: 'mechanical',
			skill: skillCode('M1'),
			standardMinutes: 60
		}
	],
	andon: {
		levels: [
			{ role: 'leader', afterMinutes: 0 },
			{ role: 'supervisor', afterMinutes: 5 },
			{ role: 'manager', afterMinutes: 10 }
		]
	},
	checkLists: NO_CHECK_LISTS,
	...overrides
});
