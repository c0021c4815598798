import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { tokens as chinese } from '../zh-CN/tokens.ts';

export const tokens: SameKeys<typeof chinese> = {
	list: 'API tokens',
	none: 'There is no token yet.',
	name: 'Name',
	nameHint: 'What the program is and where it runs, e.g. “DMS export”',
	role: 'Acts as',
	scopes: 'Scopes',
	workshops: 'Workshops',
	expires: 'Valid for',
	'expires.never': 'No limit',
	'expires.days': params('{days} days'),
	lastUsed: 'Last used',
	never: 'Never',
	created: 'Created',
	createdBy: params('{by}, {at}'),
	until: params('Until {at}'),
	expired: params('Expired {at}'),
	create: 'Create token',
	createTitle: 'Create a token',
	made: params(
		'Token “{name}” is made. Copy it now and give it to the program; it cannot be seen again.'
	),
	secret: 'Token',
	copy: 'Copy',
	copied: 'Copied',
	revoke: 'Revoke',
	revokeTitle: params('Revoke token “{name}”?'),
	revokeLead:
		'Programs that use it are cut off at once and cannot come back. This cannot be undone.',
	keep: 'Keep it',
	revoked: 'The token is revoked.',
	actions: 'Actions',
	missing: 'Give a name, and choose at least one scope and one workshop.',
	notFresh: 'Making and revoking tokens takes somebody who has just signed in.',
	signInAgain: 'Sign in again',
	'scope.read': 'Read the board and histories',
	'scope.import': 'Import files of orders',
	'scope.command:*': 'All commands',
	single: 'Commands one by one'
};
