import type { Command, SetupDraft } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, newRecords, nothingToDo, setupOf } from '../decision.ts';
import type { Event } from '../job/events.ts';
import { outageAt, unknownTechnician } from '../job/workplace.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { PersonalRecord } from './registers.ts';
import type { Absence, Outage, Setup } from './setup.ts';
import { usedRefusal, usesOfBay, usesOfTechnician } from './uses.ts';

/** Decisions about the workshop as a whole: set-up, clock, absences, bays. */

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A new set-up; bays and technicians that open work stands on must stay. The same again is no news. */
export function decideSetUp(
	state: WorkshopState,
	{ draft }: Extract<Command, { type: 'SetUpWorkshop' }>,
	circumstances: Circumstances
): Decision {
	const refusal = doubleCode(draft.setup) ?? stillInUse(state, draft.setup);
	if (refusal !== null) return refused(refusal);
	const records = newRecords(state, staffOf(draft));
	// A name alone is news, too: screens follow the log, and names are shown with the set-up.
	const isKnownAll = isSame(state.setup, draft.setup) && records.length === 0;
	const setUp: readonly Event[] = isKnownAll ? [] : [{ type: 'WorkshopSetUp', setup: draft.setup }];
	const absences = draft.absences
		.filter((absence) => !isKnown(state, absence))
		.map((absence): Event => ({ type: 'AbsenceRecorded', absence }));
	return decided([...setUp, ...absences], circumstances, { records });
}

const staffOf = ({ names }: SetupDraft): readonly PersonalRecord[] =>
	Object.entries(names).map(([id, name]) => ({ kind: 'staff', id, name }));

const isKnown = (state: WorkshopState, absence: Omit<Absence, 'version'>): boolean => {
	const known = state.absences.get(absence.id);
	return known !== undefined && isSame(known, { ...absence, version: known.version });
};

function doubleCode({ bays, technicians, skills }: Setup): Refusal | null {
	for (const [where, list] of Object.entries({ bays, technicians, skills })) {
		const codes = list.map(({ code }) => code as string);
		const double = codes.find((code, index) => codes.indexOf(code) !== index);
		if (double !== undefined) return { code: 'workshop/invalid-set-up', where, value: double };
	}
	return bays.length === 0 ? { code: 'workshop/invalid-set-up', where: 'bays', value: '' } : null;
}

function stillInUse(state: WorkshopState, setup: Setup): Refusal | null {
	const bays = new Set(setup.bays.map(({ code }) => code));
	const people = new Set(setup.technicians.map(({ code }) => code));
	const gone = state.setup ?? { bays: [], technicians: [] };
	for (const { code } of gone.bays.filter((bay) => !bays.has(bay.code))) {
		const refusal = usedRefusal(code, usesOfBay(state, code));
		if (refusal !== null) return refusal;
	}
	for (const { code } of gone.technicians.filter((person) => !people.has(person.code))) {
		const refusal = usedRefusal(code, usesOfTechnician(state, code));
		if (refusal !== null) return refusal;
	}
	return null;
}

/** The workshop clock is set, for demos and drills: at `realAt` it shows `workshopAt`. */
export const decideSetClock = (
	_state: WorkshopState,
	{ realAt, workshopAt, rate }: Extract<Command, { type: 'SetClock' }>,
	circumstances: Circumstances
): Decision => decided([{ type: 'ClockSet', realAt, workshopAt, rate }], circumstances);

export function decideRecordAbsence(
	state: WorkshopState,
	{ absence }: Extract<Command, { type: 'RecordAbsence' }>,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	const unknown = unknownTechnician(setup.value, [absence.technician]);
	if (unknown !== null) return refused(unknown);
	if (absence.to <= absence.from) return refused({ code: 'absence/ends-before-start' });
	return isKnown(state, absence)
		? nothingToDo(circumstances)
		: decided([absenceRecorded(state, absence)], circumstances);
}

/** The fact, with the entry of the same id that it replaces. */
export function absenceRecorded(
	{ absences }: WorkshopState,
	absence: Omit<Absence, 'version'>
): Extract<Event, { type: 'AbsenceRecorded' }> {
	const known = absences.get(absence.id);
	return {
		type: 'AbsenceRecorded',
		absence,
		...(known === undefined ? {} : { was: withoutVersion(known) })
	};
}

/** What a fact says of an entry; where it stands in the log is told by the log. */
export const withoutVersion = <Entry extends { readonly version: number }>({
	version: _,
	...entry
}: Entry): Omit<Entry, 'version'> => entry;

export function decideWithdrawAbsence(
	{ absences }: WorkshopState,
	{ absence }: Extract<Command, { type: 'WithdrawAbsence' }>,
	circumstances: Circumstances
): Decision {
	const known = absences.get(absence);
	return known === undefined
		? refused({ code: 'absence/unknown', absence })
		: decided([{ type: 'AbsenceWithdrawn', absence, was: withoutVersion(known) }], circumstances);
}

export function decideTakeBayOut(
	state: WorkshopState,
	{ bay, reason, until }: Extract<Command, { type: 'TakeBayOut' }>,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	if (setup.value.bays.every(({ code }) => code !== bay))
		return refused({ code: 'bay/unknown', bay });
	if (outageAt(state, bay, circumstances.now) !== null)
		return refused({ code: 'bay/already-out', bay });
	const outage = { bay, since: circumstances.now, until, reason };
	return decided([bayTakenOut(state, outage)], circumstances);
}

/** The fact, with the outage that was over by itself and is replaced. */
export function bayTakenOut(
	{ outages }: WorkshopState,
	outage: Omit<Outage, 'version'>
): Extract<Event, { type: 'BayTakenOut' }> {
	const known = outages.get(outage.bay);
	return {
		type: 'BayTakenOut',
		outage,
		...(known === undefined ? {} : { was: withoutVersion(known) })
	};
}

export function decideReturnBay(
	{ outages }: WorkshopState,
	{ bay }: Extract<Command, { type: 'ReturnBay' }>,
	circumstances: Circumstances
): Decision {
	const known = outages.get(bay);
	return known === undefined
		? refused({ code: 'bay/not-out', bay })
		: decided([{ type: 'BayReturned', bay, was: withoutVersion(known) }], circumstances);
}
