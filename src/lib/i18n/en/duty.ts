import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { duty as chinese } from '../zh-CN/duty.ts';

export const duty: SameKeys<typeof chinese> = {
	'duty.meet': 'Meet the customer',
	'duty.remind': 'Remind of the appointment',
	'duty.hand-in': 'Hand the car in',
	'duty.ask-progress': 'Ask how it goes',
	'duty.say-late': 'Say that it will be late',
	'duty.ask-addition': 'Ask about additional work',
	'duty.see-addition': 'See additional work',
	'duty.order-parts': 'Order parts',
	'duty.chase-parts': 'Chase parts',
	'duty.parts-here': 'Parts have come',
	'duty.tell-ready': 'Tell that it is ready',
	'duty.tell-delay': 'Tell the delay',
	'duty.clear-today': 'Clear for today',
	'duty.follow-up': 'Follow-up call',
	'duty.settle-complaint': 'Settle a complaint',
	'duty.give-promise': 'Promise a time',
	'duty.plan-tomorrow': 'Plan tomorrow',
	'why.meet': params('Arrived {arrivedAt}; to be met within 2 minutes'),
	'why.hand-in': params('Arrived {arrivedAt}; to the workshop with its order within 10 minutes'),
	'why.remind': params('Appointment {appointmentAt}; remind half a day to a day before'),
	'why.ask-progress': params(
		'“{operation}”: {worked} of {length} used ({percent}%); ask whether it will be done in time'
	),
	'why.say-late': params(
		'Expected {forecastAt}, after the promise {promisedAt}; the workshop has to say the new time and why'
	),
	'why.ask-addition': params('Found “{text}”; tell the price and ask the customer'),
	'why.see-addition': params('“{text}” was approved; confirm that the workshop has seen it'),
	'why.order-parts': params('Parts for “{operation}” are missing and nobody knows when they come'),
	'why.chase-parts': params('Parts for “{operation}” were due {partsDueAt} and are not here'),
	'why.parts-here': params('Parts for “{operation}” came {partsArrivedAt}'),
	'why.ready': params('Done {readyAt}; tell the customer to collect it'),
	'why.soon': params('Will be ready as promised at {promisedAt}; tell the customer ahead'),
	'why.tell-delay': params(
		'Expected {forecastAt}, after the promise {promisedAt}; tell the customer and why'
	),
	'why.clear-today': params('Should leave today and is not done; expected {forecastAt}'),
	'why.clear-today-unknown': 'Should leave today and is not done; nobody knows when it will be',
	'why.follow-up': params('Handed over {deliveredAt}; call number {nth}'),
	'why.complaint': params('The customer complained at {at}; settle it and say how'),
	'why.comeback': params('The customer comes back, {at}; settle it and say how'),
	'why.give-promise': params('No time was promised yet; expected to be done {forecastAt}'),
	'why.give-promise-unknown': 'No time was promised yet',
	'why.plan-tomorrow': params('{cars} cars have work that nobody is planned for'),
	'cause.stoppage': params('stopped: {reason}'),
	'cause.approval': 'waiting for the customer’s answer about additional work',
	'cause.addition': params('additional work “{text}”, {minutes}'),
	'cause.parts': params('parts come {dueAt}'),
	'cause.rework': 'failed its inspection and is being reworked',
	'cause.overrun': params('“{operation}” takes longer than planned'),
	'cause.waiting': 'waiting for a bay or a technician'
};
