import type { AccountChange, StoredCredential, StoredPerson } from '../account-table.ts';

/** The people of a store that forgets them; the same rules as on a disk. */
export class MemoryAccounts {
	readonly #people = new Map<string, StoredPerson>();
	readonly #credentials = new Map<string, StoredCredential>();

	people(): readonly StoredPerson[] {
		const byName = [...this.#people.values()].sort((a, b) => (a.userName < b.userName ? -1 : 1));
		return structuredClone(byName);
	}

	credential(person: string, kind: string): StoredCredential | null {
		return structuredClone(this.#credentials.get(keyOf(person, kind)) ?? null);
	}

	write(change: AccountChange): void {
		switch (change.kind) {
			case 'person':
				this.#putPerson(change.person);
				break;
			case 'credential': {
				const { person, kind } = change.credential;
				if (!this.#people.has(person)) throw new TypeError(`no person ${person}`);
				this.#credentials.set(keyOf(person, kind), structuredClone(change.credential));
				break;
			}
			case 'no-credential':
				this.#credentials.delete(keyOf(change.person, change.of));
				break;
		}
	}

	#putPerson(person: StoredPerson): void {
		const namesake = [...this.#people.values()].find(
			({ userName }) => userName === person.userName
		);
		if (namesake !== undefined && namesake.id !== person.id)
			throw new TypeError(`user name of ${person.id} is taken`);
		const createdAt = this.#people.get(person.id)?.createdAt ?? person.createdAt;
		this.#people.set(person.id, structuredClone({ ...person, createdAt }));
	}

	dump(): AccountDump {
		return { people: [...this.#people.values()], credentials: [...this.#credentials.values()] };
	}

	restore({ people, credentials }: AccountDump): void {
		for (const person of people) this.write({ kind: 'person', person });
		for (const credential of credentials) this.write({ kind: 'credential', credential });
	}
}

/** The part of a backup that is about people. */
export interface AccountDump {
	readonly people: readonly StoredPerson[];
	readonly credentials: readonly StoredCredential[];
}

const keyOf = (person: string, kind: string): string => `${kind} ${person}`;
