import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { pastDays as chinese } from '../zh-CN/past-days.ts';

/** Days that were closed, read again. */
export const pastDays: SameKeys<typeof chinese> = {
	title: 'Closed days',
	lead: 'Read only; what was corrected afterwards is marked',
	link: 'Past days',
	back: 'All days',
	none: 'No day has been closed yet',
	noneWhy:
		'A day that was closed step by step is listed here. Where nobody closes it, the board does so after opening hours.',
	toClosing: 'Close the day',
	date: 'Day',
	closedBy: 'Closed by',
	closedAt: 'Closed at',
	board: 'the board',
	stay: 'Stayed overnight',
	undecided: 'Not decided',
	sameDayOut: 'Same-day out/due',
	dayTitle: params('{date}'),
	dayLead: params('closed at {time} by {by} · read only'),
	earlier: 'Day before',
	later: 'Day after',
	figures: 'Figures of the day',
	ofCounts: params('{count} ÷ {of}'),
	noCount: 'nothing to count',

	'figure.on-time': 'On time (first promise)',
	'figure.on-time-last': 'On time (last promise)',
	'figure.first-time-fix': 'First-time fix',
	'figure.rework': 'Rework',
	'figure.same-day': 'Same-day clearance',
	'figure.carry-over': 'Carry-over',
	'figure.delay-told': 'Delay told in time (customer)',
	'figure.delay-said': 'Delay said in time (workshop)',
	'formula.on-time': 'delivered at or before the first promise ÷ delivered',
	'formula.on-time-last': 'delivered at or before the last promise ÷ delivered',
	'formula.first-time-fix':
		'delivered without rework and without a comeback within 30 days ÷ delivered',
	'formula.rework': 'cars with a failed final inspection ÷ cars inspected',
	'formula.same-day':
		'same-day categories delivered on their day ÷ those that came (categories of now)',
	'formula.carry-over': 'cars open at closing',
	'formula.delay-told':
		'late deliveries whose customer was told, or agreed, in time (an hour ahead, four for visits over two days) ÷ late deliveries (work done after a promise)',
	'formula.delay-said':
		'late deliveries the workshop said in time (30 minutes ahead, the day before for later promises) ÷ late deliveries (work done after a promise)',
	notDelayed: params('not counted: {cars}, done before the promise and handed over after it'),
	between: ', ',

	delivered: 'Delivered',
	deliveredNone: 'No car was delivered',
	carried: 'Stayed overnight',
	carriedNone: 'No car stayed',
	unlisted: count({
		one: '{count} more stayed; an earlier release did not keep which',
		many: '{count} more stayed; an earlier release did not keep which'
	}),
	sameDay: 'Same-day clearance',
	sameDayNone: 'No car was due out',
	sameDayCounts: params('due {due} · out {done} · left {left}'),
	sameDayAllOut: 'All that were due have left',
	corrections: 'Corrected afterwards',
	correctionsNone: 'Nothing was corrected',
	mark: 'corrected',
	car: 'Car',
	category: 'Category',
	advisor: 'Advisor',
	time: 'Delivered',
	promise: 'Promise',
	moved: params('{last} (first {first})'),
	noPromise: 'none given',
	doneInTime: params('done {time}, no delay'),
	reworked: count({ one: 'sent back once', many: 'sent back {count} times' }),
	cameBack: params('came back {time}'),
	right: 'right first time',
	quality: 'Quality',
	since: params('here since {time}'),
	nights: count({ one: 'night {count}', many: 'night {count}' }),
	night: params('{date} {reason}'),
	clockOff: params('{technician}: clock-off {was} set to {to}'),
	stillOn: 'missing',
	cause: params('cause of the late finish: {cause}'),
	by: params('{time} by {by}')
};
