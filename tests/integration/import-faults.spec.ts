import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { personId } from '#core/ids.ts';
import {
	anImportDesk,
	DISPATCHER,
	reportOf,
	sample,
	type ImportDesk
} from '../support/import-desk.ts';

let desk: ImportDesk;
beforeEach(async () => {
	desk = await anImportDesk();
});
afterEach(() => desk.close());

const HEADING =
	'工单号,车牌号,车架号,进厂时间,承诺交车时间,项目序号,项目名称,工种,技能,标准工时(分钟),备注';
const ROW = 'RO1,辽B12345,,2026-11-23 08:00,2026-11-23 12:00,1,更换机油机滤,机电,M1,45,';
const table = (...rows: readonly string[]): string => [HEADING, ...rows].join('\n');
const codes = async (...rows: readonly string[]): Promise<readonly string[]> => {
	const { refused, warnings } = reportOf(await desk.importText(table(...rows)));
	return [...refused, ...warnings].map(({ row, code }) => `${String(row)} ${code}`);
};

describe('a file that cannot be read', () => {
	it.each([
		['empty', Buffer.alloc(0), 'empty'],
		['blank', Buffer.from('\r\n \r\n'), 'empty'],
		['only a heading', Buffer.from(HEADING), 'only-heading'],
		['a sentence', Buffer.from('今天没有工单\n'), 'not-a-table'],
		[
			'a picture',
			Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]),
			'not-a-table'
		],
		['half a workbook', Buffer.from('PK\u0003\u0004 and then nothing'), 'damaged-workbook'],
		['other columns', Buffer.from('姓名,年龄\n张三,30\n'), 'columns-missing'],
		['an open quotation mark', Buffer.from(table('RO1,"辽B12345')), 'open-quote']
	])('says so: %s', async (_, bytes, code) => {
		const outcome = await desk.importBytes(bytes);
		expect(outcome).toMatchObject({ status: 'unreadable', code });
		expect(outcome.status === 'unreadable' ? outcome.message : '').toMatch(/[\u4e00-\u9fff]/);
	});

	it('stops taking what is larger than any import may be', async () => {
		const piece = Buffer.alloc(1024 * 1024, 'x');
		async function* endless(): AsyncGenerator<Uint8Array> {
			for (;;) yield await Promise.resolve(piece);
		}
		await expect(desk.importText('', { file: endless() })).resolves.toMatchObject({
			status: 'unreadable',
			code: 'too-large'
		});
	});
});

