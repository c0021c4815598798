import type { PersonId } from '#core/ids.ts';
import { ok, refused } from '#core/result.ts';
import type { Clock } from '../ops/clock.ts';
import type { AccountTable, StoredCredential, StoredPerson } from '../storage/account-table.ts';
import type { PasswordHasher } from './password-hash.ts';
import { isWeakPin } from './password-rules.ts';
import { actorOf, type PeopleRegister } from './people-register.ts';
import type { Answer, Candidate, SignedIn } from './people-wishes.ts';
import type { Session, Sessions, SignedInBy } from './sessions.ts';
import { Turns } from './turns.ts';

const MOST_WRONG = 5;

interface PinParts {
	readonly accounts: AccountTable;
	readonly register: PeopleRegister;
	readonly hasher: PasswordHasher;
	readonly sessions: Sessions;
	readonly clock: Clock;
}

/**
 * Changing places on a shared device: somebody signed in on it by password, and another takes over with
 * six digits. A PIN opens nothing by itself, gains no time, and is worth nothing after five wrong ones.
 */
export class PinPad {
	readonly #parts: PinParts;
	readonly #holders: Set<PersonId>;
	readonly #turns = new Turns();

	private constructor(parts: PinParts, holders: Set<PersonId>) {
		this.#parts = parts;
		this.#holders = holders;
	}

	static async open(parts: PinParts): Promise<PinPad> {
		const holders = new Set<PersonId>();
		for (const { id } of parts.register.all())
			if ((await parts.accounts.credential(id, 'pin')) !== null) holders.add(id);
		return new PinPad(parts, holders);
	}

	has(person: PersonId): boolean {
		return this.#holders.has(person);
	}

	async set(person: PersonId, pin: string): Promise<Answer<null>> {
		if (isWeakPin(pin)) return refused({ code: 'people/weak-pin' });
		const hash = await this.#parts.hasher.hash(pin);
		const changedAt = this.#parts.clock.now();
		return this.#turns.inTurn(async () => {
			await this.#write({ person, kind: 'pin', hash, wrongTries: 0, changedAt });
			this.#holders.add(person);
			return ok(null);
		});
	}

	void(person: PersonId): Promise<void> {
		return this.#turns.inTurn(async () => {
			await this.#parts.accounts.write({ kind: 'no-credential', person, of: 'pin' });
			this.#holders.delete(person);
		});
	}

	/** They signed in with their password: wrong PINs are forgotten. */
	async unlock(person: PersonId): Promise<void> {
		if (!this.#holders.has(person)) return;
		await this.#turns.inTurn(async () => {
			const credential = await this.#parts.accounts.credential(person, 'pin');
			if (credential !== null && credential.wrongTries > 0)
				await this.#write({ ...credential, wrongTries: 0 });
		});
	}

	candidates(device: Session): readonly Candidate[] {
		if (!CARRIES.has(device.by)) return [];
		return this.#parts.register
			.all()
			.filter((person) => person.isActive && this.has(person.id) && worksBeside(person, device))
			.map(({ id, name, role }) => ({ id, name, role }));
	}

	async switchTo(device: Session, id: PersonId, pin: string): Promise<Answer<SignedIn>> {
		if (!CARRIES.has(device.by)) return refused({ code: 'people/no-device' });
		if (!this.candidates(device).some((candidate) => candidate.id === id))
			return refused({ code: 'people/unknown' });
		const right = await this.#turns.inTurn(() => this.#check(id, pin));
		const person = this.#parts.register.get(id);
		if (!right.ok) return right;
		if (person?.isActive !== true) return refused({ code: 'people/unknown' });
		const { sessions } = this.#parts;
		const { workshops, role } = person;
		const start = { by: 'pin', workshops, endsBy: device.endsAt } as const;
		const secret = await sessions.begin(actorOf(person), start);
		await sessions.end(device.id);
		return ok({ secret, role });
	}

	/** Counted as wrong on the disk before it is looked at: pulling the plug gives no further try. */
	async #check(person: PersonId, pin: string): Promise<Answer<null>> {
		const credential = await this.#parts.accounts.credential(person, 'pin');
		if (credential === null) return refused({ code: 'people/unknown' });
		if (credential.wrongTries >= MOST_WRONG) return refused({ code: 'people/pin-locked' });
		const wrongTries = credential.wrongTries + 1;
		await this.#write({ ...credential, wrongTries });
		if (await this.#parts.hasher.verify(credential.hash, pin)) {
			await this.#write({ ...credential, wrongTries: 0 });
			return ok(null);
		}
		const triesLeft = MOST_WRONG - wrongTries;
		return refused(
			triesLeft === 0 ? { code: 'people/pin-locked' } : { code: 'people/wrong-pin', triesLeft }
		);
	}

	#write(credential: StoredCredential): Promise<void> {
		return this.#parts.accounts.write({ kind: 'credential', credential });
	}
}

/** Sessions a PIN may follow on: their chain began with a password, and ends when that one would have. */
const CARRIES: ReadonlySet<SignedInBy> = new Set(['password', 'pin']);

const worksBeside = (person: StoredPerson, { workshops }: Session): boolean =>
	person.workshops === null ||
	workshops === null ||
	person.workshops.some((workshop) => workshops.includes(workshop));
