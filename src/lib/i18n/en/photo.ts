import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { photo as chinese } from '../zh-CN/photo.ts';

export const photo: SameKeys<typeof chinese> = {
	take: 'Take a photo',
	choose: 'Choose a photo',
	photos: 'Photos',
	nth: params('Photo {n}'),
	one: params('{what}: photo {n}'),
	enlarge: params('Enlarge photo {n}: {what}'),
	remove: params('Leave out photo {n}'),
	preparing: 'Preparing the photo…',
	unreadable: 'This file is no photo, or too large',
	held: count({
		one: '{count} photo not sent yet: the words go first, then the photo. Do not close this page',
		many: '{count} photos not sent yet: the words go first, then the photos. Do not close this page'
	}),
	waiting: count({
		one: '{count} photo not sent yet: it goes by itself once the line is back. Do not close this page',
		many: '{count} photos not sent yet: they go by themselves once the line is back. Do not close this page'
	}),
	refused: params('The photo of {plate} was not taken: {why}'),
	send: count({ one: 'Send {count} photo', many: 'Send {count} photos' }),
	sendAgain: 'Send again',
	discard: 'Do without it',
	leave: 'A photo was not sent yet and is lost with this page. Leave it?',
	gone: 'The photo cannot be shown'
};
