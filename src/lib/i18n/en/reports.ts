import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { reports as chinese } from '../zh-CN/reports.ts';

/** Figures of past days. */
export const reports: SameKeys<typeof chinese> = {
	promises: 'How promises hold',
	promisesLead: 'How sure a promise was said to be, and how often such promises were kept',
	period: 'Period',
	last: params('Last {days} days'),
	none: 'No promises to judge yet',
	noneWhy:
		'When a day is closed, each promise of the delivered cars is checked and counted here. Give promises at the counter, for appointments or on the advisor’s page, and come back after closing.',
	noneUnsaid: params(
		'{given} promises were given without saying how sure (imported ones, for instance); {kept} of them were kept'
	),
	summary: params('{first} to {last}: {given} promises, {kept} kept ({percent}%)'),
	gap: params('off by {gap} percentage points on average'),
	gapFormula:
		'Average gap = Σ(promises of each group × |said − held|) ÷ all promises; 0 is honest. Kept = the last work was done at or before the promise; each promise of a car counts by itself',
	chart: 'Said and held',
	chartSaid: params('{given} promises said to be {said}% sure: {held}% held'),
	axisSaid: 'Said to be sure, %',
	axisHeld: 'Held, %',
	honest: 'Honest',
	range: '95% interval',
	points: 'Held',
	table: 'Figures',
	said: 'Said',
	given: 'Promises',
	kept: 'Kept',
	held: 'Held',
	between: '95% interval',
	percent: params('{percent}%'),
	span: params('{low}–{high}%'),
	bin: params('{from}–{to}% (average {said}%)')
};
