import { isHit } from '../attendance/plans-hit.ts';
import type { BayCode, JobId, TechnicianCode } from '../ids.ts';
import type { Operation, Plan } from '../job/job.ts';
import { layOut } from '../plan/place.ts';
import { latenessOf } from '../promise/lateness.ts';
import type { WorkshopState } from '../state.ts';
import { MINUTE_MS, overlaps, type Instant, type Stretch } from '../time/instant.ts';
import { without } from '../time/stretches.ts';
import { shadedStretches, type Shaded } from '../workshop/calendar.ts';
import type { Absence, Outage, Setup } from '../workshop/setup.ts';
import { carName } from './car.ts';
import { barsOf, type Bar, type CarOnBars, type RowsBy } from './timeline-bars.ts';

/** The day on rows of bays or technicians: what the timeline draws, worked out from the state. */

/** A stretch of a row in which nothing can be planned without breaking a rule. */
type Shade = Omit<Shaded, 'why'> & { readonly why: Shaded['why'] | 'out-of-order' };

/** The car that stands in a bay now. */
interface Occupant {
	readonly job: JobId;
	readonly plate: string;
	readonly since: Instant;
}

interface RowHead {
	/** Code of the bay or technician; marked where both are shown, since a code may name one of each. */
	readonly id: string;
	/** Code of a bay; name of a technician. */
	readonly name: string;
	/** What the bay is; the technician's team. */
	readonly note: string;
	readonly shades: readonly Shade[];
	/** Sorted by their start. */
	readonly bars: readonly Bar[];
}

/** One row of the timeline. */
export type TimelineRow =
	| (RowHead & {
			readonly by: 'bay';
			readonly bay: BayCode;
			readonly occupant: Occupant | null;
			/** Why and since when it is out of order; null when it is not. */
			readonly outage: Outage | null;
	  })
	| (RowHead & {
			readonly by: 'technician';
			readonly technician: TechnicianCode;
			/** The absence that covers now; null when the person is here. */
			readonly absence: Absence | null;
	  });

/** Rows of bays, of technicians, or of technicians underneath the bays on the same axis. */
export type RowsShown = RowsBy | 'both';

/** Which part of the plan is asked for. */
export interface TimelineWish {
	readonly by: RowsShown;
	readonly shown: Stretch;
}

/** Rows in the order of the set-up, with the bars that touch the stretch shown. Empty before set-up. */
export function timelineOf(
	state: WorkshopState,
	wish: TimelineWish,
	now: Instant
): readonly TimelineRow[] {
	const { setup } = state;
	if (setup === null) return [];
	const bars = barsByRow(state, wish, now);
	const making: Making = { state, setup, wish, bars, now };
	return [
		...(wish.by === 'technician' ? [] : bayRows(making)),
		...(wish.by === 'bay' ? [] : technicianRows(making))
	];
}

interface Making {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly wish: TimelineWish;
	readonly bars: ReadonlyMap<string, readonly Bar[]>;
	readonly now: Instant;
}

function barsByRow(
	state: WorkshopState,
	{ by, shown }: TimelineWish,
	now: Instant
): ReadonlyMap<string, readonly Bar[]> {
	const rows = new Map<string, Bar[]>();
	const breaksIn = (plan: Plan): readonly Stretch[] => breaksOf(state, plan);
	const isHitNow = (operation: Operation): boolean => isHit(state, operation);
	for (const job of state.jobs.values()) {
		const { plate } = carName(state, job);
		const { level } = latenessOf(state, job, now);
		for (const { row, bar } of barsShown(
			{ job, plate, level, now, breaksIn, isHit: isHitNow },
			by
		)) {
			if (!touches(bar, shown)) continue;
			const bars = rows.get(row);
			if (bars === undefined) rows.set(row, [bar]);
			else bars.push(bar);
		}
	}
	for (const bars of rows.values()) bars.sort((a, b) => a.from - b.from || a.to - b.to);
	return rows;
}

const technicianRow = (code: string, by: RowsShown): string => (by === 'both' ? `~${code}` : code);

function barsShown(car: CarOnBars, by: RowsShown): readonly { row: string; bar: Bar }[] {
	if (by !== 'both') return barsOf(car, by);
	const ofTechnicians = barsOf(car, 'technician').map(({ row: code, bar }) => {
		const row = technicianRow(code, by);
		return { row, bar: { ...bar, id: `${bar.operation}@${row}` } };
	});
	return [...barsOf(car, 'bay'), ...ofTechnicians];
}

/** What of a plan is not worked on; most plans lie in one piece and are not laid out anew. */
function breaksOf(state: WorkshopState, plan: Plan): readonly Stretch[] {
	const { start, end, minutes, technicians } = plan;
	if (end - start <= minutes * MINUTE_MS) return [];
	const technician = technicians[0] ?? null;
	const { pieces } = layOut(state, { technician, splittable: true, start, minutes });
	return without([{ from: start, to: end }], pieces);
}

/** A bar whose plan was left behind by the truth is still drawn where the plan was. */
const touches = (bar: Bar, shown: Stretch): boolean =>
	overlaps({ from: bar.from, to: Math.max(bar.to, bar.from + 1) }, shown) ||
	(bar.planned !== null && overlaps(bar.planned, shown));

function bayRows({ state, setup, wish, bars }: Making): readonly TimelineRow[] {
	const closed = shadedStretches(state, null, wish.shown);
	const occupants = occupantsOf(state);
	return setup.bays.map(({ code, name }) => {
		const outage = state.outages.get(code) ?? null;
		return {
			by: 'bay',
			id: code,
			bay: code,
			name: code,
			note: name,
			shades: outage === null ? closed : [...closed, outageShade(outage, wish.shown)],
			bars: bars.get(code) ?? [],
			occupant: occupants.get(code) ?? null,
			outage
		};
	});
}

const outageShade = ({ since, until, reason }: Outage, shown: Stretch): Shade => ({
	why: 'out-of-order',
	from: Math.max(since, shown.from),
	to: Math.max(Math.min(until ?? shown.to, shown.to), shown.from),
	reason
});

function occupantsOf(state: WorkshopState): ReadonlyMap<string, Occupant> {
	const occupants = new Map<string, Occupant>();
	for (const job of state.jobs.values()) {
		if (job.place === null || job.end !== null) continue;
		const { plate } = carName(state, job);
		occupants.set(job.place.bay, { job: job.id, plate, since: job.place.since });
	}
	return occupants;
}

function technicianRows({ state, setup, wish, bars, now }: Making): readonly TimelineRow[] {
	const away = new Map<string, Absence>();
	for (const absence of state.absences.values()) {
		if (absence.from <= now && now < absence.to) away.set(absence.technician, absence);
	}
	return setup.technicians.map(({ code, team }) => ({
		by: 'technician',
		id: technicianRow(code, wish.by),
		technician: code,
		name: state.registers.staff.get(code)?.name ?? code,
		note: team,
		shades: shadedStretches(state, code, wish.shown),
		bars: bars.get(technicianRow(code, wish.by)) ?? [],
		absence: away.get(code) ?? null
	}));
}
