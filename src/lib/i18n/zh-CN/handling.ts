import { count, params } from '@nanostores/i18n';

/** Moving bars by hand. */
export const handling = {
	several: count({ one: '{count} 项', many: '{count} 项' }),
	place: params('{row} · {who} · {from}–{to}'),
	minutes: params('{n} 分'),
	toTray: '放回待排',
	nowhere: '这里不能放，松手则回到原处',
	fine: '没有冲突，也不影响其他承诺',
	more: params('另有 {n} 条'),
	lockTime: 'Shift 只换行',
	lockRow: 'Alt 只改时间',
	cancel: 'Esc 取消',
	wasHere: params('原处 {text}'),
	heldBy: params('{name} 正在移动'),
	cannotLift: '已开工或已完工的作业不能移动',
	mayNotMove: '您的角色不安排作业，只能查看',
	nothingForYou: params('{row}：没有您可做的操作'),
	lifted: params(
		'已拿起 {what}。左右键改时间，上下键换行，Shift 每次 30 分，[ ] 改时长，Enter 放下，Esc 取消'
	),
	putBack: params('{what} 留在原处'),
	moved: params('{what} 已移到 {place}'),
	unplaced: params('{what} 已放回待排'),
	separator: '；',
	reasonTitle: params('{what} · 说明原因'),
	reasonOverride: '例外安排的原因（会留存）',
	reasonLonger: '延长的原因',
	confirm: '确定',
	pushTitle: params('{row} {time} 起整体顺延'),
	pushItem: '此后全部顺延…',
	pushMinutes: '顺延（分）',
	pushCount: count({ one: '{count} 项将顺延', many: '{count} 项将顺延' }),
	pushNone: '没有可顺延的作业',
	push: '顺延',
	detailsItem: '详情',
	backItem: count({ one: '选中的 {count} 项放回待排', many: '选中的 {count} 项放回待排' }),
	menu: params('{what} 的操作'),
	viewBoth: '两者',
	days: '三天',
	follow: '跟随现在'
} as const;
