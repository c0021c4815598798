import type { Command } from '../commands.ts';
import type { Circumstances, Decision } from '../decider.ts';
import { decided, newRecords, nothingToDo, setupOf } from '../decision.ts';
import type { Event } from '../job/events.ts';
import type { Refusal } from '../refusals.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import { withoutVersion } from './decide-workshop.ts';
import type { SetupProblem } from './read-setup.ts';
import type { PersonalRecord } from './registers.ts';
import { edited, type SetupEdit } from './setup-edit.ts';
import { problemsMade } from './setup-file.ts';
import type { Setup } from './setup.ts';
import {
	usedRefusal,
	usesOfAdvisor,
	usesOfBay,
	usesOfOperationType,
	usesOfSkill,
	usesOfSlot,
	usesOfTechnician
} from './uses.ts';

/** Decides one change of the set-up, and says beforehand what would be wrong with it. */

type EditSetup = Extract<Command, { type: 'EditSetup' }>;

/**
 * One change of the set-up, on the version the sender saw. With a technician or a bay go their
 * absences and outages; the same again is no news.
 */
export function decideEditSetup(
	state: WorkshopState,
	{ seen, edit, name }: EditSetup,
	circumstances: Circumstances
): Decision {
	const setup = setupOf(state);
	if (!setup.ok) return setup;
	if (seen !== state.setupVersion)
		return refused({ code: 'stale', what: 'setup', seen, version: state.setupVersion });
	const refusal = refusalOfEdit(state, { edit, name });
	if (refusal !== null) return refused(refusal);
	const records = newRecords(state, nameRecord(edit, name));
	const isSame = JSON.stringify(edited(setup.value, edit)) === JSON.stringify(setup.value);
	if (isSame && records.length === 0) return nothingToDo(circumstances);
	// A name alone is news, too: screens follow the log, and names are shown with the set-up.
	const events: readonly Event[] = [{ type: 'SetupEdited', edit }, ...goneWith(state, edit)];
	return decided(events, circumstances, { records });
}

function goneWith(state: WorkshopState, edit: SetupEdit): readonly Event[] {
	if (edit.kind === 'remove-bay') {
		const outage = state.outages.get(edit.code);
		return outage === undefined
			? []
			: [{ type: 'BayReturned', bay: edit.code, was: withoutVersion(outage) }];
	}
	if (edit.kind !== 'remove-technician') return [];
	return [...state.absences.values()]
		.filter(({ technician }) => technician === edit.code)
		.map((absence) => ({
			type: 'AbsenceWithdrawn',
			absence: absence.id,
			was: withoutVersion(absence)
		}));
}

/** Whose name comes with the edit; null where it is about nobody. */
function personIn(edit: SetupEdit): string | null {
	if (edit.kind === 'put-technician') return edit.technician.code;
	return edit.kind === 'put-advisor' ? edit.code : null;
}

function nameRecord(edit: SetupEdit, name = ''): readonly PersonalRecord[] {
	const id = personIn(edit);
	return id === null ? [] : [{ kind: 'staff', id, name: name.trim() }];
}

const entryMissing = (list: string, value: string): Refusal => ({
	code: 'workshop/no-such-entry',
	list,
	value
});

/** What the edit is to change or remove must be there. */
function notThere(setup: Setup, edit: SetupEdit): Refusal | null {
	switch (edit.kind) {
		case 'move-bay':
		case 'remove-bay':
			return setup.bays.some(({ code }) => code === edit.code)
				? null
				: { code: 'bay/unknown', bay: edit.code };
		case 'remove-technician':
			return setup.technicians.some(({ code }) => code === edit.code)
				? null
				: { code: 'technician/unknown', technician: edit.code };
		case 'remove-skill':
			return setup.skills.some(({ code }) => code === edit.code)
				? null
				: { code: 'skill/unknown', skill: edit.code };
		case 'rename-team':
			return setup.technicians.some(({ team }) => team === edit.from)
				? null
				: entryMissing('teams', edit.from);
		case 'remove-advisor':
			return setup.advisors.includes(edit.code) ? null : entryMissing('advisors', edit.code);
		case 'remove-holiday':
			return setup.holidays.some(({ date }) => date === edit.date)
				? null
				: entryMissing('holidays', edit.date);
		case 'remove-operation':
			return setup.operations.some(({ itemCode }) => itemCode === edit.itemCode)
				? null
				: entryMissing('operations', edit.itemCode);
		default:
			return null;
	}
}

/** Cars stand in slots that would be gone. */
function slotsInUse(state: WorkshopState, kept: readonly string[] | undefined): Refusal | null {
	if (kept === undefined) return null;
	const gone = (state.setup?.parkingSlots ?? []).filter((slot) => !kept.includes(slot));
	const used = gone.find((slot) => usesOfSlot(state, slot).length > 0);
	return used === undefined ? null : usedRefusal(used, usesOfSlot(state, used));
}

function inUse(state: WorkshopState, edit: SetupEdit): Refusal | null {
	switch (edit.kind) {
		case 'remove-bay':
			return usedRefusal(edit.code, usesOfBay(state, edit.code));
		case 'remove-technician':
			return usedRefusal(edit.code, usesOfTechnician(state, edit.code));
		case 'remove-skill':
			return usedRefusal(edit.code, usesOfSkill(state, edit.code));
		case 'remove-advisor':
			return usedRefusal(edit.code, usesOfAdvisor(state, edit.code));
		case 'remove-operation':
			return usedRefusal(edit.itemCode, usesOfOperationType(state, edit.itemCode));
		case 'set-arrivals':
			return slotsInUse(state, edit.arrivals.parkingSlots);
		default:
			return null;
	}
}

/**
 * Why the edit cannot be made on this set-up, or null when it can: what it names is not there, is in
 * use, or would leave a set-up that cannot be. Who may edit and on which version is not asked here.
 */
export const refusalOfEdit = (state: WorkshopState, wish: NamedEdit): Refusal | null =>
	state.setup === null
		? { code: 'workshop/not-set-up' }
		: (notThere(state.setup, wish.edit) ?? inUse(state, wish.edit) ?? invalid(state, wish));

/** An edit with the name that goes with it. */
export type NamedEdit = Pick<EditSetup, 'edit' | 'name'>;

function invalid(state: WorkshopState, wish: NamedEdit): Refusal | null {
	const [problem] = problemsOfEdit(state, wish);
	return problem === undefined
		? null
		: {
				code: 'workshop/invalid-set-up',
				where: problem.path,
				value: problem.value,
				why: problem.code
			};
}

/**
 * What would be wrong with the set-up after this edit, by the rules for set-up files and with their
 * paths (`technicians[3].lunch`); the screen says it at the field before anything is sent.
 */
export function problemsOfEdit(
	{ setup, registers }: WorkshopState,
	{ edit, name = '' }: NamedEdit
): readonly SetupProblem[] {
	if (setup === null) return [];
	const after = edited(setup, edit);
	const codes = [...after.technicians.map(({ code }) => code), ...after.advisors];
	// Whoever has no name yet is called by the code, as on every screen.
	const known = Object.fromEntries(
		codes.map((code) => [code, registers.staff.get(code)?.name ?? code])
	);
	const person = personIn(edit);
	const names = person === null ? known : { ...known, [person]: name };
	return problemsMade({ setup, names: known }, { setup: after, names });
}
