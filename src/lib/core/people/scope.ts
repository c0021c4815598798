import type { Command } from '../commands.ts';
import { ACTS, type Act } from './acts.ts';

/**
 * What a program's token is limited to, on top of what its role may: reading, importing files, all
 * commands, or commands one by one. Administration is in no scope: it takes a person.
 */
export type Scope = 'read' | 'import' | 'command:*' | `command:${Command['type']}`;

/** The scope that lets a command through by its name. */
export const scopeOf = (command: Command['type']): Scope => `command:${command}`;

/** Whether somebody limited to these scopes may try this; null is no limit. */
export function isInScope(scopes: readonly Scope[] | null, deed: Command['type'] | Act): boolean {
	if (scopes === null) return true;
	return scopes.some((scope) => covers(scope, deed));
}

function covers(scope: Scope, deed: Command['type'] | Act): boolean {
	switch (scope) {
		case 'read':
			return deed === 'SeeWorkshop';
		case 'import':
			return deed === 'ImportOrder';
		case 'command:*':
			return takesNoPerson(deed);
		default:
			return scope === `command:${deed}` && takesNoPerson(deed);
	}
}

/** Erasing cannot be taken back, so it takes a person, like the administration. */
const TAKES_A_PERSON: ReadonlySet<string> = new Set<Command['type'] | Act>([
	...ACTS,
	'ErasePerson'
]);

/** Whether a program can be let do this by a scope of its own. */
export const takesNoPerson = (deed: Command['type'] | Act): boolean => !TAKES_A_PERSON.has(deed);
