/** Who is here, the end of the day, parts, and the calls after delivery. */
export const closing = {
	'mark.present': '到岗',
	'mark.late': '迟到',
	'mark.absent': '缺勤',
	'mark.gone-home': '已离开',
	'mark.overtime': '加班',
	'carry.planned-longer': '计划多日',
	'carry.parts': '待料',
	'carry.approval': '待客户确认',
	'carry.sublet': '外协',
	'carry.no-time': '当天做不完',
	'carry.not-collected': '客户未取车',
	'carry.other': '其他',
	'carry.not-decided': '未决定',
	'call.satisfied': '满意',
	'call.unreached': '未接通',
	'call.complaint': '投诉',
	'call.comeback': '要求返修',
	'reader.advisor': '服务顾问',
	'reader.dispatcher': '车间调度'
} as const;