describe('a row', () => {
	it.each([
		['no car', 'RO1,,,2026-11-23 08:00,,1,换油,机电,M1,45,', 'car-missing'],
		['no line number', ROW.replace(',1,', ',,'), 'line-no'],
		['an unknown skill', ROW.replace('M1', 'M9'), 'skill-unknown'],
		['no skill where the trade has several', ROW.replace('M1', ''), 'skill-missing'],
		['no work', ROW.replace('更换机油机滤', ''), 'name-missing'],
		['an endless job', ROW.replace(',45,', ',450000,'), 'too-large'],
		['slipped columns', `${ROW},一个没有引号的,逗号`, 'too-many-cells'],
		['a promise before the arrival', ROW.replace('12:00', '07:00'), 'promise-before-arrival']
	])('is refused: %s', async (_, row, code) => {
		expect(await codes(row)).toEqual([`2 ${code}`]);
		expect(desk.state().jobs.size).toBe(0);
	});

	it('is refused with everything that is wrong with it', async () => {
		const row = ROW.replace('机电', '木工').replace(',45,', ',0,').replace('08:00', '25:00');
		expect((await codes(row)).toSorted()).toEqual([
			'2 not-a-date',
			'2 not-positive',
			'2 trade-unknown'
		]);
	});

	it('is refused when it names another car than the others of its order', async () => {
		expect(await codes(ROW, ROW.replace('辽B12345', '辽B54321').replace(',1,', ',2,'))).toEqual([
			'3 other-car'
		]);
	});

	it('is refused when its line number was used for something else', async () => {
		expect(await codes(ROW, ROW.replace('更换机油机滤', '换胎'))).toEqual(['3 line-twice']);
	});

	it('goes in with a warning where the promise differs or only a date is given', async () => {
		const second = ROW.replace(',1,', ',2,').replace('2026-11-23 12:00', '2026-11-23');
		expect(await codes(ROW, second)).toEqual(['3 time-missing', '3 rows-disagree']);
	});

	it('needs no skill where its trade has but one', async () => {
		expect(await codes(ROW.replace('机电', '四轮定位').replace('M1', ''))).toEqual([]);
	});

	it('keeps text that looks like a formula as text', async () => {
		expect(await codes(`${ROW}"=HYPERLINK(""http://127.0.0.1/x"",""点我"")"`)).toEqual([]);
		const [remark] = desk.state().registers.remark.values();
		expect(remark?.text).toBe('=HYPERLINK("http://127.0.0.1/x","点我")');
	});

	it('has its endless remark cut', async () => {
		expect(await codes(ROW + '长'.repeat(30_000))).toEqual(['2 text-cut']);
		const [remark] = desk.state().registers.remark.values();
		expect(remark?.text).toHaveLength(500);
	});

	it('may name an advisor the set-up does not know', async () => {
		const text = `${HEADING},服务顾问\n${ROW},新来的`;
		expect(reportOf(await desk.importText(text)).warnings).toEqual([]);
		const [job] = desk.state().jobs.values();
		expect(job?.advisor).toBe('新来的');
		expect(desk.state().registers.staff.get('新来的')?.name).toBe('新来的');
	});
});

describe('columns of other names', () => {
	const text = table(ROW).replace('工单号', '单据流水').replace('标准工时(分钟)', '定额');

	it('are told by hand once and remembered when the file is applied', async () => {
		const asked = await desk.importText(text, { dryRun: true });
		expect(asked).toMatchObject({ status: 'unreadable', code: 'columns-missing' });
		expect(asked.columns.filter(({ field }) => field === null)).toMatchObject([
			{ heading: '单据流水', sample: 'RO1' },
			{ heading: '定额', sample: '45' }
		]);
		const mapping = { 单据流水: 'orderNo', 定额: 'standardMinutes' };
		expect(reportOf(await desk.importText(text, { mapping })).jobs.new).toBe(1);
		const again = await desk.importText(text);
		expect(reportOf(again).jobs.same).toBe(1);
		expect(again.columns[0]).toMatchObject({ field: 'orderNo', by: 'hand' });
	});
});

describe('who may', () => {
	it('refuses whoever may not import', async () => {
		const technician = { id: personId('T1'), role: 'technician', name: '韩' } as const;
		await expect(desk.importText(table(ROW), { actor: technician })).rejects.toMatchObject({
			refusal: { code: 'wire/not-allowed' }
		});
		await expect(desk.setUp({}, DISPATCHER)).rejects.toMatchObject({
			refusal: { code: 'wire/not-allowed' }
		});
	});
});

describe('a set-up', () => {
	const setup = (): Record<string, unknown> =>
		JSON.parse(sample('day-20.workshop.json').toString()) as Record<string, unknown>;

	it('sets the workshop up, and changes nothing the second time', async () => {
		expect(await desk.setUp(setup())).toMatchObject({
			status: 'accepted',
			workshop: 'day-20',
			changed: false
		});
		expect(await desk.setUp({ ...setup(), name: '新名字' })).toMatchObject({ changed: true });
		expect(desk.state().setup?.name).toBe('新名字');
	});

	it('is refused with all its faults and their places', async () => {
		const outcome = await desk.setUp({ ...setup(), timeZone: '月球', bays: 'A01' });
		expect(outcome).toMatchObject({
			status: 'refused',
			problems: [{ path: 'timeZone' }, { path: 'bays' }]
		});
	});

	it('is refused when it is none', async () => {
		expect(await desk.setUp([])).toMatchObject({ status: 'refused' });
	});
});
