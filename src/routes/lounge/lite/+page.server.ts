import { displayFrom, LOUNGE_USUAL } from '#core/board/display.ts';
import { rowsFor } from '#core/board/project.ts';
import { loungeLite } from '$lib/lite/lounge-lite.ts';
import { liteShownAt } from '../../display/display-self.ts';
import type { PageServerLoad } from './$types';

/** Rule B4: nothing in this page is a script. */
export const csr = false;

/** The rows are those of the lounge: masked before they get anywhere near a page. */
export const load: PageServerLoad = (event) => {
	const { locals, url } = event;
	const found = locals.workshop === null ? null : locals.app.commands.workshop(locals.workshop);
	const now = found?.time.workshopNow ?? locals.app.clock.now();
	const shown = liteShownAt(event, now);
	if (shown.dark !== null) return { dark: shown.dark };
	const display =
		shown.display ?? displayFrom((name) => url.searchParams.get(name), locals, LOUNGE_USUAL);
	const rows = found === null ? [] : rowsFor('lounge', found.state);
	return { dark: null, content: loungeLite({ rows, now, display, url }) };
};
