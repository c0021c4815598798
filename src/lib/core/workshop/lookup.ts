import type { BayCode, SkillCode, TechnicianCode } from '../ids.ts';
import type { Bay, Setup, Skill, Technician } from './setup.ts';

/**
 * Things of a set-up by their code. A set-up is never changed in place, so each is indexed once; the
 * planning rules ask thousands of times per drag step.
 */
interface Index {
	readonly bays: ReadonlyMap<string, Bay>;
	readonly technicians: ReadonlyMap<string, Technician>;
	readonly skills: ReadonlyMap<string, Skill>;
}
const indexes = new WeakMap<Setup, Index>();

const byCode = <T extends { readonly code: string }>(things: readonly T[]): Map<string, T> =>
	new Map(things.map((thing) => [thing.code, thing]));

function indexOf(setup: Setup): Index {
	const known = indexes.get(setup);
	if (known !== undefined) return known;
	const index: Index = {
		bays: byCode(setup.bays),
		technicians: byCode(setup.technicians),
		skills: byCode(setup.skills)
	};
	indexes.set(setup, index);
	return index;
}

/** The bay with this code, or undefined when the workshop has none. */
export const bayOf = (setup: Setup, code: BayCode): Bay | undefined =>
	indexOf(setup).bays.get(code);

/** The technician with this code, or undefined when nobody here has it. */
export const technicianOf = (setup: Setup, code: TechnicianCode): Technician | undefined =>
	indexOf(setup).technicians.get(code);

/** The skill with this code, or undefined when the workshop does not know it. */
export const skillOf = (setup: Setup, code: SkillCode): Skill | undefined =>
	indexOf(setup).skills.get(code);
