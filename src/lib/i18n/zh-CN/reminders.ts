import { count, params } from '@nanostores/i18n';

/** Reminders in the bar of every page. */
export const reminders = {
	title: '提醒',
	bell: count({ one: '提醒：{count} 件要做的事', many: '提醒：{count} 件要做的事' }),
	count: count({ one: '{count} 件要做的事', many: '{count} 件要做的事' }),
	nothing: '没有要做的事',
	more: params('还有 {n} 件'),
	sound: '提醒声音',
	notify: '允许弹出通知',
	call: params('呼叫：{where} {kind}'),
	floor: '车间',
	'kind.help': '请求帮助',
	'kind.quality': '质量问题',
	'kind.parts': '缺配件',
	'kind.equipment': '设备故障',
	'kind.safety': '安全'
} as const;
