import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { load as chinese } from '../zh-CN/load.ts';

/** How a day's work is spread between people and teams. */
export const load: SameKeys<typeof chinese> = {
	portion: 'Shared out today',
	standard: params('{hours} standard h'),
	share: params('{share}%, even {even}%'),
	kinds: params('easy {easy} · hard {hard}'),
	formula:
		'Share = standard hours ÷ those of the team (of a team: of its trade); even = hours present ÷ those of the same people; hard: takes over 10% longer here than planned; below 20 samples big repairs and electrical diagnosis',
	person: params('{taken}/{present} h taken · hard {hard}'),
	personAway: 'not there'
};
