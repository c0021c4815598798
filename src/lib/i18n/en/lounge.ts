import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { lounge as chinese } from '../zh-CN/lounge.ts';

export const lounge: SameKeys<typeof chinese> = {
	title: 'Your car today',
	car: 'Car',
	advisor: 'Advisor',
	advisorName: params('Advisor {name}'),
	window: 'Expected',
	readyNow: 'Now',
	readyAt: params('Counter {counter}'),
	delivered: 'Collected',
	'salutation.mr': params('Mr {surname}'),
	'salutation.ms': params('Ms {surname}'),
	'call.ready': 'Your car is ready',
	'call.counter': params('Please come to counter {counter}'),
	'call.desk': 'Please come to the service desk',
	soundBlocked: 'Tap the screen for sound',
	unknown: 'To follow',
	privacy: 'Masked. Ask your advisor for a ticket.',
	notUpdated: 'Not being updated for the moment; please ask your advisor',
	empty: 'Welcome',
	'step.received': 'Received',
	'step.in-work': 'In work',
	'step.on-hold': 'On hold',
	'step.inspection': 'Checking',
	'step.wash': 'Washing',
	'step.ready': 'Ready',
	'weekday.1': 'Mon',
	'weekday.2': 'Tue',
	'weekday.3': 'Wed',
	'weekday.4': 'Thu',
	'weekday.5': 'Fri',
	'weekday.6': 'Sat',
	'weekday.7': 'Sun'
};
