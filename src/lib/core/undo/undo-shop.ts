import type { Event, Recorded } from '../job/events.ts';
import type { Refusal } from '../refusals.ts';
import { ok, refused, type Result } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { absenceRecorded, bayTakenOut, withoutVersion } from '../workshop/decide-workshop.ts';
import { changedSince, type StepAt } from './built-upon.ts';
import { isSame } from './past-step.ts';

/** Taking back absences and outages: each fact says what it replaced, so the log need not be searched. */

type ShopEvent = Extract<
	Event,
	{
		type:
			'AbsenceRecorded' | 'AbsenceWithdrawn' | 'AttendanceMarked' | 'BayTakenOut' | 'BayReturned';
	}
>;

/** The entry as a fact would say it; undefined where there is none. */
const entryIn = <Entry extends { readonly version: number }>(
	entries: ReadonlyMap<string, Entry>,
	key: string
): Omit<Entry, 'version'> | undefined => {
	const known = entries.get(key);
	return known === undefined ? undefined : withoutVersion(known);
};

type OfType<Type extends ShopEvent['type']> = Extract<ShopEvent, { type: Type }>;

function absenceBack(
	state: WorkshopState,
	event: OfType<'AbsenceRecorded' | 'AbsenceWithdrawn'>,
	at: StepAt
): Result<Event, Refusal> {
	const id = event.type === 'AbsenceRecorded' ? event.absence.id : event.absence;
	const left = event.type === 'AbsenceRecorded' ? event.absence : undefined;
	const now = entryIn(state.absences, id);
	if (!isSame(now, left)) return refused(changedSince(at, null, id));
	if (event.was !== undefined) return ok(absenceRecorded(state, event.was));
	return now === undefined
		? // Written before withdrawals said what they withdrew.
			refused({ code: 'undo/not-undoable', step: at.step, what: event.type })
		: ok({ type: 'AbsenceWithdrawn', absence: id, was: now });
}

function attendanceBack(
	state: WorkshopState,
	{ technician, mark, was }: OfType<'AttendanceMarked'>,
	at: StepAt
): Result<Event, Refusal> {
	const now = entryIn(state.attendance, technician) ?? null;
	if (!isSame(now, mark)) return refused(changedSince(at, null, technician));
	return ok({ type: 'AttendanceMarked', technician, mark: was, was: now });
}

function outageBack(
	state: WorkshopState,
	event: OfType<'BayTakenOut' | 'BayReturned'>,
	at: StepAt
): Result<Event, Refusal> {
	const bay = event.type === 'BayTakenOut' ? event.outage.bay : event.bay;
	const left = event.type === 'BayTakenOut' ? event.outage : undefined;
	const now = entryIn(state.outages, bay);
	if (!isSame(now, left)) return refused(changedSince(at, null, bay));
	if (event.was !== undefined) return ok(bayTakenOut(state, event.was));
	return now === undefined
		? refused({ code: 'undo/not-undoable', step: at.step, what: event.type })
		: ok({ type: 'BayReturned', bay, was: now });
}

/** The fact that makes the entry as it was before, unless it has changed again since. */
function takenBack(state: WorkshopState, event: ShopEvent, at: StepAt): Result<Event, Refusal> {
	switch (event.type) {
		case 'AbsenceRecorded':
		case 'AbsenceWithdrawn':
			return absenceBack(state, event, at);
		case 'AttendanceMarked':
			return attendanceBack(state, event, at);
		case 'BayTakenOut':
		case 'BayReturned':
			return outageBack(state, event, at);
	}
}

const isOfShop = (event: Event): event is ShopEvent =>
	event.type === 'AbsenceRecorded' ||
	event.type === 'AbsenceWithdrawn' ||
	event.type === 'AttendanceMarked' ||
	event.type === 'BayTakenOut' ||
	event.type === 'BayReturned';

/** The facts that take back what a step did to absences and bays, the latest first. */
export function takenBackInShop(
	state: WorkshopState,
	events: readonly Recorded[],
	at: StepAt
): Result<readonly Event[], Refusal> {
	const back: Event[] = [];
	for (const { event } of events.toReversed()) {
		if (!isOfShop(event)) continue;
		const one = takenBack(state, event, at);
		if (!one.ok) return one;
		back.push(one.value);
	}
	return ok(back);
}
