import type { Actor } from '#core/decider.ts';
import type { PersonId } from '#core/ids.ts';
import type { AccountTable, StoredPerson } from '../storage/account-table.ts';
import { Turns } from './turns.ts';

/**
 * Everybody who may sign in, as the store has them: read once, and changed only here, one after the
 * other, the disk first. Looking somebody up costs nothing, whether there is such a person or not.
 */
export class PeopleRegister {
	readonly #accounts: AccountTable;
	readonly #people: Map<PersonId, StoredPerson>;
	readonly #turns = new Turns();

	private constructor(accounts: AccountTable, people: readonly StoredPerson[]) {
		this.#accounts = accounts;
		this.#people = new Map(people.map((person) => [person.id, person]));
	}

	static async open(accounts: AccountTable): Promise<PeopleRegister> {
		return new PeopleRegister(accounts, await accounts.people());
	}

	/** By user name. */
	all(): readonly StoredPerson[] {
		return [...this.#people.values()].sort((a, b) => (a.userName < b.userName ? -1 : 1));
	}

	get(id: PersonId): StoredPerson | null {
		return this.#people.get(id) ?? null;
	}

	named(userName: string): StoredPerson | null {
		return this.all().find((person) => person.userName === userName) ?? null;
	}

	async put(person: StoredPerson): Promise<void> {
		await this.#accounts.write({ kind: 'person', person });
		this.#people.set(person.id, person);
	}

	/** Does something that looks before it writes, while nobody else does. */
	inTurn<T>(work: () => Promise<T>): Promise<T> {
		return this.#turns.inTurn(work);
	}
}

/** As whom a person acts. */
export const actorOf = ({ id, role, name, staff }: StoredPerson): Actor => ({
	...{ id, role, name },
	...(staff === null ? {} : { staff })
});

/** Whether what somebody may do is the same as before; a new name or a look at the clock changes nothing. */
export const hasSameRights = (now: StoredPerson | null, before: StoredPerson): boolean =>
	now !== null &&
	JSON.stringify([now.role, now.isActive, now.workshops, now.staff]) ===
		JSON.stringify([before.role, before.isActive, before.workshops, before.staff]);
