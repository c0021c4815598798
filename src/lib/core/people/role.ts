/** What a signed-in person or program is here as: first the people of the house, then what is none. */
export const ROLES = [
	'administrator',
	'manager',
	'dispatcher',
	'supervisor',
	'leader',
	'inspector',
	'technician',
	'advisor',
	'parts',
	'followup',
	'display',
	'crew',
	'board',
	'customer'
] as const;

/**
 * `leader` heads a team of technicians, `followup` rings customers after their visit. `display` is a
 * screen that only reads; `crew` the simulated crew of the demo; `board` the board itself, when it
 * closes the day or announces a window; `customer` whoever holds the page of one visit.
 */
export type Role = (typeof ROLES)[number];

/** Who can be called for help on the floor. */
export const CALLED_ROLES = [
	'leader',
	'inspector',
	'dispatcher',
	'supervisor',
	'parts',
	'manager'
] as const satisfies readonly Role[];
export type CalledRole = (typeof CALLED_ROLES)[number];

const NOT_PEOPLE: ReadonlySet<Role> = new Set(['display', 'crew', 'board', 'customer']);

/** The roles a person can have, from the administrator down. */
export const PEOPLE_ROLES: readonly Role[] = ROLES.filter((role) => !NOT_PEOPLE.has(role));
