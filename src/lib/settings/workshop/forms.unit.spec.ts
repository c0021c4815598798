import { describe, expect, it } from 'vitest';
import { skillCode } from '#core/ids.ts';
import { edited, type SetupEdit } from '#core/workshop/setup-edit.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { inFields, numberTyped, spanTyped, wordsTyped } from './fields.ts';
import {
	bayFields,
	holidayFields,
	hoursFields,
	operationFields,
	putBay,
	putHoliday,
	putOperation,
	putSkill,
	putTechnician,
	setHours,
	skillFields,
	technicianFields
} from './forms.ts';
import { momentTyped } from './moment-typed.ts';
import {
	categoryEntries,
	checkEntries,
	missingIn,
	putCategory,
	removeCategory,
	setCheck
} from './rule-forms.ts';

const setup = aSetup({
	holidays: [{ date: '2027-02-05', name: '除夕', open: { from: '08:00', to: '12:00' } }]
});

describe('an entry that is saved as it was shown', () => {
	it.each<readonly [string, SetupEdit]>([
		['bay', putBay(bayFields(setup.bays[0]!))],
		['skill', putSkill(skillFields(setup.skills[1]!))],
		['technician', putTechnician(technicianFields(setup.technicians[2]!, '周勇'), setup)],
		['holiday', putHoliday(holidayFields(setup.holidays[0]!))],
		['operation', putOperation(operationFields(setup.operations[0]!))],
		['hours', setHours(hoursFields(setup))],
		...checkEntries(setup.rules).map(
			({ id, fields }) => [id, setCheck(setup, id, fields)] as const
		),
		...categoryEntries(setup.rules).map(
			({ id, fields }) => [id, putCategory(setup.rules, id, fields)] as const
		)
	])('changes nothing: %s', (_what, edit) => {
		expect(edited(setup, edit)).toEqual(setup);
	});
});

describe('what asks for a road test', () => {
	it('is a skill where the word is one, and an item of the order elsewhere', () => {
		const edit = setCheck(setup, 'roadTest', { after: 'M1 DP011，BODY', minutes: '20' });
		expect(edited(setup, edit).rules.roadTest).toEqual({
			skills: ['M1', 'BODY'],
			items: ['DP011'],
			minutes: 20
		});
	});
});

describe('what is typed', () => {
	it.each([
		['8-17', { from: '08:00', to: '17:00' }],
		['0830–1730', { from: '08:30', to: '17:30' }],
		[' 8:05 至 12：00 ', { from: '08:05', to: '12:00' }],
		['morning', { from: 'morning', to: '' }],
		['', null]
	])('as a stretch of the day: %j', (text, span) => {
		expect(spanTyped(text)).toEqual(span);
	});

	it.each([
		['0.9', 0.9],
		['0,9', 0.9],
		['', NaN],
		['x', NaN]
	])('as a number: %j', (text, number) => {
		expect(numberTyped(text)).toBe(number);
	});

	it('as words, however they are parted', () => {
		expect(wordsTyped('LIFT，QUICK、 BODY;DIAG')).toEqual(['LIFT', 'QUICK', 'BODY', 'DIAG']);
	});

	it.each([
		['2026-11-23 08:05', Date.parse('2026-11-23T08:05+08:00')],
		['2026/11/3 8:05', Date.parse('2026-11-03T08:05+08:00')],
		['2026-02-30 08:00', NaN],
		['2026-11-23 24:00', NaN],
		['tomorrow', NaN]
	])('as a moment: %j', (text, at) => {
		expect(momentTyped(text, 'Asia/Shanghai')).toBe(at);
	});

	it('as a technician leaves out the skills that are empty', () => {
		const fields = { code: 'T1', team: '一组', 'skills.M1': '0.9', 'skills.M2': ' ' };
		expect(putTechnician(fields, setup)).toMatchObject({ technician: { skills: { M1: 0.9 } } });
	});
});

describe('repair categories', () => {
	it('are added with what is filled in', () => {
		const fields = { category: '精品', wash: '12', sameDay: 'yes' };
		expect(edited(setup, putCategory(setup.rules, null, fields)).rules).toMatchObject({
			wash: { minutes: { 精品: 12, 一般维修: 15 } },
			finalInspection: setup.rules.finalInspection,
			sameDay: ['定期保养', '精品']
		});
	});

	it('are removed wherever they stand', () => {
		const { rules } = edited(setup, removeCategory(setup.rules, '定期保养'));
		expect(JSON.stringify(rules)).not.toContain('定期保养');
	});

	it('need a name and something to say of it', () => {
		expect(missingIn({ wash: '5' })).toBe('category');
		expect(missingIn({ category: '精品', inspection: ' ' })).toBe('inspection');
		expect(missingIn({ category: '精品', sameDay: 'yes' })).toBeNull();
	});

	it('do not touch the skills', () => {
		const { rules } = edited(setup, removeCategory(setup.rules, '钣喷'));
		expect(rules.wash.skill).toBe(skillCode('WASH'));
	});
});

it('faults are told at the column their path means', () => {
	const fault = { fields: { 'rules.wash.minutes.钣喷': '超出范围', name: '不能为空' }, lines: [] };
	expect(inFields(fault, [[/^rules\.wash/u, 'wash']])).toEqual({
		fields: { wash: '超出范围', name: '不能为空' },
		lines: []
	});
	expect(inFields(null, [])).toBeNull();
});
