import { params } from '@nanostores/i18n';

/** Figures of past days. */
export const reports = {
	promises: '承诺的把握',
	promisesLead: '承诺时说的把握，与后来真正做到的比例',
	period: '时间范围',
	last: params('最近 {days} 天'),
	none: '还没有可统计的承诺',
	noneWhy:
		'当天收工后，已交车的承诺会逐个核对是否做到，并计入这里。先在接车、预约或顾问工作台给出承诺，收工之后再来看。',
	noneUnsaid: params('{given} 个承诺给出时没有把握数据（例如从 DMS 导入），其中做到 {kept} 个'),
	summary: params('{first} 至 {last}：{given} 个承诺，做到 {kept} 个（{percent}%）'),
	gap: params('平均偏差 {gap} 个百分点'),
	gapFormula:
		'平均偏差 = Σ(每组承诺数 × |说的把握 − 做到的比例|) ÷ 承诺总数；0 为完全如实。做到 = 最后一项作业在承诺时间或之前完工；改过的承诺每次单独计',
	chart: '说的把握与做到的比例',
	chartSaid: params('说有 {said}% 把握的 {given} 个承诺，做到 {held}%'),
	axisSaid: '承诺时说的把握 %',
	axisHeld: '做到的比例 %',
	honest: '完全如实',
	range: '95% 区间',
	points: '做到的比例',
	table: '数据表',
	said: '说的把握',
	given: '承诺数',
	kept: '做到',
	held: '做到的比例',
	between: '95% 区间',
	percent: params('{percent}%'),
	span: params('{low}–{high}%'),
	bin: params('{from}–{to}%（平均 {said}%）')
};
