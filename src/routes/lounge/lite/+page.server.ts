import { displayFrom, LOUNGE_USUAL } from '#core/board/display.ts';
import { rowsFor } from '#core/board/project.ts';
import { loungeLite } from '$lib/lite/lounge-lite.ts';
import { liteDisplayAt } from '../../display/display-self.ts';
import type { PageServerLoad } from './$types';

/** Rule B4: nothing in this page is a script. */
export const csr = false;

/** The rows are those of the lounge: masked before they get anywhere near a page. */
export const load: PageServerLoad = (event) => {
	const { locals, url } = event;
	const display =
		liteDisplayAt(event) ?? displayFrom((name) => url.searchParams.get(name), locals, LOUNGE_USUAL);
	const found = locals.workshop === null ? null : locals.app.commands.workshop(locals.workshop);
	const rows = found === null ? [] : rowsFor('lounge', found.state);
	const now = found?.time.workshopNow ?? locals.app.clock.now();
	return { content: loungeLite({ rows, now, display, url }) };
};
