import { describe, expect, it } from 'vitest';
import { at, SUNDAY, TODAY } from '../../../../tests/builders/at.ts';
import { DEFAULT_ANDON } from './andon.ts';
import { DEFAULT_REASONS } from './reasons.ts';
import { readSetup, type SetupProblem } from './read-setup.ts';

/** A set-up file as workshops have it, small; specs replace parts of it. */
const aFile = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
	code: 'day-3',
	name: '大连中山服务站',
	timeZone: 'Asia/Shanghai',
	hours: { open: '08:00', close: '17:30', weekdays: [1, 2, 3, 4, 5, 6] },
	skills: [
		{ code: 'M1', trade: 'mechanical', name: '机电', bayTypes: ['LIFT'], splittable: false },
		{ code: 'QC', trade: 'inspection', name: '总检', bayTypes: ['QC', 'LIFT'], splittable: false },
		{ code: 'WASH', trade: 'wash', name: '洗车', bayTypes: ['WASH'], splittable: false }
	],
	rules: {
		finalInspection: { skill: 'QC', minutes: { 一般维修: 15 } },
		processInspection: { skill: 'QC', after: ['M1'], minutes: 10 },
		wash: { skill: 'WASH', minutes: { 一般维修: 15 } },
		roadTest: { items: ['BX003'], minutes: 15 },
		sameDay: ['定期保养']
	},
	bays: [{ code: 'A01', type: 'LIFT', kind: 'mechanical', name: '机电举升工位' }],
	technicians: [aPerson()],
	advisors: [{ code: 'SA1', name: '林春梅' }],
	...overrides
});

function aPerson(overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
	return {
		code: 'T001',
		name: '韩嘉豪',
		team: '机电一组',
		skills: { M1: 0.9, QC: 1 },
		lunch: '12:00-13:00',
		absent: null,
		...overrides
	};
}

const draftOf = (json: unknown, today = TODAY, options = {}) => {
	const read = readSetup(json, today, options);
	if (!read.ok) throw new Error(JSON.stringify(read.refusal));
	return read.value;
};

const problemsOf = (json: unknown): readonly SetupProblem[] => {
	const read = readSetup(json, TODAY);
	return read.ok ? [] : read.refusal;
};

describe('a good set-up file', () => {
	it('says whom to call for help, or calls whom every workshop begins with', () => {
		expect(draftOf(aFile()).setup.andon).toEqual(DEFAULT_ANDON);
		const levels = [{ role: 'inspector', afterMinutes: 3 }];
		expect(draftOf(aFile({ andon: { levels } })).setup.andon).toEqual({ levels });
		const wrong = [
			{ role: 'display', afterMinutes: 5 },
			{ role: 'manager', afterMinutes: 5 }
		];
		expect(problemsOf(aFile({ andon: { levels: wrong } }))).toMatchObject([
			{ path: 'andon.levels[0].role', code: 'unknown-role' },
			{ path: 'andon.levels[1].afterMinutes', code: 'out-of-range' }
		]);
	});

	it('brings its lists of reasons, or gets those every workshop begins with', () => {
		expect(draftOf(aFile()).setup.reasons).toEqual(DEFAULT_REASONS);
		const reasons = { lengthening: ['等待配件'], lateFinish: [] };
		expect(draftOf(aFile({ reasons })).setup.reasons).toEqual(reasons);
		expect(problemsOf(aFile({ reasons: { lengthening: [''], lateFinish: '等' } }))).toMatchObject([
			{ path: 'reasons.lengthening[0]', code: 'empty' },
			{ path: 'reasons.lateFinish', code: 'not-a-list' }
		]);
	});

	it('becomes a set-up, with names beside it', () => {
		const { setup, names } = draftOf(aFile());
		expect(setup.hours).toEqual({ from: '08:00', to: '17:30', weekdays: [1, 2, 3, 4, 5, 6] });
		expect(setup.technicians).toEqual([
			{
				code: 'T001',
				team: '机电一组',
				skills: { M1: 0.9, QC: 1 },
				shift: null,
				lunch: { from: '12:00', to: '13:00' }
			}
		]);
		expect(setup.advisors).toEqual(['SA1']);
		expect(setup.holidays).toEqual([]);
		expect(names).toEqual({ T001: '韩嘉豪', SA1: '林春梅' });
	});

	it('may hold shifts and holidays', () => {
		const { setup } = draftOf(
			aFile({
				technicians: [aPerson({ shift: '07:00-15:00', lunch: null })],
				holidays: [
					{ date: '2027-01-01', name: '元旦', open: null },
					{ date: '2027-01-03', name: '调休', open: '09:00-16:00' }
				]
			})
		);
		expect(setup.technicians[0]?.shift).toEqual({ from: '07:00', to: '15:00' });
		expect(setup.technicians[0]?.lunch).toBeNull();
		expect(setup.holidays.map(({ open }) => open)).toEqual([null, { from: '09:00', to: '16:00' }]);
	});

	it('is the same however often it is read', () => {
		expect(draftOf(aFile())).toEqual(draftOf(aFile()));
	});
});

