import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import { aBay, aSetup, aTechnician, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { setupEdit } from './setup-edit.ts';

const { hours, skills, rules, reasons, operations, advisors } = aSetup();
const advisor = advisors[0]!;

type Samples = { readonly [Kind in SetupEdit['kind']]: Extract<SetupEdit, { kind: Kind }> };
const EDITS: Samples = {
	'set-workshop': { kind: 'set-workshop', name: '城南店', timeZone: 'Asia/Urumqi' },
	'set-hours': { kind: 'set-hours', hours },
	'put-bay': { kind: 'put-bay', bay: aBay() },
	'move-bay': { kind: 'move-bay', code: BAY.lift1, to: 2 },
	'remove-bay': { kind: 'remove-bay', code: BAY.lift1 },
	'put-technician': { kind: 'put-technician', technician: aTechnician() },
	'remove-technician': { kind: 'remove-technician', code: TECHNICIAN.slow },
	'rename-team': { kind: 'rename-team', from: '一组', to: '二组' },
	'put-advisor': { kind: 'put-advisor', code: advisor },
	'remove-advisor': { kind: 'remove-advisor', code: advisor },
	'put-skill': { kind: 'put-skill', skill: skills[0]! },
	'remove-skill': { kind: 'remove-skill', code: skills[0]!.code },
	'put-holiday': { kind: 'put-holiday', holiday: { date: '2027-01-01', name: '元旦', open: null } },
	'remove-holiday': { kind: 'remove-holiday', date: '2027-01-01' },
	'put-operation': { kind: 'put-operation', operation: operations[0]! },
	'remove-operation': { kind: 'remove-operation', itemCode: 'BY001' },
	'set-rules': { kind: 'set-rules', rules },
	'set-andon': {
		kind: 'set-andon',
		andon: { levels: [{ role: 'supervisor', afterMinutes: 5 }] }
	},
	'set-reasons': { kind: 'set-reasons', reasons },
	'set-check-lists': {
		kind: 'set-check-lists',
		checkLists: { final: { 定期保养: [{ name: '无渗漏', nameEn: 'No leaks' }] } }
	},
	'set-arrivals': {
		kind: 'set-arrivals',
		arrivals: { parkingSlots: ['P01'], noShowMinutes: 45 }
	},
	'set-tools': { kind: 'set-tools', tools: ['变速箱拆装架'] }
};

describe('edits of the set-up on the wire', () => {
	it.each(Object.values(EDITS).map((edit) => [edit.kind, edit] as const))(
		'%s comes through as it was sent',
		(_kind, edit) => {
			expect(v.parse(setupEdit, JSON.parse(JSON.stringify(edit)))).toEqual(edit);
		}
	);

	it('may name one rule or one list alone', () => {
		const one = { kind: 'set-rules', rules: { sameDay: ['钣喷'] } };
		expect(v.parse(setupEdit, one)).toEqual(one);
	});

	it.each([
		['another kind', { kind: 'paint-the-walls' }],
		['a field too many', { ...EDITS['remove-bay'], name: '韩嘉豪' }],
		['a time that is none', { kind: 'set-hours', hours: { ...hours, from: '8' } }],
		['a place before the first', { ...EDITS['move-bay'], to: -1 }],
		['a rule nobody knows', { kind: 'set-rules', rules: { polish: 5 } }]
	])('refuses %s', (_what, edit) => {
		expect(v.safeParse(setupEdit, edit).success).toBe(false);
	});
});
