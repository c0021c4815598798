import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { load as chinese } from '../zh-CN/load.ts';

/** How a day's work is spread between people and teams. */
export const load: SameKeys<typeof chinese> = {
	standard: params('{hours} standard h'),
	share: params('{share}%, even {even}%'),
	kinds: params('easy {easy} · hard {hard}'),
	formula:
		'Share = standard h ÷ those of the group, even = h present ÷ those of the group; hard = over 10% longer than planned (below 20 samples: big repairs, diagnosis)',
	person: params('{taken}/{present} h taken · hard {hard}'),
	personAway: 'not there'
};
