import { PEOPLE_ROLES, type Role } from '#core/people/role.ts';
import type { PersonEntry } from '#protocol/people.ts';
import { staffChoices, type KnownWorkshop } from './people-list.ts';
import type { NotDone } from './people-desk.svelte.ts';

/** What is typed about somebody: a new person, or changes to one. */

type Field = 'name' | 'userName' | 'role';

/** The field each refusal is about; any other is said below the form. */
const FIELD_OF: Readonly<Record<string, Field>> = {
	'people/bad-name': 'name',
	'people/bad-user-name': 'userName',
	'people/user-name-taken': 'userName',
	'people/bad-role': 'role',
	'people/last-administrator': 'role'
};

export class PersonDraft {
	name = $state('');
	userName = $state('');
	role = $state<string>('technician');
	/** Every workshop of the house, those to come included. */
	isEverywhere = $state(false);
	workshops = $state<string[]>([]);
	/** `workshop code`, or nothing. */
	staff = $state('');
	refusal = $state.raw<NotDone | null>(null);
	readonly #known: readonly KnownWorkshop[];

	constructor(person: PersonEntry | null, known: readonly KnownWorkshop[], mayGiveAll: boolean) {
		this.#known = known;
		this.workshops = known.length === 1 && !mayGiveAll ? known.map(({ code }) => code) : [];
		this.isEverywhere = mayGiveAll && known.length <= 1;
		if (person === null) return;
		this.name = person.name;
		this.userName = person.userName;
		this.role = person.role;
		this.isEverywhere = person.workshops === null;
		this.workshops = [...(person.workshops ?? [])];
		this.staff = person.staff === null ? '' : `${person.staff.workshop} ${person.staff.code}`;
	}

	/** Whom they may be in the workshops chosen. */
	get staffChoices(): readonly { readonly value: string; readonly label: string }[] {
		const own = this.#known.filter(
			({ code }) => this.isEverywhere || this.workshops.includes(code)
		);
		return staffChoices(this.#role, own).map(({ workshop, code, name }) => ({
			value: `${workshop} ${code}`,
			label: own.length > 1 ? `${name} · ${nameIn(own, workshop)}` : name
		}));
	}

	/** What is wrong with a field, for beside it. */
	mistakeAt(field: Field): { readonly mistake?: string } {
		const { refusal } = this;
		const isHere = refusal !== null && FIELD_OF[refusal.code] === field;
		return isHere && refusal.message !== null ? { mistake: refusal.message } : {};
	}

	/** What is wrong with none of the fields. */
	get isRefusedAsAWhole(): boolean {
		return this.refusal !== null && FIELD_OF[this.refusal.code] === undefined;
	}

	/** As it is sent; a new person's user name goes beside it. */
	get rights(): {
		readonly name: string;
		readonly role: Role;
		readonly workshops: readonly string[] | null;
		readonly staff: { readonly workshop: string; readonly code: string } | null;
	} {
		const { name, workshops, isEverywhere } = this;
		return {
			...{ name, role: this.#role },
			workshops: isEverywhere ? null : [...workshops],
			staff: this.#staff
		};
	}

	get #role(): Role {
		return PEOPLE_ROLES.find((known) => known === this.role) ?? 'technician';
	}

	/** A choice that another role or workshop made impossible is none. */
	get #staff(): { readonly workshop: string; readonly code: string } | null {
		if (!this.staffChoices.some(({ value }) => value === this.staff)) return null;
		const [workshop = '', ...code] = this.staff.split(' ');
		return { workshop, code: code.join(' ') };
	}
}

const nameIn = (workshops: readonly KnownWorkshop[], code: string): string =>
	workshops.find((one) => one.code === code)?.name ?? code;
