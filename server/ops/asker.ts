import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';

/**
 * Who is at the other end of the request or message under way. It goes with the work through every
 * wait, so that whatever is done can be written down with the device it was done from, and no function
 * has to hand it on.
 */
export interface Asker {
	/** The secret they came with; null for nobody. It is never written down. */
	readonly secret: string | null;
	/** As the door knows it; may be empty. */
	readonly address: string;
	/** Kind of browser and system, e.g. `Chrome, Windows`. */
	readonly agent: string;
}

const current = new AsyncLocalStorage<Asker>();

/** Does the work as asked for by them. */
export const askedBy = <T>(asker: Asker, work: () => T): T => current.run(asker, work);

/** Null for what the server does by itself. */
export const currentAsker = (): Asker | null => current.getStore() ?? null;

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
