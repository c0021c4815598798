import { orElse } from '$lib/device/device-memory.ts';

/** As long as the set is on: a call is fresh for minutes only. */
const KEY = 'called';

/** Which calls were heard here, across a reload of the page; they name a visit by its opaque id. */
export const callMemory = {
	read: (): readonly string[] =>
		orElse([], () => JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly string[]),
	write: (keys: readonly string[]): void => {
		// Without a memory a call may come twice, which is better than not at all.
		orElse(undefined, () => {
			sessionStorage.setItem(KEY, JSON.stringify(keys));
		});
	}
};
