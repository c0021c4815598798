import { IMPORT_FIELDS, type ImportColumn, type ImportField } from '#protocol/import.ts';

/**
 * What the columns of a file are. A heading is recognised by its name or a known synonym; everything
 * else is told by hand once and remembered for the workshop.
 */

// The first of each is what this project's own sample files use; the others are met in exports of
// dealer systems. Blanks, brackets and case do not matter.
const NAMES: Readonly<Record<Exclude<ImportField, 'ignore'>, readonly string[]>> = {
	orderNo: [
		'工单号',
		'维修工单号',
		'工单编号',
		'委托书号',
		'施工单号',
		'ro号',
		'orderno',
		'order no.'
	],
	plate: ['车牌号', '车牌', '车牌号码', '车号', '牌照号', 'plate', 'plate no.'],
	vin: ['车架号', 'vin', 'vin码', '底盘号', '车辆识别代号', '车辆识别码'],
	model: ['车型', '车型名称', '车系', '品牌车型', 'model'],
	colour: ['颜色', '车身颜色', '外观颜色', 'colour', 'color'],
	mileage: ['进厂里程', '里程', '里程数', '行驶里程', '进厂里程(km)', 'mileage'],
	customerName: ['客户姓名', '客户名称', '客户', '车主', '车主姓名', '送修人', 'customer'],
	phone: ['联系电话', '手机', '手机号', '手机号码', '电话', '送修人电话', 'phone'],
	waiting: ['在店等待', '是否等待', '客户等待', '是否在店等待', 'waiting'],
	source: ['来源', '进店方式', '预约方式', '来店方式', 'source'],
	appointmentAt: ['预约时间', '预约进店时间', '预约到店时间', 'appointment'],
	arrivedAt: ['进厂时间', '进厂日期', '到店时间', '开单时间', '开单日期', '接车时间', 'arrived'],
	promisedAt: [
		'承诺交车时间',
		'预计交车时间',
		'预交车时间',
		'约定交车时间',
		'预计完工时间',
		'promised'
	],
	advisor: ['服务顾问', '业务接待', '接待员', 'sa', 'advisor', 'service advisor'],
	category: ['维修类别', '维修类型', '工单类型', '业务类型', 'category'],
	lineNo: ['项目序号', '序号', '行号', '项次', 'line no.', 'line'],
	itemCode: ['项目代码', '项目编码', '工时代码', '作业代码', 'item code'],
	itemName: ['项目名称', '维修项目', '作业项目', '工时名称', '项目', 'item', 'item name'],
	trade: ['工种', '作业工种', 'trade'],
	skill: ['技能', '技能代码', '技能要求', 'skill'],
	standardMinutes: ['标准工时(分钟)', '标准工时', '工时(分钟)', '标准工时(分)', 'standard minutes'],
	standardHours: ['标准工时(小时)', '工时(小时)', '标准工时(h)', '工时数', 'standard hours'],
	partsDueAt: ['配件预计到货', '配件到货时间', '预计到货时间', '配件预计到货时间', 'parts due'],
	washWanted: ['洗车', '是否洗车', 'wash'],
	oldPartsWanted: ['旧件带走', '是否带走旧件', '旧件', 'old parts'],
	remark: ['备注', '说明', '客户描述', '故障描述', 'remark', 'remarks']
};

const plain = (heading: string): string =>
	heading
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_*：:]/g, '');

const FIELD_OF_NAME: ReadonlyMap<string, ImportField> = new Map(
	(Object.entries(NAMES) as [ImportField, readonly string[]][]).flatMap(([field, names]) =>
		names.map((name): [string, ImportField] => [plain(name), field])
	)
);

/** Column heading to field, as somebody told by hand. */
export type HandMapping = Readonly<Record<string, string>>;

const isField = (text: string | undefined): text is ImportField =>
	IMPORT_FIELDS.some((field) => field === text);

/**
 * The columns under these headings. What was told by hand wins; of two columns of one name the first
 * counts and the other is nobody's.
 */
export function columnsOf(headings: readonly string[], byHand: HandMapping): ImportColumn[] {
	const taken = new Set<ImportField>();
	const claim = (field: ImportField | undefined): ImportField | null => {
		if (field === undefined || taken.has(field)) return null;
		if (field !== 'ignore') taken.add(field);
		return field;
	};
	const names = headings.map((heading) => heading.trim());
	const told = names.map((heading) => {
		const field = Object.hasOwn(byHand, heading) ? byHand[heading] : undefined;
		return claim(isField(field) ? field : undefined);
	});
	return names.map((heading, index): ImportColumn => {
		const hand = told[index] ?? null;
		const field = hand ?? claim(FIELD_OF_NAME.get(plain(heading)));
		return {
			heading,
			field,
			by: hand !== null ? 'hand' : field !== null ? 'name' : null,
			sample: ''
		};
	});
}

/** How many of these headings are known; tells the heading row from a title above it. */
export const recognised = (headings: readonly string[], byHand: HandMapping): number =>
	columnsOf(headings, byHand).filter(({ field }) => field !== null).length;

// A row is an order line only with one of each.
const NEEDED: readonly (readonly ImportField[])[] = [
	['orderNo'],
	['plate', 'vin'],
	['itemName', 'itemCode'],
	['trade', 'skill'],
	['standardMinutes', 'standardHours']
];

/** What is missing to read order lines, each group by the name of its first column; empty when nothing is. */
export function missingColumns(columns: readonly ImportColumn[]): readonly string[] {
	const present = new Set(columns.map(({ field }) => field));
	return NEEDED.filter((group) => !group.some((field) => present.has(field))).map((group) =>
		group.map((field) => (field === 'ignore' ? '' : (NAMES[field][0] ?? ''))).join(' / ')
	);
}
