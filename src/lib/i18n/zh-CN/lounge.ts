import { params } from '@nanostores/i18n';

/** Words of the customers' screen; plain, and nothing a stranger may not read. */
export const lounge = {
	title: '维修进度',
	car: '车辆',
	advisor: '服务顾问',
	advisorName: params('{name}顾问'),
	window: '预计交车',
	readyNow: '现在可取',
	unknown: '稍后告知',
	privacy: '本屏仅显示必要的脱敏信息，可向服务顾问申请不显示',
	notUpdated: '本屏暂时不更新，请向服务顾问确认',
	empty: '欢迎光临',
	'step.received': '接车',
	'step.in-work': '维修中',
	'step.on-hold': '等待中',
	'step.inspection': '质检',
	'step.wash': '洗车',
	'step.ready': '可交车',
	'weekday.1': '周一',
	'weekday.2': '周二',
	'weekday.3': '周三',
	'weekday.4': '周四',
	'weekday.5': '周五',
	'weekday.6': '周六',
	'weekday.7': '周日'
};
