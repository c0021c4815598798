import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { signIn as chinese } from '../zh-CN/sign-in.ts';

export const signIn: SameKeys<typeof chinese> = {
	title: 'Sign in',
	demoLead: 'Demo: choose a role to enter, no password needed.',
	as: params('Enter as {role}'),
	signedInAs: params('Signed in: {name} ({role})'),
	signOut: 'Sign out',
	linkLead: params('One-time sign-in link for {name} ({role})'),
	useLink: 'Sign in',
	linkUsed: 'This link was used, has expired or is not valid. Ask the administrator for a new one.',
	noWay:
		'Use the one-time link your administrator gave you. The first administrator finds theirs on the console of the server.',
	letInTitle: 'Sign-in links',
	letInLead:
		'Make a one-time sign-in link for a colleague or a display: valid for 24 hours, and only for whoever opens it first.',
	name: 'Name of the person or display',
	role: 'Role',
	makeLink: 'Make link',
	linkMade: params('Sign-in link for {name} (shown this once)'),
	missingName: 'Enter a name'
};
