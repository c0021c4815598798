import { expect, it } from 'vitest';
import { refusedCsv } from './refused-csv.ts';

const problem = (value: string) =>
	({ row: 8, column: '备注', value, reason: '不是数字', code: 'not-a-number' }) as const;

it('writes a table Excel opens, with its heading', () => {
	expect(refusedCsv(['行', '列', '值', '原因'], [problem('两,"小时"')])).toBe(
		'\uFEFF行,列,值,原因\r\n8,备注,"两,""小时""",不是数字\r\n'
	);
});

it.each(['=HYPERLINK("http://127.0.0.1/x")', '+1', '-30', '@SUM(A1)', '\tx'])(
	'never lets %j run as a formula',
	(value) => {
		const table = refusedCsv(['行', '列', '值', '原因'], [problem(value)]);
		expect(table).toMatch(/备注,"?'/);
	}
);
