import { params } from '@nanostores/i18n';

/** How a day's work is spread between people and teams. */
export const load = {
	standard: params('标准工时 {hours}'),
	share: params('占 {share}%，均摊 {even}%'),
	kinds: params('易 {easy} · 难 {hard}'),
	formula:
		'占比＝标准工时÷同组标准工时，均摊＝在岗时间÷同组在岗时间；难＝实际比计划长 10% 以上（不足 20 次时：大修、电气诊断）',
	person: params('已排 {taken}/{present} 小时 · 难 {hard}'),
	personAway: '不在岗'
};
