import type { ReasonLists, Setup } from './setup.ts';

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

/** A set-up as a release before the lists of reasons stored it. */
export type StoredSetup = Omit<Setup, 'reasons'> & Partial<Pick<Setup, 'reasons'>>;

/** The set-up with the lists every workshop begins with, where it was stored without. */
export const withReasons = (setup: StoredSetup): Setup =>
	setup.reasons === undefined
		? { ...setup, reasons: DEFAULT_REASONS }
		: { ...setup, reasons: setup.reasons };
