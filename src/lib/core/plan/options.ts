import type { BayCode, JobId, OperationId, TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS, MINUTE_MS, overlaps, type Instant, type Stretch } from '../time/instant.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { Bay, Technician } from '../workshop/setup.ts';
import { brokenPromises, type BrokenPromise } from './broken-promises.ts';
import type { Conflict, Placement } from './conflict.ts';
import { conflictsOf, heaviest } from './conflicts.ts';
import { forecastOf } from './forecast.ts';
import { isSplittable, plannedMinutes } from './length.ts';
import { occupancyAt } from './occupancy.ts';
import { predecessorsOf } from './order.ts';
import { earliestFit, type Layout, type Work } from './place.ts';
import { canBePlanned, findOperation, type FoundOperation } from './plan-for.ts';
import { missingPartsDueAt } from './readiness.ts';
import { rippleAt, touchesNobody } from './ripple.ts';

/** Where an operation could go: proposals for the dispatcher, and why the others do not fit. */

/** A place that breaks no rule that may never be broken. */
export interface PlacementOption {
	readonly placement: Placement;
	/** Minutes of work for this technician. */
	readonly minutes: number;
	readonly end: Instant;
	readonly conflicts: readonly Conflict[];
	readonly broken: readonly BrokenPromise[];
}

/** What to find a place for. */
export interface PlacementWish {
	readonly job: JobId;
	readonly operation: OperationId;
	/** How far to look; left out: two weeks from now. */
	readonly until?: Instant | undefined;
	/** How many are wanted: only the handiest few are held against all promises then. Left out: all. */
	readonly most?: number;
}

// Who plans further ahead than two weeks names the day.
const HORIZON_DAYS = 14;
// Plans start on five minutes, as the timeline snaps.
const GRID_MS = 5 * MINUTE_MS;
// A bay and a person have a few dozen pieces of work in two weeks; more gaps are not looked into.
const MOST_GAPS = 200;

const onGrid = (at: Instant): Instant => Math.ceil(at / GRID_MS) * GRID_MS;

interface Search extends FoundOperation {
	readonly now: Instant;
	readonly readyAt: Instant;
	readonly until: Instant;
}

/** When the operation could start if bays and people were free. */
function readyAt(state: WorkshopState, { job, operation }: FoundOperation, now: Instant): Instant {
	const { operations } = forecastOf(state, job, now);
	let at = Math.max(now, missingPartsDueAt(operation) ?? now);
	if (job.arrivedAt === null) at = Math.max(at, job.expectedAt ?? job.appointmentAt ?? now);
	for (const id of predecessorsOf(job, operation.id)) {
		at = Math.max(at, operations.get(id)?.to ?? at);
	}
	return onGrid(at);
}

/** What keeps the bay or the person from this work. */
function taken(
	state: WorkshopState,
	{ job, operation, now }: Search,
	{ bay, technician }: { readonly bay: BayCode; readonly technician: TechnicianCode }
): readonly Stretch[] {
	const { bays, technicians } = occupancyAt(state, now);
	const stretches: Stretch[] = (bays.get(bay) ?? []).filter((held) => held.job !== job.id);
	for (const held of technicians.get(technician) ?? []) {
		if (held.operation !== operation.id) stretches.push(held);
	}
	const outage = state.outages.get(bay);
	if (outage !== undefined) stretches.push({ from: outage.since, to: outage.until ?? Infinity });
	return stretches;
}

/**
 * Work too long for any stretch of the person's day is proposed through their lunch instead, which
 * needs a reason; null when it does not even fit between opening and closing.
 */
const earliestOrThroughLunch = (state: WorkshopState, work: Work): Layout | null =>
	earliestFit(state, work) ?? earliestFit(state, { ...work, technician: null });

function earliestIn(
	state: WorkshopState,
	search: Search,
	place: { readonly bay: BayCode; readonly technician: TechnicianCode }
): (Pick<PlacementOption, 'minutes' | 'end'> & { readonly start: Instant }) | null {
	const { setup, operation, until } = search;
	const { technician } = place;
	const minutes = plannedMinutes(setup, operation, technician);
	const splittable = isSplittable(setup, operation);
	const inTheWay = taken(state, search, place);
	let start = search.readyAt;
	for (let gap = 0; gap < MOST_GAPS && start <= until; gap += 1) {
		const layout = earliestOrThroughLunch(state, { technician, splittable, start, minutes });
		const from = layout?.pieces[0]?.from;
		if (layout === null || from === undefined || from > until) return null;
		const held = { from, to: layout.end };
		const clash = inTheWay.find((stretch) => overlaps(stretch, held));
		if (clash === undefined && onGrid(from) === from)
			return { start: from, minutes, end: layout.end };
		start = clash === undefined ? onGrid(from) : Math.max(onGrid(clash.to), from);
	}
	return null;
}

function optionAt(
	state: WorkshopState,
	search: Search,
	place: { readonly bay: BayCode; readonly technician: TechnicianCode }
): PlacementOption | null {
	const found = earliestIn(state, search, place);
	if (found === null) return null;
	const { start, minutes, end } = found;
	const placement: Placement = {
		job: search.job.id,
		operation: search.operation.id,
		bay: place.bay,
		technicians: [place.technician],
		start
	};
	const conflicts = conflictsOf(state, placement, search.now);
	if (heaviest(conflicts) === 'never') return null;
	return {
		placement,
		minutes,
		end,
		conflicts,
		broken: []
	};
}

const worsening = ({ broken }: PlacementOption): number =>
	broken.reduce((sum, { worse }) => sum + worse, 0);

