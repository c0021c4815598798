import type { ReasonLists } from './setup.ts';

/**
 * The reasons a workshop begins with. They are its own words from then on, edited in the set-up like
 * the names of its bays, and so they are not translated.
 */
export const DEFAULT_REASONS: ReasonLists = {
	lengthening: [
		'故障比预计复杂',
		'等待配件',
		'等待客户确认',
		'设备或工具占用',
		'技师经验不足',
		'返工',
		'其他'
	],
	lateFinish: [
		'故障比预计复杂',
		'等待配件',
		'等待客户确认',
		'设备故障或占用',
		'支援其他作业',
		'估时不足',
		'返工',
		'其他'
	]
};
