import { describe, expect, it } from 'vitest';
import { personId } from '#core/ids.ts';
import type { PersonEntry } from '#protocol/people.ts';
import { wordsText } from '$lib/i18n/words.ts';
import { peopleFound, staffChoices, stateOf } from './people-list.ts';

const aPerson = (wish: Partial<PersonEntry> = {}): PersonEntry => ({
	...{ id: personId('p1'), userName: 'li', name: '李调度', role: 'dispatcher', workshops: null },
	...{ staff: null, isActive: true, hasPassword: true, hasPin: false },
	...{ lastSeenAt: null, openSessions: 0, ...wish }
});

describe('the list of people', () => {
	const li = aPerson();
	const zhao = aPerson({ userName: 'zhao.f', name: '赵芳', role: 'technician' });
	const gone = aPerson({ userName: 'gone', name: '钱进', isActive: false });
	const found = (text: string, all = false): readonly string[] =>
		peopleFound([li, zhao, gone], { text, all }, (role) => wordsText('zh-CN')[`role.${role}`]).map(
			({ userName }) => userName
		);

	it('is searched by name, user name and role, in any case', () => {
		expect(found('')).toEqual(['li', 'zhao.f']);
		expect(found(' ZHAO')).toEqual(['zhao.f']);
		expect(found('李')).toEqual(['li']);
		expect(found('技师')).toEqual(['zhao.f']);
		expect(found('nobody')).toEqual([]);
	});

	it('shows who is shut out only when asked', () => {
		expect(found('钱')).toEqual([]);
		expect(found('钱', true)).toEqual(['gone']);
	});

	it('says who may sign in', () => {
		expect(stateOf(li)).toBe('active');
		expect(stateOf(aPerson({ hasPassword: false }))).toBe('invited');
		expect(stateOf(aPerson({ hasPassword: false, isActive: false }))).toBe('inactive');
	});
});

describe('who somebody may be in a workshop', () => {
	const shops = [
		{
			...{ code: 'north', name: '北店', advisors: ['林'] },
			technicians: [{ code: 'T001', name: '张伟' }]
		}
	];

	it('is a technician, an advisor or nobody, by the role', () => {
		expect(staffChoices('leader', shops)).toEqual([
			{ workshop: 'north', code: 'T001', name: 'T001 张伟' }
		]);
		expect(staffChoices('advisor', shops)).toEqual([{ workshop: 'north', code: '林', name: '林' }]);
		expect(staffChoices('dispatcher', shops)).toEqual([]);
	});
});
