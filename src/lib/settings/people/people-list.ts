import type { PersonEntry } from '#protocol/people.ts';

/** A workshop as the list of people needs it: its name, and who is in its set-up. */
export interface KnownWorkshop {
	readonly code: string;
	readonly name: string;
	readonly technicians: readonly { readonly code: string; readonly name: string }[];
	readonly advisors: readonly string[];
}

export type PersonState = 'active' | 'invited' | 'inactive';

export const stateOf = ({ isActive, hasPassword }: PersonEntry): PersonState => {
	if (!isActive) return 'inactive';
	return hasPassword ? 'active' : 'invited';
};

interface Wanted {
	/** Part of a name, a user name or a role's word. */
	readonly text: string;
	/** Also those who are shut out. */
	readonly all: boolean;
}

/** Those looked for, in the order given; who is shut out only when asked for. */
export function peopleFound(
	people: readonly PersonEntry[],
	{ text, all }: Wanted,
	roleWord: (role: PersonEntry['role']) => string
): readonly PersonEntry[] {
	const typed = text.trim().toLowerCase();
	return people.filter((person) => {
		if (!person.isActive && !all) return false;
		const { name, userName, role } = person;
		return [name, userName, roleWord(role)].some((word) => word.toLowerCase().includes(typed));
	});
}

/** Roles whose own work depends on who they are in the set-up of a workshop. */
const LINKED: Readonly<Partial<Record<PersonEntry['role'], 'technicians' | 'advisors'>>> = {
	technician: 'technicians',
	leader: 'technicians',
	inspector: 'technicians',
	advisor: 'advisors'
};

/** Whom somebody of that role may be in these workshops; none for roles that own no work. */
export function staffChoices(
	role: PersonEntry['role'],
	workshops: readonly KnownWorkshop[]
): readonly { readonly workshop: string; readonly code: string; readonly name: string }[] {
	const kind = LINKED[role];
	if (kind === undefined) return [];
	return workshops.flatMap((workshop) => {
		const staff =
			kind === 'technicians'
				? workshop.technicians.map(({ code, name }) => ({ code, name: `${code} ${name}` }))
				: workshop.advisors.map((code) => ({ code, name: code }));
		return staff.map((one) => ({ workshop: workshop.code, ...one }));
	});
}
