import type { IncomingMessage } from 'node:http';
import { underWay, withUnderWay, type Asker } from './under-way.ts';

/** Who asks, so that whatever is done can be written down with the device it was done from. */

/** Does the work as asked for by them. */
export const askedBy = <T>(asker: Asker, work: () => T): T => withUnderWay({ asker }, work);

/** Null for what the server does by itself. */
export const currentAsker = (): Asker | null => underWay().asker;

/** The asker of a request the door has let in; it has put the one true address into the headers. */
export const askerOf = ({ headers }: IncomingMessage, secret: string | null): Asker => ({
	secret,
	address: String(headers['x-forwarded-for'] ?? ''),
	agent: agentOf(headers['user-agent'] ?? '')
});

/** In this order: most browsers name others beside themselves. */
const BROWSERS = [
	['Edg', 'Edge'],
	['Firefox', 'Firefox'],
	['Chrome', 'Chrome'],
	['Safari', 'Safari']
] as const;
const SYSTEMS = [
	['Android', 'Android'],
	['iPhone', 'iOS'],
	['iPad', 'iPadOS'],
	['Windows', 'Windows'],
	['Mac OS', 'macOS'],
	['Linux', 'Linux']
] as const;

/** Family of browser and system, which is enough to know one's own device again, and no more. */
export function agentOf(text: string): string {
	const named = (table: readonly (readonly [string, string])[]): readonly string[] =>
		table
			.filter(([mark]) => text.includes(mark))
			.slice(0, 1)
			.map(([, name]) => name);
	const known = [...named(BROWSERS), ...named(SYSTEMS)];
	// A program says its name first.
	return known.length > 0 ? known.join(', ') : (/^[\w.-]{1,40}/.exec(text)?.[0] ?? '');
}
