import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { reminders as chinese } from '../zh-CN/reminders.ts';

export const reminders: SameKeys<typeof chinese> = {
	title: 'Reminders',
	bell: count({ one: 'Reminders: {count} thing to do', many: 'Reminders: {count} things to do' }),
	count: count({ one: '{count} thing to do', many: '{count} things to do' }),
	nothing: 'Nothing to do',
	more: params('and {n} more'),
	sound: 'Sound',
	notify: 'Allow notifications',
	call: params('Call for help: {where} {kind}'),
	floor: 'the floor',
	'kind.help': 'help wanted',
	'kind.quality': 'quality',
	'kind.parts': 'parts missing',
	'kind.equipment': 'equipment',
	'kind.safety': 'safety'
};
