import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { orderNo } from '#core/ids.ts';
import { instantAt } from '#core/time/zone.ts';
import {
	anImportDesk,
	reportOf,
	sample,
	testData,
	type ImportDesk
} from '../support/import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
	desk = await anImportDesk();
});
afterEach(() => desk.close());

const DAY = sample('day-20.csv').toString().replace('\uFEFF', '');
const ROWS = DAY.trim()
	.split('\r\n')
	.map((row) => row.split(','));
const asText = (rows: readonly (readonly string[])[], delimiter = ','): string =>
	rows.map((row) => row.join(delimiter)).join('\r\n');
const ALL_NEW = {
	rows: 68,
	jobs: { new: 43, changed: 0, same: 0 },
	operations: { new: 68, changed: 0, same: 0 },
	refused: [],
	warnings: []
};
const ALL_SAME = {
	...ALL_NEW,
	jobs: { new: 0, changed: 0, same: 43 },
	operations: { new: 0, changed: 0, same: 68 }
};

describe('a day of orders', () => {
	it('goes in, once', async () => {
		expect(reportOf(await desk.importText(DAY))).toEqual(ALL_NEW);
		const head = desk.state().seq;
		expect(reportOf(await desk.importText(DAY))).toEqual(ALL_SAME);
		expect(desk.state().seq).toBe(head);
		expect(desk.state().jobs.size).toBe(43);
	});

	it('carries times, marks and names over', async () => {
		await desk.importText(DAY);
		const { orders, jobs, registers } = desk.state();
		const job = jobs.get(orders.get(orderNo('RO202611231002'))!)!;
		expect(job).toMatchObject({
			category: '钣喷',
			carriedOver: false,
			source: 'appointment',
			advisor: 'SA1',
			mileage: 117385,
			washWanted: true,
			oldPartsWanted: true
		});
		expect(job.promises[0]?.at).toBe(instantAt('2026-11-25', '15:00', 'Asia/Shanghai'));
		expect(registers.vehicle.get(job.vehicle)).toMatchObject({
			plate: '辽BB7H2R',
			model: '红旗H5'
		});
		expect([...jobs.values()].filter(({ carriedOver }) => carriedOver)).toHaveLength(
			new Set(ROWS.filter((row) => row[14]?.endsWith('（隔夜）')).map(([order]) => order)).size
		);
	});

	it('is rehearsed without leaving a trace', async () => {
		const head = desk.state().seq;
		const rehearsed = reportOf(await desk.importText(DAY, { dryRun: true }));
		expect(desk.state().seq).toBe(head);
		expect(reportOf(await desk.importText(DAY))).toEqual(rehearsed);
	});

	it('changes just the line that changed', async () => {
		await desk.importText(DAY);
		const before = desk.state();
		const longer = DAY.replace('DIAG,35,,是', 'DIAG,50,,是');
		expect(reportOf(await desk.importText(longer))).toEqual({
			...ALL_SAME,
			jobs: { new: 0, changed: 1, same: 42 },
			operations: { new: 0, changed: 1, same: 67 }
		});
		const changed = [...desk.state().jobs.values()].filter(
			(job) => before.jobs.get(job.id) !== job
		);
		expect(changed).toHaveLength(1);
		expect(changed[0]?.operations[0]?.standardMinutes).toBe(50);
	});

	it('deletes nothing when a line is missing', async () => {
		await desk.importText(DAY);
		const report = reportOf(await desk.importText(asText(ROWS.slice(0, -10))));
		expect(report.jobs).toMatchObject({ new: 0, changed: 0 });
		expect(desk.state().jobs.size).toBe(43);
	});

	it('refuses an order number that comes back with another car', async () => {
		await desk.importText(DAY);
		const swapped = DAY.replaceAll('辽BB7H2R', '辽B88888').replaceAll('L3V2TM767L1U13B2W', '');
		const report = reportOf(await desk.importText(swapped));
		expect(report.jobs).toEqual({ new: 0, changed: 0, same: 42 });
		expect(report.refused.map(({ row, code, value }) => [row, code, value])).toEqual([
			[4, 'order-refused', 'RO202611231002'],
			[5, 'order-refused', 'RO202611231002'],
			[6, 'order-refused', 'RO202611231002'],
			[7, 'order-refused', 'RO202611231002']
		]);
		expect(report.refused[0]?.reason).toContain('辽BB7H2R');
	});

	it('puts an order with a refused row in with its good rows, and heals it later', async () => {
		const broken = DAY.replace('M2,215,', 'M2,很久,');
		const report = reportOf(await desk.importText(broken));
		expect(report.refused).toMatchObject([
			{ row: 3, column: '标准工时(分钟)', value: '很久', code: 'not-a-number' }
		]);
		const number = orderNo('RO202611231001');
		const job = (): boolean | undefined =>
			desk.state().jobs.get(desk.state().orders.get(number)!)?.incomplete;
		expect(job()).toBe(true);
		expect(reportOf(await desk.importText(DAY)).operations).toEqual({
			new: 1,
			changed: 0,
			same: 67
		});
		expect(job()).toBe(false);
	});
});

