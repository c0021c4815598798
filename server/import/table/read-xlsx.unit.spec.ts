import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { describe, expect, it } from 'vitest';
import { collected } from '../../../tests/support/collected.ts';
import { zipOf } from '../../../tests/support/zip.ts';
import { openTable } from './open-table.ts';
import { SERIAL_OFFSET } from './table.ts';

type Value = string | number | boolean | Date | null;

const workbook = async (rows: readonly (readonly Value[])[]): Promise<Buffer> => {
	const cells = rows.map((row) =>
		row.map((value) => (value instanceof Date ? { value, format: 'yyyy-mm-dd hh:mm' } : value))
	);
	return writeExcelFile(cells as SheetData).toBuffer();
};

describe('openTable of a workbook', () => {
	it('reads texts, numbers, dates as serial days, and blanks', async () => {
		const table = await openTable(
			await workbook([
				['工单号', '标准工时', '进厂时间', '洗车', '备注'],
				['RO1', 45, new Date(Date.UTC(2026, 10, 23, 8, 6)), true, null],
				['RO2', null, null, false, '第一行\n<&>🙂']
			])
		);
		expect(await collected(table.rows)).toEqual([
			{ row: 1, cells: ['工单号', '标准工时', '进厂时间', '洗车', '备注'] },
			{ row: 2, cells: ['RO1', '45', '46349.3375', '是'] },
			{ row: 3, cells: ['RO2', '', '', '否', '第一行\n<&>🙂'] }
		]);
		expect(table.serialOffset).toBe(SERIAL_OFFSET);
	});

	it('says so when the workbook is cut off', async () => {
		const bytes = await workbook([['工单号', '车牌号']]);
		await expect(openTable(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject({
			code: 'damaged-workbook'
		});
	});

	it.each([
		[
			'an archive that is no workbook',
			Buffer.from('504b0506' + '00'.repeat(18), 'hex'),
			'not-a-table'
		],
		['the format of Excel 2003', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-workbook'],
		['a web page called .xls', Buffer.from('<html><table>'), 'not-a-table'],
		['a picture', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not-a-table']
	])('refuses %s', async (_, bytes, code) => {
		await expect(openTable(bytes).then(({ rows }) => collected(rows))).rejects.toMatchObject({
			code
		});
	});

	it.each([
		['a small file that unpacks to a lot', () => zipOf({ 'xl/workbook.xml': Buffer.alloc(20e6) })],
		[
			'more parts than any workbook has',
			() => zipOf(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}`, ''])))
		]
	])('refuses %s before it unpacks anything', async (_, bomb) => {
		await expect(openTable(bomb())).rejects.toMatchObject({ code: 'too-large' });
	});

	it('never unpacks more than a part claims', async () => {
		const bytes = zipOf({ 'xl/workbook.xml': Buffer.alloc(1e6) }, 10);
		await expect(openTable(bytes)).rejects.toMatchObject({ code: 'damaged-workbook' });
	});
});
