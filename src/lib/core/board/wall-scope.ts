import type { Scope } from './display.ts';
import type { Job, Operation } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Bay, Setup, Technician } from '../workshop/setup.ts';

/** Which bays, people and cars belong on a screen that shows a part of the workshop (rule L15). */

const places = ({ plan, stints }: Operation): readonly string[] => [
	...(plan === null ? [] : [plan.bay]),
	...stints.map(({ bay }) => bay)
];
const people = ({ plan, stints }: Operation): readonly string[] => [
	...(plan?.technicians ?? []),
	...stints.map(({ technician }) => technician)
];

function baysBetween(bays: readonly Bay[], from: string, to: string): readonly Bay[] {
	const first = bays.findIndex(({ code }) => code === from);
	const last = bays.findIndex(({ code }) => code === to);
	if (first < 0 || last < 0) return [];
	return bays.slice(Math.min(first, last), Math.max(first, last) + 1);
}

/** Bays where a team's skills can be used. */
function baysOfTeam(setup: Setup, team: string): readonly Bay[] {
	const skills = new Set(
		setup.technicians.filter((one) => one.team === team).flatMap((one) => Object.keys(one.skills))
	);
	const types = new Set(
		setup.skills.filter(({ code }) => skills.has(code)).flatMap(({ bayTypes }) => bayTypes)
	);
	return setup.bays.filter(({ type }) => types.has(type));
}

/** The bays of a screen in the order of the set-up; bays that are not known give none. */
export function baysInScope(setup: Setup, scope: Scope | null): readonly Bay[] {
	switch (scope?.kind) {
		case undefined:
			return setup.bays;
		case 'bays':
			return baysBetween(setup.bays, scope.from, scope.to);
		case 'team':
			return baysOfTeam(setup, scope.team);
		case 'trade':
			return setup.bays.filter(({ kind }) => kind === scope.trade);
	}
}

/** The technicians of a screen in the order of the set-up. */
export function techniciansInScope(
	{ setup, jobs }: WorkshopState,
	scope: Scope | null
): readonly Technician[] {
	if (setup === null) return [];
	switch (scope?.kind) {
		case undefined:
			return setup.technicians;
		case 'team':
			return setup.technicians.filter(({ team }) => team === scope.team);
		case 'trade': {
			const skills = setup.skills.filter(({ trade }) => trade === scope.trade);
			return setup.technicians.filter((one) => skills.some(({ code }) => code in one.skills));
		}
		case 'bays': {
			const bays = new Set<string>(baysInScope(setup, scope).map(({ code }) => code));
			const here = new Set(
				[...jobs.values()]
					.flatMap(({ operations }) => operations)
					.filter((operation) => places(operation).some((bay) => bays.has(bay)))
					.flatMap(people)
			);
			return setup.technicians.filter(({ code }) => here.has(code));
		}
	}
}

/** Whether a car belongs on a screen: it stands there, or some of its open work is planned or meant for there. */
export function inScope({ setup }: WorkshopState, job: Job, scope: Scope | null): boolean {
	if (scope === null || setup === null) return scope === null;
	const left = job.operations.filter(({ state }) => state !== 'finished' && state !== 'cancelled');
	// A car with which the workshop is done belongs where it was worked on.
	const open = left.length > 0 ? left : job.operations;
	switch (scope.kind) {
		case 'trade':
			return open.some(({ trade }) => trade === scope.trade);
		case 'team': {
			const team = new Set<string>(
				setup.technicians.filter((one) => one.team === scope.team).map(({ code }) => code)
			);
			return open.some((operation) => people(operation).some((person) => team.has(person)));
		}
		case 'bays': {
			const bays = new Set<string>(baysInScope(setup, scope).map(({ code }) => code));
			if (job.place !== null && bays.has(job.place.bay)) return true;
			return open.some((operation) => places(operation).some((bay) => bays.has(bay)));
		}
	}
}
