import { NO_CHECK_LISTS } from '../inspection/check-item.ts';
import { surnameOf } from '../plate/surname.ts';
import type { WorkshopState } from '../state.ts';
import type { Setup } from '../workshop/setup.ts';
import { callRows } from './project-calls.ts';
import type { Audience, Row, SetupRow } from './rows.ts';

/** Set-up, clock, absences, outages and calls for help as each audience may see them. */
export const referenceRows = (audience: Audience, state: WorkshopState): readonly Row[] => [
	...setupRows(audience, state),
	...clockRows(state),
	...callRows(audience, state),
	...(audience === 'lounge' ? [] : awayRows(audience, state)),
	...(audience === 'lounge' ? [] : attendanceRows(state)),
	...(audience === 'staff' ? closingRows(state) : [])
];

function setupRows(audience: Audience, state: WorkshopState): readonly Row[] {
	const { setup, setupVersion: version } = state;
	if (setup === null) return [];
	const id = 'setup';
	if (audience === 'lounge') {
		const { name, timeZone } = setup;
		return [{ kind: 'setup', id, version, body: { name, timeZone } }];
	}
	// Only people choose from the catalogue and inspect; a wall need not hold hundreds of entries.
	const lean =
		audience === 'staff' ? setup : { ...setup, operations: [], checkLists: NO_CHECK_LISTS };
	const body = audience === 'wall-masked' ? publicSetup(lean, state) : fullSetup(lean, state);
	return [{ kind: 'setup', id, version, body }];
}

const fullSetup = (setup: Setup, state: WorkshopState): SetupRow => ({
	setup,
	names: namesOf([...setup.technicians.map(({ code }) => code), ...setup.advisors], state)
});

/** A customer need not read what can go wrong. */
const NO_REASONS = { lengthening: [], lateFinish: [] };

/** Where customers look nobody has a full name; an advisor's code may be one, so it is left out. */
function publicSetup(setup: Setup, state: WorkshopState): SetupRow {
	const names = namesOf(
		setup.technicians.map(({ code }) => code),
		state
	);
	const surnames = Object.entries(names).map(([code, name]) => [code, surnameOf(name)] as const);
	return {
		setup: { ...setup, advisors: [], counters: {}, reasons: NO_REASONS },
		names: Object.fromEntries(surnames)
	};
}

const namesOf = (
	codes: readonly string[],
	{ registers }: WorkshopState
): Readonly<Record<string, string>> =>
	Object.fromEntries(
		codes.flatMap((code) => {
			const staff = registers.staff.get(code);
			return staff === undefined ? [] : [[code, staff.name] as const];
		})
	);

const clockRows = ({ clock, clockVersion }: WorkshopState): readonly Row[] =>
	clock === null ? [] : [{ kind: 'clock', id: 'clock', version: clockVersion, body: clock }];

/** Walls need them, too: who stays longer changes their forecast. */
const attendanceRows = ({ attendance }: WorkshopState): readonly Row[] =>
	[...attendance.values()].map((mark) => ({
		kind: 'attendance',
		id: mark.technician,
		version: mark.version,
		body: mark
	}));

const closingRows = ({ closing }: WorkshopState): readonly Row[] =>
	closing === null
		? []
		: [{ kind: 'closing', id: 'closing', version: closing.version, body: closing }];

/** Why a person is away is for staff; why a bay is out is not for customers either. */
function awayRows(audience: Audience, { absences, outages }: WorkshopState): readonly Row[] {
	const absent = [...absences.values()].map((absence): Row => ({
		kind: 'absence',
		id: absence.id,
		version: absence.version,
		body: audience === 'staff' ? absence : { ...absence, reason: '' }
	}));
	const out = [...outages.values()].map((outage): Row => ({
		kind: 'outage',
		id: outage.bay,
		version: outage.version,
		body: audience === 'wall-masked' ? { ...outage, reason: '' } : outage
	}));
	return [...absent, ...out];
}