describe('who is absent today', () => {
	it.each([
		['day', at('17:30')],
		['morning', at('12:00')]
	])('%s', (absent, to) => {
		const { absences } = draftOf(aFile({ technicians: [aPerson({ absent })] }));
		expect(absences).toEqual([
			{
				id: 'ABS-T001-2026-11-23',
				technician: 'T001',
				from: at('08:00'),
				to,
				reason: ''
			}
		]);
	});

	it.each([
		['on a closed day', {}, SUNDAY],
		[
			'in the morning of a workshop that opens at noon',
			{ hours: { open: '12:00', close: '20:00', weekdays: [1] } },
			TODAY
		]
	])('nobody %s', (_when, overrides, today) => {
		const file = aFile({ technicians: [aPerson({ absent: 'morning' })], ...overrides });
		expect(draftOf(file, today).absences).toEqual([]);
	});

	it('is absent on a Sunday too when every day is open', () => {
		const file = aFile({
			technicians: [aPerson({ absent: 'day' })],
			holidays: [{ date: SUNDAY, name: '店休', open: null }]
		});
		const { setup, absences } = draftOf(file, SUNDAY, { everyDayOpen: true });
		expect(setup.hours.weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(setup.holidays).toEqual([]);
		expect(absences.map(({ from }) => from)).toEqual([at('08:00', SUNDAY)]);
	});
});

describe('a bad set-up file', () => {
	it.each([null, undefined, 'text', 7, []])('is no object: %j', (json) => {
		expect(problemsOf(json).map(({ code }) => code)).toEqual(['not-an-object']);
	});

	const person = (overrides: Readonly<Record<string, unknown>>) => ({
		technicians: [aPerson(overrides)]
	});
	it.each([
		[{ code: '' }, 'code', 'empty'],
		[{ name: 7 }, 'name', 'not-text'],
		[{ name: '店'.repeat(201) }, 'name', 'too-long'],
		[{ timeZone: 'Asia/Peking' }, 'timeZone', 'unknown-zone'],
		[{ hours: { open: '8:00', close: '17:30', weekdays: [1] } }, 'hours', 'not-a-time'],
		[{ hours: { open: '18:00', close: '17:30', weekdays: [1] } }, 'hours', 'ends-before-start'],
		[{ hours: { open: '08:00', close: '17:30', weekdays: [] } }, 'hours.weekdays', 'empty'],
		[
			{ hours: { open: '08:00', close: '17:30', weekdays: [8] } },
			'hours.weekdays[0]',
			'out-of-range'
		],
		[{ bays: {} }, 'bays', 'not-a-list'],
		[{ bays: [] }, 'bays', 'empty'],
		[{ bays: Array.from({ length: 1001 }, () => ({})) }, 'bays', 'too-many'],
		[person({ lunch: '12.00-13.00' }), 'technicians[0].lunch', 'not-a-time'],
		[person({ lunch: '13:00-12:00' }), 'technicians[0].lunch', 'ends-before-start'],
		[person({ skills: { M9: 1 } }), 'technicians[0].skills.M9', 'unknown-skill'],
		[person({ skills: { M1: '1' } }), 'technicians[0].skills.M1', 'not-a-number'],
		[person({ skills: { M1: 0 } }), 'technicians[0].skills.M1', 'out-of-range'],
		[person({ skills: [] }), 'technicians[0].skills', 'not-an-object'],
		[person({ absent: 'afternoon' }), 'technicians[0].absent', 'unknown-absence'],
		[person({ name: undefined }), 'technicians[0].name', 'missing'],
		[{ technicians: [aPerson(), aPerson()] }, 'technicians[1].code', 'duplicate'],
		[{ advisors: [{ code: 'T001', name: '谢明' }] }, 'advisors[0].code', 'duplicate'],
		[{ holidays: [{ date: '2026-02-30', name: '春节' }] }, 'holidays[0].date', 'not-a-date']
	])('%j: %s is %s', (overrides, path, code) => {
		expect(problemsOf(aFile(overrides)).map((problem) => [problem.path, problem.code])).toEqual([
			[path, code]
		]);
	});

	it('says what stood there', () => {
		expect(problemsOf(aFile({ timeZone: 'Asia/Peking' }))).toEqual([
			{ path: 'timeZone', value: '"Asia/Peking"', code: 'unknown-zone' }
		]);
	});

	it('names all problems at once', () => {
		const problems = problemsOf(
			aFile({
				skills: [{ code: 'M1', trade: 'magic', name: '机电', bayTypes: ['LIFT'], splittable: 1 }],
				rules: {}
			})
		);
		expect(problems.map(({ path }) => path)).toEqual(
			expect.arrayContaining([
				'skills[0].trade',
				'skills[0].splittable',
				'technicians[0].skills.QC',
				'rules.finalInspection.skill',
				'rules.wash.minutes',
				'rules.sameDay'
			])
		);
	});
});
