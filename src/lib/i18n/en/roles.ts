import type { SameKeys } from '../catalogue.ts';
import type { roles as chinese } from '../zh-CN/roles.ts';

export const roles: SameKeys<typeof chinese> = {
	title: 'Roles and rights',
	lead: 'One table says who may do what: the server holds every command against it, and pages offer only what can be done.',
	what: 'What',
	'reach.any': 'all',
	'reach.own': 'own',
	'reach.no': 'no',
	legend: 'Legend',
	ownTitle: '“Own” means',
	'own.technician': 'Technician: operations planned for or worked on by them, and those cars',
	'own.leader': 'Team leader: operations and absences of their team',
	'own.inspector': 'Inspector: inspections and road tests',
	'own.advisor': 'Service advisor: their cars, and cars without an advisor',
	'own.undo': 'Undo: the step one did oneself',
	override: 'May break a rule that can be broken, with a reason',
	you: 'your role',
	'group.counter': 'Reception and customers',
	'group.plan': 'Planning',
	'group.work': 'Work on cars',
	'group.floor': 'People and bays',
	'group.setup': 'Set-up',
	'group.administration': 'Looking and administration'
};
