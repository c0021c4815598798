import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { unsent as chinese } from '../zh-CN/unsent.ts';

export const unsent: SameKeys<typeof chinese> = {
	waiting: params('Waiting to be sent: {count}; they go by themselves once the line is back'),
	waitingSince: params(
		'Waiting to be sent: {count} (the first of {since}); they go by themselves once the line is back'
	),
	inPageOnly: params(
		'{count} of them hold text and are in this page only: do not close or reload it'
	),
	leave: 'Something was not sent yet and is lost with this page. Leave it?',
	refusedTitle: params('Not done: {count}'),
	tapped: params('tapped {time}'),
	seen: 'Seen',
	seenOf: params('Seen: {what}')
};
