import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { peopleRefusals as chinese } from '../zh-CN/people-refusals.ts';

export const peopleRefusals: SameKeys<typeof chinese> = {
	'people/unknown': 'There is no such person',
	'people/bad-name': 'Enter a name of at most 60 characters',
	'people/bad-user-name':
		'A user name has 2 to 30 letters, digits or . - _ and begins with a letter or digit',
	'people/user-name-taken': 'Somebody else has this user name',
	'people/last-administrator': 'One administrator must be left',
	'people/bad-role': 'People cannot have this role',
	'people/short-password': 'A password has at least 12 characters',
	'people/long-password': 'A password has at most 128 characters',
	'people/common-password':
		'This password is among the first anybody would try, or made of the name. Choose another',
	'people/used-code':
		'This link was used, has expired or is not valid. Ask the administrator for a new one',
	'people/wrong-sign-in': 'User name or password is wrong',
	'people/too-many-tries': params('Too many tries. Wait {waitS} seconds'),
	'people/weak-pin': 'Choose six digits that nobody would guess',
	'people/wrong-pin': params('Wrong PIN; tries left: {triesLeft}'),
	'people/pin-locked': 'The PIN is locked. Sign in with the password',
	'people/no-device': 'Somebody must sign in on this device by password first',
	'people/not-fresh': 'Enter your password once more to show that it is you',
	'people/already-set-up': 'There is an administrator already. Sign in'
};
