import { describe, expect, it } from 'vitest';
import type { Lateness } from '#core/promise/lateness.ts';
import { latenessText } from './lateness-text.ts';

const said = (level: Lateness['level'], minutes: number): readonly string[] => {
	const lateness: Lateness = {
		level,
		minutes,
		promisedAt: 0,
		firstPromisedAt: 0,
		forecastAt: null,
		moved: false
	};
	return [latenessText('zh-CN', lateness), latenessText('en', lateness)];
};

describe('latenessText', () => {
	it.each<[Lateness['level'], number, string, string]>([
		['none', 0, '', ''],
		['on-track', 95, '余 95 分', '95 min left'],
		['on-track', 1319, '余 22 小时', '22 h left'],
		['on-track', 3000, '余 2 天', '2 d left'],
		['due-soon', 9, '即将到时 余 9 分', 'Due soon 9 min left'],
		['at-risk', 26, '有风险 预计晚 26 分', 'At risk: will be 26 min late'],
		['at-risk', 915, '有风险 预计晚 15 小时', 'At risk: will be 15 h late'],
		['late', 121, '晚 2 小时', '2 h late'],
		['late', 915, '晚 15 小时', '15 h late']
	])('%s by %i minutes', (level, minutes, chinese, english) => {
		expect(said(level, minutes)).toEqual([chinese, english]);
	});
});
