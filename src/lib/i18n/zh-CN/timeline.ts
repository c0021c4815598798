import { params } from '@nanostores/i18n';

/** The timeline, drawn and spoken. */
export const timeline = {
	byBay: '工位时间轴',
	byTechnician: '技师时间轴',
	byBoth: '工位与技师时间轴',
	times: '时间',
	closed: '非营业时间',
	lunch: '午休',
	absent: '缺勤',
	'out-of-order': '停用',
	promise: params('承诺 {time}'),
	planned: params('计划 {from}–{to}'),
	worked: params('实际 {from}–{to}'),
	workedSince: params('{from} 开工，进行中'),
	stopped: params('{from}–{to} 停工（{reason}）'),
	stoppedSince: params('{from} 起停工（{reason}）'),
	pending: '待确认',
	separator: '，',
	empty: '没有安排',
	standsHere: params('{plate} 停在此处，{time} 起'),
	'mark.waiting': '客户在店等待',
	'mark.hit': '技师不在或工位停用',
	'mark.parts': '配件未到',
	'mark.parts-here': '配件到了，待调度知晓',
	'mark.addition': '追加项目待客户答复',
	'mark.added': '新追加，待车间确认',
	'mark.carried-over': '隔夜车',
	'mark.promise-moved': '承诺已改',
	'mark.override': '带原因的例外安排'
} as const;
