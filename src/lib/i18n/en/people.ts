import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { people as chinese } from '../zh-CN/people.ts';

export const people: SameKeys<typeof chinese> = {
	list: 'People',
	find: 'Find a name, user name or role',
	showAll: 'Show who is shut out',
	shown: params('{shown} of {all}'),
	none: 'Nobody fits.',
	nobody: 'There is nobody yet. Invite the first one.',
	onlyInactive: 'Nobody here may sign in; the box above shows the others.',
	history: 'History',
	historyOf: params('History of {name}'),
	noHistory: 'Nothing was changed yet.',
	name: 'Name',
	userName: 'User name',
	userNameHint: 'Typed to sign in: 2 to 30 letters or digits. It cannot be changed later',
	role: 'Role',
	workshops: 'Workshops',
	allWorkshops: 'All workshops',
	chosenWorkshops: 'Only these',
	noWorkshop: 'No workshop',
	staff: 'In the workshop they are',
	staffHint: 'Says whose work is their own: choose for technicians, team leaders and advisors',
	noStaff: 'Nobody there',
	state: 'State',
	'state.active': 'May sign in',
	'state.invited': 'Password to choose',
	'state.inactive': 'Shut out',
	hasPin: 'Has a PIN',
	lastSeen: 'Last sign-in',
	never: 'Never',
	sessions: 'Signed in',
	actions: 'Actions',
	more: params('More for {name}'),
	invite: 'Invite somebody',
	change: 'Change',
	changeOf: params('Change {name}'),
	save: 'Save',
	changeLead:
		'Another role, other workshops or another entry sign the person out everywhere at once.',
	reset: 'Reset password and PIN',
	resetTitle: params('Reset password and PIN of {name}?'),
	resetLead:
		'Both are void at once, and the person is out everywhere. You get a one-time link for them to choose a new password.',
	endSessions: 'Sign out everywhere',
	endTitle: params('Sign {name} out everywhere?'),
	endLead: 'Every page they have open stops at once. Password and PIN stay.',
	deactivate: 'Shut out',
	deactivateTitle: params('Shut {name} out?'),
	deactivateLead:
		'They are out at once and cannot sign in until you let them in again. Histories keep their name.',
	activate: 'Let in again',
	done: params('Updated: {name}'),
	ended: params('{name} is signed out everywhere'),
	linkTitle: params('The link for {name}'),
	linkLead: params(
		'{name} (user name {userName}) chooses a password with this link. It is good for 24 hours and once; it cannot be seen again.'
	),
	link: 'One-time link',
	copy: 'Copy the link',
	copied: 'Copied',
	print: 'Print',
	proveTitle: 'Your password once more',
	proveLead:
		'Managing people takes somebody who has just shown who they are. It goes on afterwards.',
	noAnswer: 'The server does not answer. Try again in a moment.'
};
