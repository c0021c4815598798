import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { whatIf as chinese } from '../zh-CN/what-if.ts';

export const whatIf: SameKeys<typeof chinese> = {
	open: 'Try a plan (W)',
	title: 'Trying a plan',
	unchanged: 'the real plan is unchanged, nobody else sees this',
	figures: 'Before and after',
	late: 'Cars late',
	lateMinutes: 'Late in all',
	waitingMinutes: 'Customers wait in all',
	fromTo: params('{before} → {after}'),
	better: 'better',
	worse: 'worse',
	moved: count({ one: '{count} change', many: '{count} changes' }),
	nothing: 'Nothing changed yet: drag work, or use “Assign / re-time”',
	lost: count({
		one: '{count} was changed or begun by somebody and is left out',
		many: '{count} were changed or begun by somebody and are left out'
	}),
	list: 'Cars it touches',
	listTitle: 'Cars this plan touches',
	listNone: 'No car is touched.',
	take: 'Take in',
	car: 'Car',
	promise: 'Promise',
	finish: 'Forecast finish',
	effect: 'Effect',
	moves: 'Changes',
	pushedOnly: 'not moved, follows others',
	'verdict.saved': 'in time again',
	'verdict.broken': 'would be late',
	'verdict.earlier': 'earlier',
	'verdict.later': 'later',
	'verdict.same': 'as before',
	apply: 'Apply as one step',
	drop: 'Drop it',
	undoTried: 'Take the last try back',
	redoTried: 'Try it again',
	onlyPlaces: 'While trying, work can only be assigned and re-timed',
	leaveFirst: 'Apply or drop the tried plan first',
	was: params('planned: {text}')
};
