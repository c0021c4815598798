import { count, params } from '@nanostores/i18n';

/** What a customer can be promised, and how sure it is. */
export const quote = {
	title: '可承诺的时间',
	times: '按把握选择',
	inHundred: params('{time} · 把握 {percent}%'),
	earliest: params('不影响他人，最快 {finish} 完工：{start} 进 {bay}，{technician}'),
	sooner: params('若插到前面：{start} 进 {bay}，{technician}，{finish} 完工'),
	hurtsNobody: '不会影响已承诺的车',
	hurts: count({ one: '会推迟 {count} 个承诺', many: '会推迟 {count} 个承诺' }),
	hurt: params('{plate} 承诺 {promised}，预计 {before} → {after}'),
	hurtMore: count({ one: '另有 {count} 台', many: '另有 {count} 台' }),
	chosen: params('选定的 {time}：100 天里有 {percent} 天能做到'),
	sure: params('把握 {percent}%'),
	how: '按本店各项目、各技师的计划与实际工时，把当天模拟 500 次；人员、工位和顺序不变',
	offer: params('把握 80%：{at80} · 95%：{at95}')
};
