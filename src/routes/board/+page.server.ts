import { displayFrom } from '#core/board/display.ts';
import { boardProgramFor } from '$lib/screen/board-program.ts';
import { screenSettingsFor } from '$lib/screen/settings-for.ts';
import { displayAt } from '../display/display-self.ts';
import type { PageServerLoad } from './$types';

/** The program of a screen is a bundle of its own; of Kit's it needs nothing. */
export const csr = false;

/** Which workshop the screen follows; its rows come over the live line and are never in the page. */
export const load: PageServerLoad = (event) => {
	const self = displayAt(event);
	const settings = screenSettingsFor(event.locals, self);
	const address = displayFrom((name) => event.url.searchParams.get(name), settings);
	const layouts = self?.profile.playlist.map(({ layout }) => layout) ?? [address.layout];
	return { settings, program: boardProgramFor(layouts) };
};
