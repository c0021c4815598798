import { createContext, type Snippet } from 'svelte';

/**
 * What stands at the end of every head besides the page's own: the root layout says it once, so that no
 * page can forget it, and this room need not know what it is.
 */
const [get, set] = createContext<Snippet>();

export const setBarExtra = set;

/** Null on a page outside the root layout. */
export function getBarExtra(): Snippet | null {
	try {
		return get();
	} catch {
		// Nobody has set one: an error page, or a component drawn by itself.
		return null;
	}
}
