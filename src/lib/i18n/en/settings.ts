import type { SameKeys } from '../catalogue.ts';
import type { settings as chinese } from '../zh-CN/settings.ts';

export const settings: SameKeys<typeof chinese> = {
	title: 'Settings',
	'page.workshop': 'Workshop',
	'lead.workshop': 'Bays, technicians, skills, shifts, opening hours, operations and rules',
	'page.people': 'People',
	'lead.people': 'Who may sign in: invite, role, workshops, reset and shut out',
	'page.displays': 'Displays',
	'lead.displays':
		'Screens on walls: pairing, what they show, how they are, orders and taking them down',
	'page.customers': 'Customer data',
	'lead.customers': 'Find one customer, take out what is kept of them, or erase it for good',
	'page.audit': 'Audit',
	'lead.audit': 'Who did what, when and from which device; what was there before and after',
	'page.backups': 'Backup and restore',
	'lead.backups':
		'Backups made by themselves and by hand, taking them away, and how to restore one',
	'page.roles': 'Roles and rights',
	'lead.roles': 'Who may do what; the server holds every command against it',
	'page.tokens': 'API tokens',
	'lead.tokens': 'Let programs read, import or send commands, and revoke that at any time',
	'page.import': 'Import',
	'lead.import': "Read a day's repair orders from a DMS export, or a workshop's set-up file"
};
