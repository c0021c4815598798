import { describe, expect, it } from 'vitest';
import { collected } from '../../../tests/support/collected.ts';
import { delimiterOf, readCsv } from './read-csv.ts';

const rowsOf = async (...pieces: string[]): Promise<readonly (readonly string[])[]> =>
	(await collected(readCsv(pieces))).map(({ cells }) => cells);

describe('readCsv', () => {
	it('reads quoted fields with commas, line breaks and doubled quotation marks', async () => {
		expect(await rowsOf('a,"第一行\n第二行,含""引号""🙂",c\r\n')).toEqual([
			['a', '第一行\n第二行,含"引号"🙂', 'c']
		]);
	});

	it.each(['\n', '\r\n', '\r'])('ends rows at %j', async (end) => {
		expect(await rowsOf(`a,b${end}c,d${end}`)).toEqual([
			['a', 'b'],
			['c', 'd']
		]);
	});

	it('counts blank rows, as a table program does', async () => {
		const rows = await collected(readCsv(['a,b\n\n"x\ny",d\ne,f']));
		expect(rows.filter(({ cells }) => cells.length > 1).map(({ row }) => row)).toEqual([1, 3, 4]);
	});

	it('puts rows together that came in pieces', async () => {
		expect(await rowsOf('工单', '号,车', '牌\nRO', '1,"辽', 'B"\n')).toEqual([
			['工单号', '车牌'],
			['RO1', '辽B']
		]);
	});

	it('lets a lone quotation mark inside a field be', async () => {
		expect(await rowsOf('12" 屏幕,b\n')).toEqual([['12" 屏幕', 'b']]);
	});

	it('names the row of a quotation mark that is never closed', async () => {
		await expect(rowsOf('a,b\nc,"d\n' + 'x,y\n'.repeat(200_000))).rejects.toMatchObject({
			code: 'open-quote',
			detail: '2'
		});
	});
});

describe('delimiterOf', () => {
	it.each([
		['工单号,车牌号', ','],
		['工单号;车牌号;备注,说明', ';'],
		['工单号\t车牌号', '\t'],
		['"a;b;c;d",e', ','],
		['\n;;;\n工单号,车牌号', ','],
		['只有一列', ',']
	])('finds it in %j', (text, delimiter) => {
		expect(delimiterOf(text)).toBe(delimiter);
	});
});
