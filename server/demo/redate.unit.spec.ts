import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { redated } from './redate.ts';

const CSV = [
	'工单号,车牌号,车架号,进厂时间,维修类别',
	'RO202611231001,辽HJZK27,LLHRNC0E2MAHLNE57,2026-11-23 10:20,一般维修',
	'RO202611211041,辽BD54910,LDCHSLDP5JR6JU7KA,2026-11-21 11:30,钣喷（隔夜）'
].join('\r\n');

describe('the sample day on another day', () => {
	it('moves dates and order numbers together, over the end of a month', () => {
		expect(redated(CSV, '2026-12-01', 'first').split('\r\n')).toEqual([
			'工单号,车牌号,车架号,进厂时间,维修类别',
			'RO202612011001,辽HJZK27,LLHRNC0E2MAHLNE57,2026-12-01 10:20,一般维修',
			'RO202611291041,辽BD54910,LDCHSLDP5JR6JU7KA,2026-11-29 11:30,钣喷（隔夜）'
		]);
	});

	it('brings other cars on later days, and none left from the day before', () => {
		expect(redated(CSV, '2026-11-24', 'later').split('\r\n')).toEqual([
			'工单号,车牌号,车架号,进厂时间,维修类别',
			'RO202611241001,辽HLBM49,,2026-11-24 10:20,一般维修'
		]);
	});

	it('keeps the cars of a whole shipped day apart from one another', () => {
		const shipped = readFileSync(new URL('./sample/day-20.csv', import.meta.url), 'utf8');
		const rows = redated(shipped, '2026-11-25', 'later').split('\r\n').slice(1);
		const plateOf = new Map(
			rows.filter(Boolean).map((row) => row.split(',').slice(0, 2)) as [string, string][]
		);
		expect(new Set(plateOf.values()).size).toBe(plateOf.size);
		// As many as the house gets out of the door beside what it carried over.
		expect(plateOf.size).toBe(25);
	});
});