describe('however the table is written', () => {
	const shuffled = ROWS.map((row) => [...row].reverse());
	const sameAgain = async (bytes: Uint8Array): Promise<void> => {
		await desk.importText(DAY);
		expect(reportOf(await desk.importBytes(bytes))).toEqual(ALL_SAME);
	};

	it.each([
		['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${DAY}`)],
		['GB18030', iconv.encode(DAY, 'gb18030')],
		['UTF-16 with tabs', Buffer.from(`\uFEFF${asText(ROWS, '\t')}`, 'utf16le')],
		['semicolons', Buffer.from(asText(ROWS, ';'))],
		['other line ends', Buffer.from(DAY.replaceAll('\r\n', '\n'))],
		['another order of columns', Buffer.from(asText(shuffled))],
		[
			'slashes in its dates',
			Buffer.from(DAY.replace(/(\d{4})-(\d\d)-0?(\d+) 0?(\d)/g, '$1/$2/$3 $4'))
		],
		['dates in words', Buffer.from(DAY.replace(/(\d{4})-(\d\d)-(\d\d) /g, '$1年$2月$3日 '))],
		['a title above its heading', Buffer.from(`维修工单明细${','.repeat(24)}\r\n\r\n${DAY}`)]
	])('reads %s', async (_, bytes) => {
		await sameAgain(bytes);
	});

	it('reads a workbook with serial dates and numbers', async () => {
		const minutes = ROWS[0]!.indexOf('标准工时(分钟)');
		const cells = ROWS.map((row, index) =>
			row.map((text, column) => {
				const date = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)$/.exec(text);
				if (index > 0 && column === minutes) return { value: Number(text) };
				if (date === null) return { value: text };
				const [year = 0, month = 1, day, hour, minute] = date.slice(1).map(Number);
				const value = new Date(Date.UTC(year, month - 1, day, hour, minute));
				return { value, format: 'yyyy-mm-dd hh:mm' };
			})
		);
		await sameAgain(await writeExcelFile(cells).toBuffer());
	});

	it('reads the big day, in GB18030', async () => {
		const big = await anImportDesk('day-60');
		const report = reportOf(await big.importBytes(sample('day-60.csv')));
		expect(report).toMatchObject({
			rows: 192,
			jobs: { new: 129 },
			operations: { new: 192 },
			refused: [],
			warnings: []
		});
		await big.close();
	});
});

interface Expected {
	readonly rows: number;
	readonly problems: readonly {
		readonly order: string;
		readonly item?: number;
		readonly field: string;
		readonly value: string | number;
		readonly severity: 'refuse' | 'refuse-field' | 'warn' | 'once';
	}[];
}

describe('the dirty day', () => {
	const expected = JSON.parse(testData('dirty-20.expected.json').toString()) as Expected;

	/** Order, line, column and value of a row of the report, as the expected list names them. */
	const named = (
		problems: readonly { row: number; column: string; value: string; code: string }[],
		outcome: Awaited<ReturnType<typeof rowsOfDirty>>
	): readonly string[] =>
		problems
			.map(({ row, column, value }) => {
				const cells = outcome[row - 1] ?? {};
				const shown = column === '*' ? '*' : value;
				return [cells['工单号'], cells['项目序号'], column, shown].join(' | ');
			})
			.sort();

	async function rowsOfDirty(): Promise<readonly Readonly<Record<string, string>>[]> {
		const { readCsv } = await import('../../server/import/table/read-csv.ts');
		const { collected } = await import('../support/collected.ts');
		const text = testData('dirty-20.csv').toString().replace('\uFEFF', '');
		const rows = await collected(readCsv([text]));
		const headings = rows[0]!.cells;
		return rows.map(({ cells }) =>
			Object.fromEntries(headings.map((heading, index) => [heading, cells[index] ?? '']))
		);
	}

	it('reports exactly what is wrong with it, and nothing else', async () => {
		const report = reportOf(await desk.importBytes(testData('dirty-20.csv')));
		const rows = await rowsOfDirty();
		const wanted = (severities: readonly string[]): readonly string[] =>
			expected.problems
				.filter(({ severity }) => severities.includes(severity))
				.map(({ order, item, field, value }) =>
					[order, item ?? '', field, field === '*' ? '*' : value].join(' | ')
				)
				.sort();
		expect(report.rows).toBe(expected.rows);
		expect(named(report.refused, rows)).toEqual(wanted(['refuse']));
		expect(named(report.warnings, rows)).toEqual(wanted(['refuse-field', 'warn', 'once']));
		expect(report.jobs).toEqual({ new: 37, changed: 0, same: 0 });
		expect(report.operations).toEqual({ new: 67, changed: 0, same: 0 });
	});

	it('changes nothing the second time, and reports the same again', async () => {
		const first = reportOf(await desk.importBytes(testData('dirty-20.csv')));
		const head = desk.state().seq;
		const second = reportOf(await desk.importBytes(testData('dirty-20.csv')));
		expect(desk.state().seq).toBe(head);
		expect(second.refused).toEqual(first.refused);
		expect(second.warnings).toEqual(first.warnings);
		expect(second.jobs).toEqual({ new: 0, changed: 0, same: 37 });
	});
});
