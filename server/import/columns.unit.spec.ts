import { describe, expect, it } from 'vitest';
import { columnsOf, missingColumns } from './columns.ts';

const fields = (headings: readonly string[], byHand = {}): readonly (string | null)[] =>
	columnsOf(headings, byHand).map(({ field }) => field);

describe('columnsOf', () => {
	it('knows a heading whatever brackets, blanks and marks it is written with', () => {
		expect(fields(['工单号*', ' 标准工时（分钟） ', 'VIN 码', '车牌号：'])).toEqual([
			'orderNo',
			'standardMinutes',
			'vin',
			'plate'
		]);
	});

	it('takes the first of two columns of one name', () => {
		expect(fields(['车牌号', '车牌'])).toEqual(['plate', null]);
	});

	it('lets what was told by hand win over a name', () => {
		expect(columnsOf(['开单号', '备注', '工单号'], { 开单号: 'orderNo', 备注: 'ignore' })).toEqual([
			{ heading: '开单号', field: 'orderNo', by: 'hand', sample: '' },
			{ heading: '备注', field: 'ignore', by: 'hand', sample: '' },
			{ heading: '工单号', field: null, by: null, sample: '' }
		]);
	});

	it('ignores what was told of a field there is not', () => {
		expect(fields(['工单号', '甲'], { 甲: 'constructor', toString: 'plate' })).toEqual([
			'orderNo',
			null
		]);
	});
});

describe('missingColumns', () => {
	it('names each thing an order line needs', () => {
		expect(missingColumns(columnsOf(['工单号', '车架号', '备注'], {}))).toEqual([
			'项目名称 / 项目代码',
			'工种 / 技能',
			'标准工时(分钟) / 标准工时(小时)'
		]);
	});

	it('is content with one of each kind', () => {
		expect(missingColumns(columnsOf(['RO号', '车号', '项目代码', '技能', '工时数'], {}))).toEqual(
			[]
		);
	});
});
