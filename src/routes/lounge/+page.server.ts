import { screenSettingsFor } from '$lib/screen/settings-for.ts';
import { displayAt } from '../display/display-self.ts';
import type { PageServerLoad } from './$types';

/** The program of a screen is a bundle of its own; of Kit's it needs nothing. */
export const csr = false;

/** Which workshop the screen follows; its rows come over the live line and are never in the page. */
export const load: PageServerLoad = (event) => ({
	settings: screenSettingsFor(event.locals, displayAt(event))
});
