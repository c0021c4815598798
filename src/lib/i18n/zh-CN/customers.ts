import { params } from '@nanostores/i18n';

/** Taking out and erasing what is kept of one customer. */
export const customers = {
	search: '查找',
	who: '车牌、VIN、电话或姓名',
	whoHint: '至少两个字符；同一辆车、同一个电话的其他维修会一起列出',
	visits: '维修记录',
	none: '没有找到。',
	chosen: '选中',
	plate: '车牌',
	name: '客户',
	phone: '电话',
	orders: '工单',
	arrived: '进厂',
	state: '状态',
	ended: '已结束',
	open: '在修，交车后才能清除',
	json: '导出 JSON',
	csv: '导出 CSV',
	erase: '清除客户资料',
	eraseTitle: '清除客户资料？',
	eraseAsk: params(
		'将从 {count} 次维修中永久清除：姓名、电话、车牌、VIN、备注、增项文字和所有说明。'
	),
	eraseKeeps: '保留：做过哪些作业、何时、由谁。无法撤销。',
	eraseBackups: '已有备份在轮换前（最长一个月）仍含这些资料；恢复旧备份后要重新清除。',
	cancel: '取消',
	confirm: '永久清除',
	erased: params('已清除 {count} 次维修的客户资料。'),
	working: '处理中…',
	audited: '每次导出和清除都会写入操作记录，但不含客户资料。',
	promise: '承诺交车',
	work: '作业项',
	started: '开始',
	finished: '完成',
	remark: '备注'
};
