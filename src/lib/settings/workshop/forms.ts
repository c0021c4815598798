import { advisorCode, bayCode, skillCode, technicianCode, type SkillCode } from '#core/ids.ts';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import {
	TRADES,
	type Bay,
	type Holiday,
	type OperationType,
	type Setup,
	type Skill,
	type Technician,
	type Trade
} from '#core/workshop/setup.ts';
import { numberTyped, spanText, spanTyped, wordsTyped, type Fields } from './fields.ts';

/** Entries of the set-up as fields of a row, and the edit a row means. */

/** The field of a row, or empty text. */
export const of = (fields: Fields, key: string): string => (fields[key] ?? '').trim();

const tradeOf = (fields: Fields, key: string): Trade =>
	TRADES.find((trade) => trade === fields[key]) ?? 'mechanical';

export const bayFields = ({ code, name, type, kind }: Bay): Fields => ({ code, name, type, kind });

export const putBay = (fields: Fields): SetupEdit => ({
	kind: 'put-bay',
	bay: {
		code: bayCode(of(fields, 'code')),
		name: of(fields, 'name'),
		type: of(fields, 'type').toUpperCase(),
		kind: tradeOf(fields, 'kind')
	}
});

export const skillFields = (skill: Skill): Fields => ({
	code: skill.code,
	name: skill.name,
	trade: skill.trade,
	bayTypes: skill.bayTypes.join(' '),
	splittable: skill.splittable ? 'yes' : ''
});

export const putSkill = (fields: Fields): SetupEdit => ({
	kind: 'put-skill',
	skill: {
		code: skillCode(of(fields, 'code')),
		name: of(fields, 'name'),
		trade: tradeOf(fields, 'trade'),
		bayTypes: wordsTyped(of(fields, 'bayTypes')).map((type) => type.toUpperCase()),
		splittable: fields['splittable'] === 'yes'
	}
});

/** Named as in a set-up file, so that what is wrong there is found here. */
export const skillField = (code: SkillCode): string => `skills.${code}`;

export const technicianFields = (technician: Technician, name: string): Fields => ({
	code: technician.code,
	name,
	team: technician.team,
	shift: spanText(technician.shift),
	lunch: spanText(technician.lunch),
	...Object.fromEntries(
		Object.entries(technician.skills).map(([code, factor]) => [
			skillField(skillCode(code)),
			String(factor)
		])
	)
});

export const putTechnician = (fields: Fields, { skills }: Setup): SetupEdit => ({
	kind: 'put-technician',
	technician: {
		code: technicianCode(of(fields, 'code')),
		team: of(fields, 'team'),
		skills: Object.fromEntries(
			skills.flatMap(({ code }) => {
				const factor = of(fields, skillField(code));
				return factor === '' ? [] : [[code, numberTyped(factor)]];
			})
		),
		shift: spanTyped(of(fields, 'shift')),
		lunch: spanTyped(of(fields, 'lunch'))
	}
});

export const putAdvisor = (fields: Fields): SetupEdit => ({
	kind: 'put-advisor',
	code: advisorCode(of(fields, 'code')),
	counter: of(fields, 'counter') === '' ? null : Number(of(fields, 'counter'))
});

export const holidayFields = ({ date, name, open }: Holiday): Fields => ({
	date,
	name,
	open: spanText(open)
});

export const putHoliday = (fields: Fields): SetupEdit => ({
	kind: 'put-holiday',
	holiday: {
		date: of(fields, 'date'),
		name: of(fields, 'name'),
		open: spanTyped(of(fields, 'open'))
	}
});

export const operationFields = (operation: OperationType): Fields => ({
	itemCode: operation.itemCode,
	name: operation.name,
	trade: operation.trade,
	skill: operation.skill,
	standardMinutes: String(operation.standardMinutes),
	tools: (operation.tools ?? []).join('、')
});

/** Names of tools may have blanks in them, so only marks part them. */
const toolsTyped = (text: string): readonly string[] =>
	text
		.split(/[,，、;；]+/u)
		.map((tool) => tool.trim())
		.filter((tool) => tool !== '');

export const putOperation = (fields: Fields): SetupEdit => ({
	kind: 'put-operation',
	operation: {
		...withTools(toolsTyped(of(fields, 'tools'))),
		itemCode: of(fields, 'itemCode'),
		name: of(fields, 'name'),
		trade: tradeOf(fields, 'trade'),
		skill: skillCode(of(fields, 'skill')),
		standardMinutes: minutesTyped(of(fields, 'standardMinutes'))
	}
});

const withTools = (tools: readonly string[]): Pick<OperationType, 'tools'> =>
	tools.length === 0 ? {} : { tools };

export const hoursFields = ({ hours }: Setup): Fields => ({
	hours: spanText(hours),
	weekdays: [...hours.weekdays].sort().join('')
});

export const setHours = (fields: Fields): SetupEdit => ({
	kind: 'set-hours',
	hours: {
		...(spanTyped(of(fields, 'hours')) ?? { from: '', to: '' }),
		weekdays: Array.from(of(fields, 'weekdays'), Number)
	}
});

/** Whole minutes; a half is rounded up. */
export const minutesTyped = (text: string): number => Math.round(numberTyped(text));
