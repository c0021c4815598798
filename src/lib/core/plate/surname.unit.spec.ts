import { expect, it } from 'vitest';
import { surnameOf } from './surname.ts';

it.each([
	['谢明', '谢'],
	['欧阳修文', '欧阳'],
	['第五', '第'],
	['John Smith', 'Smith'],
	['大连某某运输有限公司', ''],
	['买买提·艾力', ''],
	['', '']
])('shows of %j only %j', (name, surname) => {
	expect(surnameOf(name)).toBe(surname);
});
