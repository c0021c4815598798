import { describe, expect, it } from 'vitest';
import { SERIAL_OFFSET, SERIAL_OFFSET_1904 } from './table/table.ts';
import {
	categoryIn,
	cellText,
	isTotal,
	localMoment,
	numberIn,
	sourceIn,
	tradeIn,
	yesOrNo
} from './values.ts';

const moment = (text: string): string | null => {
	const read = localMoment(text, SERIAL_OFFSET);
	return read === null ? null : `${read.date} ${read.time ?? '-'}`;
};

describe('localMoment', () => {
	it.each([
		'2026/11/23 8:05',
		'2026-11-23 08:05:00',
		'2026-11-23T08:05:00',
		'2026-11-23 08:05:00.0',
		'2026.11.23 8:05',
		'2026年11月23日 8:05',
		'2026年11月23日8时05分',
		'2026年11月23日 上午8:05',
		'2026/11/23 8:05 AM',
		'２０２６－１１－２３　０８：０５',
		'20261123 0805',
		'20261123080500',
		'46349.336805555555'
	])('reads %s', (text) => {
		expect(moment(text)).toBe('2026-11-23 08:05');
	});

	it.each([
		['2026/11/23', '2026-11-23 -'],
		['2026年11月23日', '2026-11-23 -'],
		['20261123', '2026-11-23 -'],
		['46349', '2026-11-23 -'],
		['2026-11-23 下午3:20', '2026-11-23 15:20'],
		['2026-11-23 12:00 am', '2026-11-23 00:00'],
		['2026-11-23 上午12:30', '2026-11-23 00:30'],
		['2026-11-23 下午12:30', '2026-11-23 12:30'],
		['2024-02-29 7:00', '2024-02-29 07:00']
	])('reads %s as %s', (text, read) => {
		expect(moment(text)).toBe(read);
	});

	it.each([
		'2026-13-45 99:00',
		'2026-02-29 08:00',
		'2026-11-23 24:00',
		'2026-11-23 08:60',
		'2026-11-23 08:05:75',
		'11/12/26 8:05',
		'11/12/2026',
		'0226-11-23',
		'明天下午',
		'8:05',
		'120',
		'990000',
		''
	])('refuses %j rather than guess', (text) => {
		expect(moment(text)).toBeNull();
	});

	it('counts the days of old Macintosh workbooks from 1904', () => {
		expect(localMoment('44887.5', SERIAL_OFFSET_1904)).toEqual({
			date: '2026-11-23',
			time: '12:00'
		});
	});
});

describe('cells', () => {
	it.each([
		[' 13000007162\t', '13000007162'],
		['="007"', '007'],
		['=HYPERLINK("http://127.0.0.1/x","点我")', '=HYPERLINK("http://127.0.0.1/x","点我")']
	])('takes %j for %j', (raw, text) => {
		expect(cellText(raw)).toBe(text);
	});

	it.each([
		['45', 45],
		['１２０', 120],
		['1,250', 1250],
		['45分钟', 45],
		['-30', -30],
		['两小时', null],
		['4 5', null],
		['', null]
	])('reads the number in %j as %j', (text, value) => {
		expect(numberIn(text, /分钟$/)).toBe(value);
	});

	it.each([
		['是', true],
		['Y', true],
		['√', true],
		['否', false],
		['', false],
		['不需要', false],
		['可能', null]
	])('takes %j for %j', (text, answer) => {
		expect(yesOrNo(text)).toBe(answer);
	});

	it.each([
		['机电', 'mechanical'],
		['电气', 'electrical'],
		['钣金', 'body'],
		['油漆', 'paint'],
		['喷漆', 'paint'],
		['快修', 'express'],
		['四轮定位', 'alignment'],
		['检验', 'inspection'],
		['洗车', 'wash'],
		['外协', 'sublet'],
		['Body', 'body'],
		['木工', null]
	])('knows the trade %s as %j', (text, trade) => {
		expect(tradeIn(text)).toBe(trade);
	});

	it.each([
		['预约', 'appointment'],
		['自然到店', 'walk-in'],
		['拖车', null]
	])('takes %s for %j', (text, source) => {
		expect(sourceIn(text)).toBe(source);
	});

	it.each([
		['钣喷（隔夜）', '钣喷', true],
		['钣喷(隔夜)', '钣喷', true],
		['钣喷', '钣喷', false]
	])('reads the category %s', (text, category, carriedOver) => {
		expect(categoryIn(text)).toEqual({ category, carriedOver });
	});

	it.each(['合计', '总 计', '小计：', '合计 6030'])('tells the foot %j from an order', (text) => {
		expect(isTotal(text)).toBe(true);
		expect(isTotal('RO202611233001')).toBe(false);
	});
});
