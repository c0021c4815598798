import { createContext } from 'svelte';

const [get, set] = createContext<() => boolean>();

/** Said once, by the root layout or the screen on a wall: whether anybody gets in here with one tap. */
export const setIsDemo = set;

/** A component drawn by itself, as in a test or on the page of an error, is in no demo. */
export function getIsDemo(): () => boolean {
	try {
		return get();
	} catch {
		return () => false;
	}
}
