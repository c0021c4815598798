/** What a signed-in person or program is here as. */
export const ROLES = [
	'administrator',
	'dispatcher',
	'supervisor',
	'advisor',
	'technician',
	'inspector',
	'parts',
	'manager',
	'display',
	'crew',
	'board'
] as const;

/**
 * `display` is a screen that only reads; `crew` the simulated crew of the demo; `board` the board
 * itself, when it closes the day or announces a window.
 */
export type Role = (typeof ROLES)[number];
