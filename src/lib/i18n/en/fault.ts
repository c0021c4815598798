import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { fault as chinese } from '../zh-CN/fault.ts';

export const fault: SameKeys<typeof chinese> = {
	notFound: 'There is no such page',
	notAllowed: 'You are not allowed to open this page',
	failed: 'Something went wrong in the server, so this page cannot be shown',
	tellId: params('Tell your administrator this number: {id}'),
	home: 'Back to the start'
};
