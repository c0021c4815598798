import { displayFrom } from '#core/board/display.ts';
import { rowsFor } from '#core/board/project.ts';
import { rowKey } from '#core/board/rows.ts';
import { stateFromRows } from '#core/board/state-from-rows.ts';
import { emptyState } from '#core/state.ts';
import { boardLite } from '$lib/lite/board-lite.ts';
import { liteShownAt } from '../../display/display-self.ts';
import type { PageServerLoad } from './$types';

/** Rule B4: nothing in this page is a script. */
export const csr = false;

/** The rows go through the same door as those over the live line: what a wall may not see is not in them. */
export const load: PageServerLoad = (event) => {
	const { locals, url } = event;
	const found = locals.workshop === null ? null : locals.app.commands.workshop(locals.workshop);
	const now = found?.time.workshopNow ?? locals.app.clock.now();
	const shown = liteShownAt(event, now);
	if (shown.dark !== null) return { dark: shown.dark };
	const display = shown.display ?? displayFrom((name) => url.searchParams.get(name), locals);
	const audience = display.visibleToCustomers ? 'wall-masked' : 'wall';
	const rows = found === null ? [] : rowsFor(audience, found.state);
	const state =
		found === null
			? emptyState
			: stateFromRows(new Map(rows.map((row) => [rowKey(row), row])), found.state.seq);
	return { dark: null, content: boardLite({ state, now, display, url }) };
};
