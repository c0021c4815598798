import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { handover as model } from '../zh-CN/handover.ts';

export const handover: SameKeys<typeof model> = {
	title: params('Hand over · {plate}'),
	lead: params('{customer} · promised {time}'),
	leadNoPromise: params('{customer}'),
	notReady: 'Not ready yet. To be finished first:',
	awaitsAnswer: 'The customer has yet to answer about additional work',
	notSettled: 'Not settled yet',
	settle: 'Settled',
	takenBy: 'Taken by',
	keyTagBack: 'Key tag is back',
	oldPartsGiven: 'Old parts handed out',
	certificate: 'Certificate of completion',
	submit: 'Hand over',
	refused: 'Not done'
};
