import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { signIn as chinese } from '../zh-CN/sign-in.ts';

export const signIn: SameKeys<typeof chinese> = {
	title: 'Sign in',
	hasEnded: 'Your session has ended; sign in again.',
	demoLead: 'Demo: choose a role to enter, no password needed.',
	as: params('Enter as {role}'),
	signedInAs: params('Signed in: {name} ({role})'),
	signOut: 'Sign out',
	linkUsed: 'This link was used, has expired or is not valid. Ask the administrator for a new one.',
	userName: 'User name',
	password: 'Password',
	yourName: 'Name',
	show: 'Show',
	hide: 'Hide',
	capitals: 'Caps Lock is on',
	withPassword: 'Sign in',
	passwordHint: 'At least 12 characters; a sentence will do',
	choosePassword: 'Choose a password',
	savePassword: 'Save and sign in',
	proveLead: 'Enter your password once more to show that it is you.',
	prove: 'Confirm',
	setUpTitle: 'Make the administrator',
	setUpLead:
		'This is the first start. Make an account for yourself; you invite the others afterwards.',
	invited: params('{name}, choose the password for your user name {userName}.')
};
