import { describe, expect, it } from 'vitest';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import type { SetupFact } from '#protocol/setup-history.ts';
import { aBay, aSetup, aTechnician, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, anOutage } from '../../../../tests/builders/a-state.ts';
import { LOCALES } from '$lib/i18n/catalogue.ts';
import { changeSentence, type Told } from './change-sentence.ts';

const setup = aSetup();
const told: Told = { nameOf: (code) => (code === 'T001' ? '韩嘉豪' : ''), momentText: String };
const advisor = setup.advisors[0]!;

type Samples = { readonly [Kind in SetupEdit['kind']]: Extract<SetupEdit, { kind: Kind }> };
const EDITS: Samples = {
	'set-workshop': { kind: 'set-workshop', name: '城南店', timeZone: 'Asia/Urumqi' },
	'set-hours': { kind: 'set-hours', hours: setup.hours },
	'put-bay': { kind: 'put-bay', bay: aBay() },
	'move-bay': { kind: 'move-bay', code: BAY.lift1, to: 2 },
	'remove-bay': { kind: 'remove-bay', code: BAY.lift1 },
	'put-technician': { kind: 'put-technician', technician: aTechnician() },
	'remove-technician': { kind: 'remove-technician', code: TECHNICIAN.slow },
	'rename-team': { kind: 'rename-team', from: '一组', to: '二组' },
	'put-advisor': { kind: 'put-advisor', code: advisor },
	'remove-advisor': { kind: 'remove-advisor', code: advisor },
	'put-skill': { kind: 'put-skill', skill: setup.skills[0]! },
	'remove-skill': { kind: 'remove-skill', code: setup.skills[0]!.code },
	'put-holiday': { kind: 'put-holiday', holiday: { date: '2027-01-01', name: '元旦', open: null } },
	'remove-holiday': { kind: 'remove-holiday', date: '2027-01-01' },
	'put-operation': { kind: 'put-operation', operation: setup.operations[0]! },
	'remove-operation': { kind: 'remove-operation', itemCode: 'BY001' },
	'set-rules': { kind: 'set-rules', rules: { sameDay: [], roadTest: { items: [], minutes: 5 } } },
	'set-andon': {
		kind: 'set-andon',
		andon: { levels: [{ role: 'supervisor', afterMinutes: 5 }] }
	},
	'set-reasons': { kind: 'set-reasons', reasons: { lateFinish: ['停电'] } },
	'set-check-lists': {
		kind: 'set-check-lists',
		checkLists: { process: { paint: [{ name: '无流挂', nameEn: 'No runs' }] } }
	},
	'set-arrivals': { kind: 'set-arrivals', arrivals: { parkingSlots: ['P01'] } },
	'set-tools': { kind: 'set-tools', tools: ['变速箱拆装架'] }
};
const FACTS: readonly SetupFact[] = [
	{ type: 'WorkshopSetUp' },
	{ type: 'AbsenceRecorded', absence: anAbsence() },
	{ type: 'BayTakenOut', outage: anOutage() },
	{ type: 'BayReturned', bay: BAY.lift1 },
	...Object.values(EDITS).map((edit): SetupFact => ({ type: 'SetupEdited', edit }))
];
const nameOf = (fact: SetupFact): string =>
	fact.type === 'SetupEdited' ? fact.edit.kind : fact.type;

describe.each(LOCALES)('what was changed, in %s', (locale) => {
	it.each(FACTS.map((fact) => [nameOf(fact), fact] as const))('%s', (_name, fact) => {
		expect(changeSentence(locale, fact, told)).not.toMatch(/^$|undefined|\{|\[object/u);
	});
});

it('names people and tells what they can do', () => {
	const fact: SetupFact = { type: 'SetupEdited', edit: EDITS['put-technician'] };
	expect(changeSentence('zh-CN', fact, told)).toBe(
		'技师 · T001 韩嘉豪 · 机电一组 · M1 1, M2 1 · 午休 12:00-13:00'
	);
});
