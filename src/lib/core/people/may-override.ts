import type { Role } from './role.ts';

const OVERRIDERS: ReadonlySet<Role> = new Set([
	'administrator',
	'dispatcher',
	'supervisor',
	'crew'
]);

/** Whether this person may break a rule that can be broken with a reason (product rule 4.5). */
export const mayOverride = (role: Role): boolean => OVERRIDERS.has(role);
