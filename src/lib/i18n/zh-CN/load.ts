import { params } from '@nanostores/i18n';

/** How a day's work is spread between people and teams. */
export const load = {
	portion: '今天的分配',
	standard: params('标准工时 {hours}'),
	share: params('占 {share}%，均摊 {even}%'),
	kinds: params('易 {easy} · 难 {hard}'),
	formula:
		'占比 = 标准工时 ÷ 同班组（班组则为同工种）标准工时；均摊 = 在岗时间 ÷ 同组在岗时间；难：本店实际超出计划 10% 以上，样本不足 20 次时为可跨班的大修和电气诊断',
	person: params('已排 {taken}/{present} 小时 · 难 {hard}'),
	personAway: '不在岗'
};
