import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { quote as chinese } from '../zh-CN/quote.ts';

/** What a customer can be promised, and how sure it is. */
export const quote: SameKeys<typeof chinese> = {
	title: 'What can be promised',
	times: 'Choose how sure',
	inHundred: params('{time} · {percent}% sure'),
	earliest: params(
		'Without disturbing anyone ready at {finish} at the earliest: {bay} at {start}, {technician}'
	),
	sooner: params('Taken before others: {bay} at {start}, {technician}, ready at {finish}'),
	hurtsNobody: 'No promise would be hurt',
	hurts: count({
		one: '{count} promise would be pushed',
		many: '{count} promises would be pushed'
	}),
	hurt: params('{plate} promised {promised}, expected {before} → {after}'),
	hurtMore: count({ one: '{count} car more', many: '{count} cars more' }),
	chosen: params('{time} as chosen holds on {percent} of 100 days'),
	sure: params('{percent}% sure'),
	how: 'The day lived through 500 times with this shop’s own planned and real times by work and person; people, bays and order stay',
	offer: params('80% sure: {at80} · 95%: {at95}')
};
