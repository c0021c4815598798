import { dueFirst, placedOf, weightOf, worstFirst, type Placed } from './by-urgency.ts';
import { dwellMs, PAGES_AT_MOST, ROUND_AT_MOST_MS, type Scope } from './display.ts';
import { justChanged } from './just-changed.ts';
import { PINNED_AT_MOST, pinsOf } from './pins.ts';
import { isCalling, WHOLE_FLOOR } from './wall-call.ts';
import { carsInWorkshop } from './wall-counts.ts';
import { baysInScope } from './wall-scope.ts';
import type { BayCode, JobId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Setup } from '../workshop/setup.ts';

/**
 * Which row stands where on the pages of a wall screen. The plan is made at a page turn and then kept
 * until the next, so that no row jumps while somebody looks for it (rule L17); what stands in the rows
 * follows the workshop all the time (`wallRow`).
 */

/** What a row is about; a bay's row shows whichever car stands there now. */
export type PlannedRow =
	| { readonly kind: 'bay'; readonly key: string; readonly bay: BayCode }
	| { readonly kind: 'car'; readonly key: string; readonly job: JobId }
	/** Cars without a bay, several in one row; `more` are not shown at all. */
	| {
			readonly kind: 'waiting';
			readonly key: string;
			readonly jobs: readonly JobId[];
			readonly more: number;
	  }
	| { readonly kind: 'free'; readonly key: string }
	/** Calls for help that name no place. */
	| { readonly kind: 'floor'; readonly key: string };

/** How much fits on a page and in its compact rows. */
export interface Room {
	readonly rows: number;
	readonly waitingPerRow: number;
}

export interface WallPlan {
	/**
	 * On every page (rule L16): a call that names no place, cars somebody calls for help with, late and
	 * at-risk ones, the worst first; on several pages cars that have just moved on, too.
	 */
	readonly pinned: readonly PlannedRow[];
	/** At least one page; below the pinned rows: late and at-risk cars not pinned, then the bays in order. */
	readonly pages: readonly (readonly PlannedRow[])[];
	/** How long a page stays, milliseconds. */
	readonly dwellMs: number;
	/** A full round takes longer than people look: the screen needs a smaller scope (rule L15). */
	readonly overfull: boolean;
}

const carRow = ({ job }: Placed): PlannedRow => ({
	kind: 'car',
	key: `car:${job.id}`,
	job: job.id
});

function bayRows(
	state: WorkshopState,
	setup: Setup,
	{ scope, taken }: { readonly scope: Scope | null; readonly taken: ReadonlySet<JobId> }
): readonly PlannedRow[] {
	const cars = new Map<string, JobId>();
	for (const { id, place, end } of state.jobs.values()) {
		if (place !== null && end === null) cars.set(place.bay, id);
	}
	return baysInScope(setup, scope)
		.filter(({ code }) => {
			const car = cars.get(code);
			return car === undefined
				? state.outages.has(code) || isCalling(state, { bay: code, job: null })
				: !taken.has(car);
		})
		.map(({ code }) => ({ kind: 'bay', key: `bay:${code}`, bay: code }));
}

function waitingRows(
	cars: readonly Placed[],
	perRow: number,
	atMost: number
): readonly PlannedRow[] {
	const rows: PlannedRow[] = [];
	const shown = cars.slice(0, perRow * atMost);
	for (let at = 0; at < shown.length; at += perRow) {
		const jobs = shown.slice(at, at + perRow).map(({ job }) => job.id);
		const isLast = at + perRow >= shown.length;
		const key = `waiting:${jobs[0] ?? ''}`;
		rows.push({ kind: 'waiting', key, jobs, more: isLast ? cars.length - shown.length : 0 });
	}
	return rows;
}

function pagesOf(rows: readonly PlannedRow[], perPage: number): readonly (readonly PlannedRow[])[] {
	const pages: (readonly PlannedRow[])[] = [];
	for (let at = 0; at < rows.length; at += perPage) pages.push(rows.slice(at, at + perPage));
	return pages.length === 0 ? [[]] : pages;
}

/** What the pages of one screen are made of. */
interface Rows {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly scope: Scope | null;
	readonly room: Room;
	/** All cars of the screen, and those of them that need somebody, the worst first. */
	readonly cars: readonly Placed[];
	readonly troubled: readonly Placed[];
	readonly floor: readonly PlannedRow[];
}

/** The pages of a screen that pins those cars. */
function planWith(
	pinned: readonly Placed[],
	{ state, setup, scope, room, cars, troubled, floor }: Rows
): WallPlan {
	const dwell = dwellMs(room.rows);
	const perPage = Math.max(1, room.rows - floor.length - pinned.length);
	const pagesAtMost = Math.max(1, Math.min(PAGES_AT_MOST, Math.floor(ROUND_AT_MOST_MS / dwell)));
	// Whoever looks for late cars looks at the top, so the others follow the pinned ones there and are
	// not strewn among the bays. Without a bay and past the last page they share rows, as waiting cars do.
	const next = troubled
		.filter((car) => !pinned.includes(car))
		.filter(({ job }, at) => job.place !== null || at < pagesAtMost * perPage - 2);
	const taken = new Set([...pinned, ...next].map(({ job }) => job.id));
	const bays = bayRows(state, setup, { scope, taken });
	const unplaced = cars
		.filter(({ job }) => job.place === null && !taken.has(job.id))
		.sort(dueFirst);
	const left = Math.max(1, pagesAtMost * perPage - next.length - bays.length - 1);
	const rows: readonly PlannedRow[] = [
		...next.map(carRow),
		...bays,
		...waitingRows(unplaced, room.waitingPerRow, left),
		{ kind: 'free', key: 'free' }
	];
	const pages = pagesOf(rows, perPage);
	return {
		pinned: [...floor, ...pinned.map(carRow)],
		pages,
		dwellMs: dwell,
		overfull: pages.length * dwell > ROUND_AT_MOST_MS
	};
}

/** Puts the rows of a screen on pages. An empty page when nothing is set up. */
export function wallPlan(
	state: WorkshopState,
	now: Instant,
	{ scope, room }: { readonly scope: Scope | null; readonly room: Room }
): WallPlan {
	const { setup } = state;
	if (setup === null)
		return { pinned: [], pages: [[]], dwellMs: dwellMs(room.rows), overfull: false };
	const here = carsInWorkshop(state, scope);
	const cars = here.map((job) => placedOf(state, job, now));
	const troubled = cars.filter((car) => weightOf(car) > 0).sort(worstFirst);
	const floor: readonly PlannedRow[] = isCalling(state, WHOLE_FLOOR)
		? [{ kind: 'floor', key: 'floor' }]
		: [];
	const rows: Rows = { state, setup, scope, room, cars, troubled, floor };
	// On a screen of few rows the pinned ones must leave room for the others.
	const pinnable = Math.min(PINNED_AT_MOST, Math.max(1, Math.floor(room.rows / 2))) - floor.length;
	const calling = troubled.filter((car) => car.isCalling);
	const still = planWith(pinsOf({ calling, troubled, changed: [] }, pinnable), rows);
	// Where one page holds everything a car that has just changed is on it: it stays where it is looked for.
	if (still.pages.length === 1) return still;
	const byId = new Map(cars.map((car) => [car.job.id, car]));
	const changed = justChanged(state, here, now).flatMap((id) => byId.get(id) ?? []);
	return planWith(pinsOf({ calling, troubled, changed }, pinnable), rows);
}
