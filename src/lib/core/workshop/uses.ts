import type { AdvisorCode, BayCode, SkillCode, TechnicianCode } from '../ids.ts';
import { clockedOn } from '../job/decide-clocking.ts';
import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';
import type { RouteRules } from './setup.ts';
import type { Usage } from './usage.ts';

/** Who needs a part of the set-up: asked before it is deleted. */

const goesOn = ({ end }: Job): boolean => end === null;
const openJobs = ({ jobs }: WorkshopState): readonly Job[] => [...jobs.values()].filter(goesOn);

const operationsWith = (
	state: WorkshopState,
	uses: (operation: Operation) => boolean
): readonly Usage[] =>
	openJobs(state).flatMap((job) =>
		openOperations(job)
			.filter(uses)
			.map(({ id }): Usage => ({ by: 'operation', job: job.id, operation: id }))
	);

/** Cars standing in the bay, also those whose visit has ended, and open work planned or running there. */
export const usesOfBay = (state: WorkshopState, bay: BayCode): readonly Usage[] => [
	...[...state.jobs.values()]
		.filter(({ place }) => place?.bay === bay)
		.map(({ id }): Usage => ({ by: 'job', job: id })),
	...operationsWith(state, ({ plan }) => plan?.bay === bay)
];

/** The car that stands in the slot. */
export const usesOfSlot = (state: WorkshopState, slot: string): readonly Usage[] =>
	openJobs(state)
		.filter((job) => job.slot === slot)
		.map(({ id }) => ({ by: 'job', job: id }));

/** Open work planned for the technician or worked on right now. */
export const usesOfTechnician = (
	state: WorkshopState,
	technician: TechnicianCode
): readonly Usage[] =>
	operationsWith(
		state,
		(operation) =>
			operation.plan?.technicians.includes(technician) === true ||
			clockedOn(operation).includes(technician)
	);

/** Visits the advisor looks after. */
export const usesOfAdvisor = (state: WorkshopState, advisor: AdvisorCode): readonly Usage[] =>
	openJobs(state)
		.filter((job) => job.advisor === advisor)
		.map(({ id }) => ({ by: 'job', job: id }));

/** Rules, people and the catalogue that name the skill, and open work that needs it. */
export function usesOfSkill(state: WorkshopState, skill: SkillCode): readonly Usage[] {
	const { setup } = state;
	if (setup === null) return [];
	const { finalInspection, processInspection, wash, roadTest } = setup.rules;
	const inRules: readonly (readonly [keyof RouteRules, boolean])[] = [
		['finalInspection', finalInspection.skill === skill],
		[
			'processInspection',
			processInspection.skill === skill || processInspection.after.includes(skill)
		],
		['wash', wash.skill === skill],
		['roadTest', roadTest.skills?.includes(skill) === true]
	];
	return [
		...inRules.flatMap(([rule, uses]): Usage[] => (uses ? [{ by: 'rule', rule }] : [])),
		...setup.technicians
			.filter(({ skills }) => skills[skill] !== undefined)
			.map(({ code }): Usage => ({ by: 'technician', technician: code })),
		...setup.operations
			.filter((operation) => operation.skill === skill)
			.map(({ itemCode }): Usage => ({ by: 'operation-type', itemCode })),
		...operationsWith(state, (operation) => operation.skill === skill)
	];
}

/** The road test, where the item is on its list, and open work of this kind. */
export const usesOfOperationType = (state: WorkshopState, itemCode: string): readonly Usage[] => [
	...(state.setup?.rules.roadTest.items.includes(itemCode) === true
		? [{ by: 'rule', rule: 'roadTest' } as const]
		: []),
	...operationsWith(state, (operation) => operation.itemCode === itemCode)
];

// Enough to see what has to be cleared away; a workshop of 250 cars could name thousands.
const MOST_NAMED = 50;

/** The refusal for something that is still needed, or null when nothing needs it. */
export const usedRefusal = (what: string, where: readonly Usage[]): Refusal | null =>
	where.length === 0
		? null
		: { code: 'workshop/in-use', what, where: where.slice(0, MOST_NAMED), count: where.length };
