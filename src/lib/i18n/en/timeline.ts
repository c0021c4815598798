import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { timeline as chinese } from '../zh-CN/timeline.ts';

export const timeline: SameKeys<typeof chinese> = {
	byBay: 'Timeline by bay',
	byTechnician: 'Timeline by technician',
	byBoth: 'Timeline by bay and technician',
	times: 'Times',
	closed: 'Closed',
	lunch: 'Lunch',
	absent: 'Absent',
	'out-of-order': 'Out of order',
	promise: params('promised {time}'),
	planned: params('planned {from}–{to}'),
	worked: params('worked {from}–{to}'),
	workedSince: params('started {from}, running'),
	stopped: params('stopped {from}–{to} ({reason})'),
	stoppedSince: params('stopped since {from} ({reason})'),
	pending: 'not confirmed yet',
	separator: ', ',
	empty: 'nothing planned',
	standsHere: params('{plate} stands here since {time}'),
	legend: 'Legend',
	'legend.promise': 'promised time',
	'legend.plan': 'plan',
	'legend.worked': 'really done',
	'legend.stopped': 'stoppage',
	'mark.waiting': 'customer waits on site',
	'mark.hit': 'person away or bay out of order',
	'mark.parts': 'parts not here',
	'mark.parts-here': 'parts have arrived, not seen by dispatch yet',
	'mark.addition': 'additional work, waiting for the customer',
	'mark.added': 'added, not seen by the workshop yet',
	'mark.carried-over': 'carry-over',
	'mark.promise-moved': 'promise moved',
	'mark.override': 'placed against a rule, with a reason'
};
