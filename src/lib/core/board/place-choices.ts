import type { BayCode, SkillCode, TechnicianCode } from '../ids.ts';
import type { PlacementOption } from '../plan/options.ts';
import type { WorkshopState } from '../state.ts';
import { skillOf } from '../workshop/lookup.ts';

/** The bays and people of a workshop for one piece of work, those that suit first. */
export interface PlaceChoices {
	readonly bays: readonly {
		readonly bay: BayCode;
		readonly name: string;
		readonly suits: boolean;
	}[];
	readonly technicians: readonly {
		readonly technician: TechnicianCode;
		readonly name: string;
		readonly team: string;
		readonly suits: boolean;
	}[];
}

const suitingFirst = <T extends { readonly suits: boolean }>(
	choices: readonly T[]
): readonly T[] => [
	...choices.filter(({ suits }) => suits),
	...choices.filter(({ suits }) => !suits)
];

/** Everybody and every bay; who or what does not suit can still be chosen, with a reason. */
export function placeChoices(state: WorkshopState, skill: SkillCode): PlaceChoices {
	const { setup, registers } = state;
	if (setup === null) return { bays: [], technicians: [] };
	const types = skillOf(setup, skill)?.bayTypes ?? [];
	return {
		bays: suitingFirst(
			setup.bays.map(({ code, name, type }) => ({ bay: code, name, suits: types.includes(type) }))
		),
		technicians: suitingFirst(
			setup.technicians.map(({ code, team, skills }) => ({
				technician: code,
				name: registers.staff.get(code)?.name ?? code,
				team,
				suits: skills[skill] !== undefined
			}))
		)
	};
}

/**
 * At most so many proposals, in their order: the best of each technician first of all, so that the
 * list is not one person in ten bays at the same hour; then whatever comes next.
 */
export function variedOptions(
	options: readonly PlacementOption[],
	most: number
): readonly PlacementOption[] {
	const leads = new Set<string | undefined>();
	const bestOfEach = options.filter(({ placement: { technicians } }) => {
		const isFirst = !leads.has(technicians[0]);
		leads.add(technicians[0]);
		return isFirst;
	});
	const chosen = new Set(bestOfEach.slice(0, most));
	for (const option of options) {
		if (chosen.size >= most) break;
		chosen.add(option);
	}
	return options.filter((option) => chosen.has(option));
}
