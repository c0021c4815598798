import type { Scope } from './display.ts';
import { callMinutes, isCalling, WHOLE_FLOOR } from './wall-call.ts';
import { PINNED_AT_MOST, pinsOf } from './pins.ts';
import { plateShown } from './plate-shown.ts';
import { amountOf, type Amount } from './amount.ts';
import { peopleNow } from './people-now.ts';
import type { AxisBar } from './wall-axis-bar.ts';
import { baysInScope, inScope } from './wall-scope.ts';
import type { BayCode, JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';

/**
 * Calls for help on the wall of technicians. A wall is told where a call comes from and not who called,
 * so it stands with whoever works there; where nobody of the screen does, it gets a row of its own.
 */

/** Where somebody calls from: a car, the bay it is in or an empty one. */
interface Place {
	readonly bay: BayCode | null;
	readonly job: Job | null;
}

/** A row of a place somebody calls from. */
export interface CallingRow {
	readonly key: string;
	/** The bay, or the car's plate without where it is from; empty for a call that names no place. */
	readonly name: string;
	readonly call: Amount;
}

/** The call of each row that has one, and rows for calls from where nobody of the screen works. */
export interface AxisCalls {
	/** By the code of the technician. */
	readonly ofPerson: ReadonlyMap<string, Amount>;
	readonly elsewhere: readonly CallingRow[];
}

/** Cars and bays of the screen somebody calls from, without an answer; each once. */
function placesCalling(state: WorkshopState, scope: Scope | null): readonly Place[] {
	const here = [...state.jobs.values()].filter(({ end }) => end === null);
	const cars = here
		.map((job) => ({ bay: job.place?.bay ?? null, job }))
		.filter(({ bay, job }) => isCalling(state, { bay, job: job.id }))
		.filter(({ job }) => inScope(state, job, scope));
	const held = new Set<string | null>(here.map(({ place }) => place?.bay ?? null));
	const bays = (state.setup === null ? [] : baysInScope(state.setup, scope))
		.filter(({ code }) => !held.has(code) && isCalling(state, { bay: code, job: null }))
		.map(({ code }) => ({ bay: code, job: null }));
	// Somebody has to come from anywhere: such a call stands on every screen, whatever its scope.
	const floor = isCalling(state, WHOLE_FLOOR) ? [{ bay: null, job: null }] : [];
	return [...floor, ...cars, ...bays];
}

const idOf = ({ job }: Place): JobId | null => job?.id ?? null;

function nameOf({ registers }: WorkshopState, { bay, job }: Place): string {
	if (job === null) return bay ?? '';
	return plateShown(registers.vehicle.get(job.vehicle)?.plate ?? '').tail;
}

const rowOf = (state: WorkshopState, place: Place, minutes: number): CallingRow => ({
	key: `call:${place.bay ?? ''}:${idOf(place) ?? ''}`,
	name: nameOf(state, place),
	call: amountOf(minutes)
});

const minutesAt = (state: WorkshopState, place: Place, now: Instant): number =>
	callMinutes(state, { bay: place.bay, job: idOf(place) }, now) ?? 0;

/** Calls of a screen that no car on it stands for: from empty bays, the whole floor and cars not shown. */
export const callsBeside = (
	state: WorkshopState,
	now: Instant,
	{ scope, shown }: { readonly scope: Scope | null; readonly shown: ReadonlySet<JobId> }
): readonly CallingRow[] =>
	placesCalling(state, scope)
		.filter(({ job }) => job === null || !shown.has(job.id))
		.map((place) => rowOf(state, place, minutesAt(state, place, now)));

/** Where the calls of a screen stand; `shown` are the codes of the technicians that have a row. */
export function axisCalls(
	state: WorkshopState,
	now: Instant,
	{ scope, shown }: { readonly scope: Scope | null; readonly shown: ReadonlySet<string> }
): AxisCalls {
	const minutesOf = new Map<string, number>();
	const elsewhere: CallingRow[] = [];
	for (const place of placesCalling(state, scope)) {
		const minutes = minutesAt(state, place, now);
		const people = (place.job === null ? [] : peopleNow(place.job)).filter((one) => shown.has(one));
		for (const one of people) minutesOf.set(one, Math.max(minutes, minutesOf.get(one) ?? 0));
		if (people.length === 0) elsewhere.push(rowOf(state, place, minutes));
	}
	const ofPerson = new Map([...minutesOf].map(([one, minutes]) => [one, amountOf(minutes)]));
	return { ofPerson, elsewhere };
}

/** Which rows stand on every page and which on each, by key; made at a turn, so that no row jumps (rule L17). */
export interface AxisPlan {
	readonly pinned: readonly string[];
	/** At least one page. */
	readonly pages: readonly (readonly string[])[];
}

/** What of a row decides where it stands. */
interface AxisPlace {
	readonly key: string;
	readonly call: Amount | null;
	readonly bars: readonly Pick<AxisBar, 'look'>[];
	/** When what this person does last changed; null where it did not just now. */
	readonly changedAt: Instant | null;
}

/**
 * Rows with a call, with a late car and those that have just changed stay on every page (rule L16); where
 * one page holds all, nobody moves at all.
 */
export function axisPlan(rows: readonly AxisPlace[], perPage: number): AxisPlan {
	const keys = keysOf(rows);
	if (keys.length <= perPage) return { pinned: [], pages: [keys] };
	const most = Math.min(PINNED_AT_MOST, Math.max(1, Math.floor(perPage / 2)));
	const pinned = pinsOf(
		{
			calling: keysOf(rows.filter(({ call }) => call !== null)),
			troubled: keysOf(rows.filter(({ bars }) => bars.some(({ look }) => look === 'late'))),
			changed: keysOf(
				rows
					.filter(({ changedAt }) => changedAt !== null)
					.sort((a, b) => (b.changedAt ?? 0) - (a.changedAt ?? 0))
			)
		},
		most
	);
	const others = keys.filter((key) => !pinned.includes(key));
	const room = Math.max(1, perPage - pinned.length);
	const pages = Array.from({ length: Math.max(1, Math.ceil(others.length / room)) }, (_, page) =>
		others.slice(page * room, (page + 1) * room)
	);
	return { pinned, pages };
}

const keysOf = (rows: readonly AxisPlace[]): readonly string[] => rows.map(({ key }) => key);
