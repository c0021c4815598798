import { describe, expect, it } from 'vitest';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { isWeakPin, passwordProblem, personNameIn, userNameIn } from './password-rules.ts';

const problem = (password: string): string =>
	passwordProblem(password, ['li.wei', '李伟'])?.code ?? 'good';

describe('a password', () => {
	it.each([
		['elf Zeichen', 'people/short-password'],
		['十一个字的密码还是不太行', 'good'],
		['十一个字的密码不太行啊', 'people/short-password'],
		['x'.repeat(129), 'people/long-password']
	])('%s: length is %s', (password, code) => {
		expect(problem(password)).toBe(code);
	});

	it.each([
		...[
			'password1234',
			'Passw0rd2024!',
			'P@$$w0rd1234',
			'qwertyuiop123',
			'1qaz2wsx3edc',
			'1q2w3e4r5t6y'
		],
		...[
			'123456789012',
			'abcdefghijkl',
			'aaaaaaaaaaaa',
			'zxcvbnm,12345',
			'adminadmin123',
			'iloveyou2021'
		],
		...[
			'letmein12345',
			'welcome2025!',
			'li.wei123456',
			'LI.WEI-2026-',
			'李伟李伟李伟李伟李伟李伟',
			'woaini1314520'
		],
		...[
			'administrator',
			'changeme1234',
			'workshopboard',
			'qwerty123456',
			'password-password',
			'trustno12345'
		]
	])('%s is among the first anybody would try', (password) => {
		expect(problem(password)).toBe('people/common-password');
	});

	it('is none of the published lists, in capitals or not', () => {
		// ASVS 5.0, 6.2.4 asks for the first three thousand of those that are long enough.
		expect(COMMON_PASSWORDS.size).toBeGreaterThan(3_000);
		const good = [...COMMON_PASSWORDS].filter((one) => problem(one.toUpperCase()) === 'good');
		expect(good).toEqual([]);
		expect(problem('Mailcreated5240')).toBe('people/common-password');
	});

	it.each([
		...[
			'correct horse battery',
			'turm42-regenfass',
			'发动机舱盖支撑杆第三颗螺丝',
			'Tr0ub4dor&3 mehr'
		],
		...['password ist mir zu kurz', 'k7#mQz!pV2xw', '三号工位的举升机昨天漏油']
	])('%s will do', (password) => {
		expect(problem(password)).toBe('good');
	});
});

describe('a PIN', () => {
	it.each([
		...['111111', '123456', '654321', '121212', '123123', '112233', '000000', '135791', '520131'],
		...['12345', '1234567', 'abcdef', '', '１２３４８６']
	])('%s is weak', (pin) => {
		expect(isWeakPin(pin)).toBe(true);
	});

	it.each(['204816', '739105', '581370'])('%s will do', (pin) => {
		expect(isWeakPin(pin)).toBe(false);
	});
});

describe('a name', () => {
	it.each([
		[' Li.Wei ', 'li.wei'],
		['李调度', '李调度'],
		['a', null],
		['a b', null],
		['.li', null],
		['li@x', null],
		['x'.repeat(31), null]
	])('%j to sign in with is %j', (typed, name) => {
		expect(userNameIn(typed)).toBe(name);
	});

	it.each([
		['  王  师傅 ', '王 师傅'],
		['   ', null],
		['x'.repeat(61), null]
	])('%j to be called by is %j', (typed, name) => {
		expect(personNameIn(typed)).toBe(name);
	});
});
