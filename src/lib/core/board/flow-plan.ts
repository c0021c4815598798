import { dueFirst, placedOf, weightOf, worstFirst, type Placed } from './by-urgency.ts';
import { dwellMs, PAGES_AT_MOST, ROUND_AT_MOST_MS, type Scope } from './display.ts';
import { justChanged } from './just-changed.ts';
import { PINNED_AT_MOST, pinsOf } from './pins.ts';
import { boothQueue, stepOf, stepsOf, type FlowLayout, type FlowStep } from './flow-step.ts';
import { carShown, type CarShown } from './wall-row.ts';
import { inScope } from './wall-scope.ts';
import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Which car stands where in the columns of a flow board. As with rows, places are given at a page turn
 * and kept until the next (rule L17); a car that moves on between leaves its place empty, and shows in
 * the first free place of its new column.
 */

/** What a screen of columns shows. */
export interface FlowView {
	readonly layout: FlowLayout;
	readonly scope: Scope | null;
	/** Then no causes are told. */
	readonly visibleToCustomers: boolean;
	/** Cards one below the other on a page. */
	readonly rows: number;
}

/** The places of one column. */
interface PlannedColumn {
	readonly step: FlowStep;
	/** On top of every page (rule L16). */
	readonly pinned: readonly JobId[];
	/** Below them; at least one page. */
	readonly pages: readonly (readonly JobId[])[];
}

/** All places of a screen until the next turn. */
export interface FlowPlan {
	readonly columns: readonly PlannedColumn[];
	readonly pages: number;
	readonly dwellMs: number;
	/** Some column holds more than a full round can show: the screen needs a smaller scope (rule L15). */
	readonly overfull: boolean;
}

/** A car on its card; `boothTurn` is its place in the queue for the booth, null on other boards. */
export interface FlowCard {
	readonly car: CarShown;
	readonly boothTurn: number | null;
}

/** A column as it is drawn now. */
export interface FlowColumn {
	readonly step: FlowStep;
	/** All cars in this step, those of other pages too. */
	readonly count: number;
	/** From top to bottom; null: a place somebody has just left. */
	readonly cards: readonly (FlowCard | null)[];
}

/** Rule L15: people look for a column first and then down it. */
const DWELL_AT_LEAST_MS = 12_000;

/** Cars of a screen of columns, those that are ready too. */
export const carsOnFlow = (
	state: WorkshopState,
	{ layout, scope }: Pick<FlowView, 'layout' | 'scope'>
): readonly Job[] =>
	[...state.jobs.values()].filter(
		(job) => stepOf(state, job, layout) !== null && inScope(state, job, scope)
	);

function pagesOf(jobs: readonly JobId[], perPage: number): readonly (readonly JobId[])[] {
	const pages: (readonly JobId[])[] = [];
	for (let at = 0; at < jobs.length; at += perPage) pages.push(jobs.slice(at, at + perPage));
	return pages.length === 0 ? [[]] : pages;
}

const idsOf = (cars: readonly Placed[]): readonly JobId[] => cars.map(({ job }) => job.id);

/**
 * Gives every car its place: cars somebody calls with, late and at-risk ones first, the others by promise.
 * The worst and those that have just moved on stand on every page of their column (rule L16).
 */
export function flowPlan(state: WorkshopState, now: Instant, view: FlowView): FlowPlan {
	const jobs = carsOnFlow(state, view);
	const cars = jobs.map((job) => placedOf(state, job, now));
	const troubled = cars.filter((car) => weightOf(car) > 0).sort(worstFirst);
	const calm = cars.filter((car) => weightOf(car) === 0).sort(dueFirst);
	const ordered = [...troubled, ...calm].map(({ job }) => job);
	const pins = new Set(
		pinsOf(
			{
				calling: idsOf(troubled.filter(({ isCalling }) => isCalling)),
				troubled: idsOf(troubled),
				changed: justChanged(state, jobs, now)
			},
			PINNED_AT_MOST
		)
	);
	const dwell = Math.max(DWELL_AT_LEAST_MS, dwellMs(view.rows));
	const pagesAtMost = Math.max(1, Math.min(PAGES_AT_MOST, Math.floor(ROUND_AT_MOST_MS / dwell)));
	const columns = stepsOf(view.layout).map((step) => {
		const here = ordered.filter((job) => stepOf(state, job, view.layout) === step);
		const ids = here.map(({ id }) => id);
		// Where one page holds the column nothing needs a pin; on others half of it stays free to turn.
		const most = ids.length <= view.rows ? 0 : Math.floor(view.rows / 2);
		const pinned = ids.filter((id) => pins.has(id)).slice(0, most);
		const others = ids.filter((id) => !pinned.includes(id));
		return { step, pinned, pages: pagesOf(others, Math.max(1, view.rows - pinned.length)) };
	});
	const pages = Math.max(...columns.map((column) => column.pages.length));
	return {
		columns,
		pages: Math.min(pages, pagesAtMost),
		dwellMs: dwell,
		overfull: pages > pagesAtMost
	};
}

/** The places of a column on a page; a shorter column begins again while a longer one goes on. */
function placesOn(column: PlannedColumn, page: number, pages: number): readonly JobId[] {
	const own = Math.min(column.pages.length, pages);
	return [...column.pinned, ...(column.pages[page % own] ?? [])];
}

/** The most cards any column holds on that page, by which the cards are made taller (rule V1). */
export const tallestOn = (plan: FlowPlan, page: number): number =>
	Math.max(0, ...plan.columns.map((column) => placesOn(column, page, plan.pages).length));

/** What stands in the columns of a page now; `slots` is how many cards there is room for. */
export function flowColumns(
	state: WorkshopState,
	now: Instant,
	{
		plan,
		page,
		view,
		slots
	}: {
		readonly plan: FlowPlan;
		readonly page: number;
		readonly view: FlowView;
		readonly slots: number;
	}
): readonly FlowColumn[] {
	const jobs = carsOnFlow(state, view);
	const turns = view.layout === 'line' ? boothQueue(state, jobs) : null;
	const card = (job: Job): FlowCard => {
		const car = carShown(state, job, now);
		return {
			car: view.visibleToCustomers ? { ...car, cause: null } : car,
			boothTurn: turns?.get(job.id) ?? null
		};
	};
	return plan.columns.map((column) => {
		const here = jobs.filter((job) => stepOf(state, job, view.layout) === column.step);
		const planned = new Set([...column.pinned, ...column.pages.flat()]);
		const newcomers = here.filter(({ id }) => !planned.has(id));
		const places = placesOn(column, page, plan.pages).map(
			(id) => here.find((job) => job.id === id) ?? newcomers.shift() ?? null
		);
		const added = newcomers.slice(0, Math.max(0, slots - places.length));
		return {
			step: column.step,
			count: here.length,
			cards: [...places, ...added].map((job) => (job === null ? null : card(job)))
		};
	});
}
