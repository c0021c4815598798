import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { planner as chinese } from '../zh-CN/planner.ts';

export const planner: SameKeys<typeof chinese> = {
	title: 'Planner',
	plan: 'Plan the rest',
	planHint: 'Places all work not begun anew, by the promises; begun and pinned work stays',
	repair: 'Repair',
	repairHint: 'Keeps more promises with few changes to the plan in force',
	stop: 'Take this one',
	planning: params('{tried} tried, {seconds} s, still improving…'),
	planned: params('Best found: {tried} tried in {seconds} s, begun with “{rule}”'),
	repairing: 'Looking for repairs…',
	repaired: params('{tried} tried in {seconds} s'),
	nothingBetter: 'Nothing better than pushing everything right was found',
	choices: 'Ways to repair the day',
	pushed: 'Push right',
	choice: params('Plan {n}'),
	effect: params('{moved} cars move · {saved} saved · {broken} newly late'),
	notSaved: params('It does not fit: {late} cars stay late, by {minutes} min in all'),
	leftOut: count({ one: '{count} cannot be planned', many: '{count} cannot be planned' }),
	leftOutTitle: 'Work that cannot be planned',
	'why.no-technician': 'nobody has the skill',
	'why.no-bay': 'there is no such bay',
	'why.closed': 'whoever could do it does not work these days',
	'why.too-long': 'fits into no stretch of hours and may not be split',
	'why.parts': 'nobody knows when its parts come',
	'why.behind': 'comes after work that cannot be planned',
	'rule.first-come': 'first come, first served',
	'rule.keep-technician': 'keep the technician',
	'rule.due-date': 'earliest promise first',
	'rule.weighted-due-date': 'earliest and weightiest promise first',
	'rule.modified-due-date': 'what is running late first',
	'rule.tardiness-cost': 'most pressing first'
};
