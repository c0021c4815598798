import { describe, expect, it } from 'vitest';
import { csvOf, harmlessCell } from './csv.ts';

describe('a cell', () => {
	it.each(['=1+1', '+1', '-30', '@SUM(A1)', '\tx', '\rx', '\nx', '\0x', ' =1', '＝1+1'])(
		'%j never runs',
		(text) => {
			expect(harmlessCell(text)).toBe(`'${text}`);
		}
	);

	it.each(['', '辽B7K2M9', 'a=b', '3-4', '王明', "'=1"])('%j stays as it is', (text) => {
		expect(harmlessCell(text)).toBe(text);
	});
});

it('writes a table Excel opens', () => {
	expect(
		csvOf([
			['行', '值'],
			['1', 'a,"b"\r\nc'],
			['2', '=1,2']
		])
	).toBe('\uFEFF行,值\r\n1,"a,""b""\r\nc"\r\n2,"\'=1,2"\r\n');
});
