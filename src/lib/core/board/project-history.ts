import type { WorkHistory } from '../promise/work-history.ts';
import type { WorkshopState } from '../state.ts';
import { rowKey, type Audience, type Row } from './rows.ts';

/** How long work takes here: for staff only, whose screens quote with it. */

type Touched = { readonly rows: readonly Row[]; readonly gone: readonly string[] };

const rowOf = (body: WorkHistory): Row => ({
	kind: 'work-history',
	id: body.id,
	version: body.version,
	body
});

/** All of it; none for a screen on a wall. */
export const historyRows = (audience: Audience, { history }: WorkshopState): readonly Row[] =>
	audience === 'staff' ? [...history.values()].map(rowOf) : [];

/** What differs between two states. */
export function historyTouched(
	audience: Audience,
	before: WorkshopState,
	after: WorkshopState
): Touched {
	if (audience !== 'staff' || before.history === after.history) return { rows: [], gone: [] };
	const rows = [...after.history.values()].filter((one) => before.history.get(one.id) !== one);
	const gone = [...before.history.keys()].filter((id) => !after.history.has(id));
	return { rows: rows.map(rowOf), gone: gone.map((id) => rowKey({ kind: 'work-history', id })) };
}
