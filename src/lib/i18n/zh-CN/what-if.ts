import { count, params } from '@nanostores/i18n';

/** Trying a plan out before it is made real. */
export const whatIf = {
	open: '试排（W）',
	title: '试排',
	unchanged: '真实计划未变，别人看不到',
	figures: '试排前后',
	late: '晚交车辆',
	lateMinutes: '晚点合计',
	waitingMinutes: '在店等待合计',
	fromTo: params('{before} → {after}'),
	better: '变好',
	worse: '变差',
	moved: count({ one: '改动 {count} 项', many: '改动 {count} 项' }),
	nothing: '还没有改动：拖动作业，或在“派工 / 改时”里改',
	lost: count({
		one: '{count} 项已被他人改动或开工，不再列入',
		many: '{count} 项已被他人改动或开工，不再列入'
	}),
	list: '受影响的车',
	listTitle: '试排影响的车辆',
	listNone: '没有车受影响。',
	take: '采用',
	car: '车辆',
	promise: '承诺',
	finish: '预计完工',
	effect: '影响',
	moves: '改动',
	pushedOnly: '未改动，受他车影响',
	'verdict.saved': '赶得上了',
	'verdict.broken': '将会晚点',
	'verdict.earlier': '提前',
	'verdict.later': '推后',
	'verdict.same': '不变',
	apply: '应用为一步',
	drop: '放弃试排',
	undoTried: '撤回上一步试排',
	redoTried: '重做试排',
	onlyPlaces: '试排中只能改派和改时',
	leaveFirst: '请先应用或放弃试排',
	was: params('原计划：{text}')
} as const;
