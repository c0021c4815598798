import type { SkillCode } from '../ids.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { Setup } from '../workshop/setup.ts';
import type { CannotPlan } from './left-out.ts';
import { suitableFor } from './open-work.ts';

/** What the workshop offers and nobody in it can do, or nowhere. */
export interface SkillGap {
	readonly skill: SkillCode;
	/** As the set-up calls it; its code where it is not in the set-up. */
	readonly name: string;
	readonly why: Extract<CannotPlan, 'no-technician' | 'no-bay'>;
	/** Names of the work in the catalogue that asks for it. */
	readonly operations: readonly string[];
}

/** The gaps of a catalogue, skill by skill in its order; one without people and bays is there twice. */
export function skillGaps(setup: Setup): readonly SkillGap[] {
	const operations = new Map<SkillCode, string[]>();
	for (const { skill, name } of setup.operations)
		operations.set(skill, [...(operations.get(skill) ?? []), name]);
	return [...operations].flatMap(([skill, names]) => {
		const { people, bays } = suitableFor(setup, skill);
		const gap = { skill, name: skillOf(setup, skill)?.name ?? skill, operations: names };
		return [
			...(people.length === 0 ? [{ ...gap, why: 'no-technician' as const }] : []),
			...(bays.length === 0 ? [{ ...gap, why: 'no-bay' as const }] : [])
		];
	});
}
