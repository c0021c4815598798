import type { SameKeys } from '../catalogue.ts';
import type { roles as chinese } from '../zh-CN/roles.ts';

export const roles: SameKeys<typeof chinese> = {
	what: 'What',
	'reach.any': 'all',
	'reach.own': 'own',
	'reach.no': 'no',
	administrator: 'The administrator may do everything.',
	ownTitle: 'Own means:',
	'own.technician': 'Technician: operations planned for or worked on by them, and those cars',
	'own.leader': 'Team leader: operations and absences of their team',
	'own.inspector': 'Inspector: inspections and road tests',
	'own.advisor': 'Service advisor: their cars, and cars without an advisor',
	'own.undo': 'Undo: the step one did oneself',
	you: 'you',
	'group.counter': 'Reception and customers',
	'group.plan': 'Planning',
	'group.work': 'Work on cars',
	'group.floor': 'People and bays',
	'group.setup': 'Set-up',
	'group.administration': 'Looking and administration'
};