/** Minutes a person is planned for or at work; who has less goes first (duty D4: spread the work). */
function load(state: WorkshopState, code: TechnicianCode | undefined, now: Instant): number {
	if (code === undefined) return 0;
	const held = occupancyAt(state, now).technicians.get(code) ?? [];
	return held.reduce((sum, { from, to }) => sum + (to - from), 0);
}

/** How options compare before anybody asks what they do to promises. */
function handiest(
	state: WorkshopState,
	{ job, now }: Search,
	bayTypes: readonly string[]
): Comparing {
	const { standing } = occupancyAt(state, now);
	const rank = new Map(
		(state.setup?.bays ?? []).map(({ code, type }) => [code, bayTypes.indexOf(type)])
	);
	const loads = new Map(
		(state.setup?.technicians ?? []).map(({ code }) => [code, load(state, code, now)])
	);
	const bayRank = ({ placement }: PlacementOption): number => rank.get(placement.bay) ?? 0;
	const isInTheWay = ({ placement: { bay } }: PlacementOption): number =>
		(standing.get(bay) ?? []).some(({ id }) => id !== job.id) ? 1 : 0;
	const loadOf = ({ placement: { technicians } }: PlacementOption): number =>
		technicians[0] === undefined ? 0 : (loads.get(technicians[0]) ?? 0);
	return (a, b) =>
		a.end - b.end ||
		// Where a car still stands, somebody has to move it first.
		isInTheWay(a) - isInTheWay(b) ||
		// The skill names its bay types in the order they suit: a quick job leaves the lift free.
		bayRank(a) - bayRank(b) ||
		loadOf(a) - loadOf(b) ||
		(a.placement.bay < b.placement.bay ? -1 : 1);
}
type Comparing = (a: PlacementOption, b: PlacementOption) => number;

// What a place does to promises is asked of the whole workshop. Where there are more places than
// anybody would read, only the handiest of each person are worth that.
const MOST_OPTIONS = 24;
const MOST_OF_A_PERSON = 2;

/** The handiest options of each person. */
function worthOffering(
	options: readonly PlacementOption[],
	compare: Comparing
): readonly PlacementOption[] {
	const taken = new Map<TechnicianCode | undefined, number>();
	return options
		.slice()
		.sort((a, b) => a.conflicts.length - b.conflicts.length || compare(a, b))
		.filter(({ placement: { technicians } }) => {
			const count = (taken.get(technicians[0]) ?? 0) + 1;
			taken.set(technicians[0], count);
			return options.length <= MOST_OPTIONS || count <= MOST_OF_A_PERSON;
		});
}

/**
 * Options with what they do to promises. Those that touch no other car's work differ only in when they
 * end: where the last of them breaks nothing, none of them does, and the workshop is asked once.
 */
function withBroken(
	state: WorkshopState,
	options: readonly PlacementOption[],
	now: Instant
): readonly PlacementOption[] {
	const ripple = rippleAt(state, now);
	const asked = (option: PlacementOption): PlacementOption => ({
		...option,
		broken: brokenPromises(state, option.placement, now)
	});
	const quiet = new Set(
		options.filter(({ placement, end }) =>
			touchesNobody(ripple, { ...placement, from: placement.start, to: end })
		)
	);
	const last = [...quiet].reduce<PlacementOption | null>(
		(latest, option) => (latest === null || option.end > latest.end ? option : latest),
		null
	);
	const asLast = last === null ? null : asked(last);
	const isQuiet = asLast?.broken.length === 0;
	return options.map((option) => {
		if (option === last && asLast !== null) return asLast;
		return isQuiet && quiet.has(option) ? option : asked(option);
	});
}

/** Who can do it and where it can be done, the set-up's word for it. */
function suitable({ setup, operation }: FoundOperation): {
	readonly technicians: readonly Technician[];
	readonly bays: readonly Bay[];
	readonly bayTypes: readonly string[];
} {
	const bayTypes = skillOf(setup, operation.skill)?.bayTypes ?? [];
	return {
		technicians: setup.technicians.filter(({ skills }) => skills[operation.skill] !== undefined),
		bays: setup.bays.filter(({ type }) => bayTypes.includes(type)),
		bayTypes
	};
}

/**
 * For each technician with the skill and each suitable bay (of very many, each person's two handiest) the earliest place that breaks no rule
 * that may never be broken, on full five minutes and in the person's own hours (through lunch where
 * the work fits no other way); the best first: fewest conflicts, least harm to promises, earliest end.
 * None for work that has begun, or while something after it is planned too early.
 */
export function optionsFor(
	state: WorkshopState,
	wish: PlacementWish,
	now: Instant
): readonly PlacementOption[] {
	const found = findOperation(state, wish);
	if (!found.ok || !canBePlanned(found.value)) return [];
	const search: Search = {
		...found.value,
		now,
		readyAt: readyAt(state, found.value, now),
		until: wish.until ?? now + HORIZON_DAYS * DAY_MS
	};
	const { technicians, bays, bayTypes } = suitable(search);
	const options: PlacementOption[] = [];
	for (const { code: technician } of technicians) {
		for (const { code: bay } of bays) {
			const option = optionAt(state, search, { bay, technician });
			if (option !== null) options.push(option);
		}
	}
	const compare = handiest(state, search, bayTypes);
	return withBroken(state, worthOffering(options, compare).slice(0, wish.most), now)
		.slice()
		.sort(
			(a, b) =>
				a.conflicts.length - b.conflicts.length || worsening(a) - worsening(b) || compare(a, b)
		);
}
