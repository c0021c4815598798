import type { PersonId } from '#core/ids.ts';
import { ok, refused } from '#core/result.ts';
import { SECOND_MS } from '#core/time/instant.ts';
import type { Clock } from '../ops/clock.ts';
import type { AccountTable, StoredPerson } from '../storage/account-table.ts';
import type { SignInLibrary } from './library.ts';
import type { PasswordHasher } from './password-hash.ts';
import { userNameIn } from './password-rules.ts';
import type { PeopleRegister } from './people-register.ts';
import type { Answer, From, SignedIn } from './people-wishes.ts';
import type { Session, Sessions } from './sessions.ts';
import { SlowDown } from './slow-down.ts';

/** Marks an account whose password is still to be chosen; no hash of anything looks like it. */
export const NO_PASSWORD = '-';

/** As whom a name is looked up that nobody can have; it costs the same work as any other. */
const NOBODY = '?';
/** More wait for a hash than ever sign in at once: somebody sends names by the thousand. */
const MOST_WAITING = 100;
const CROWD_WAIT_S = 5;

interface PasswordParts {
	readonly accounts: AccountTable;
	readonly register: PeopleRegister;
	readonly library: SignInLibrary;
	readonly hasher: PasswordHasher;
	readonly sessions: Sessions;
	readonly clock: Clock;
}

/**
 * The door for names and passwords. From outside, an unknown name, a wrong password and somebody who is
 * shut out are the same: the same answer after the same work, and guesses are slowed down alike.
 */
export class Passwords {
	readonly #parts: PasswordParts;
	readonly #slowDown = new SlowDown();
	readonly #chosen: Set<PersonId>;

	private constructor(parts: PasswordParts, chosen: Set<PersonId>) {
		this.#parts = parts;
		this.#chosen = chosen;
	}

	static async open(parts: PasswordParts): Promise<Passwords> {
		const chosen = new Set<PersonId>();
		for (const { id } of parts.register.all()) {
			const credential = await parts.accounts.credential(id, 'password');
			if (credential !== null && credential.hash !== NO_PASSWORD) chosen.add(id);
		}
		return new Passwords(parts, chosen);
	}

	/** Whether they have chosen one. */
	has(person: PersonId): boolean {
		return this.#chosen.has(person);
	}

	async signIn(userName: string, password: string, from: From): Promise<Answer<SignedIn>> {
		const { library, sessions } = this.#parts;
		const name = userNameIn(userName) ?? NOBODY;
		return this.#try(name, from, async () => {
			const secret = await library.signIn(name, password);
			const session = sessions.find(secret);
			return secret === null || session === null ? null : { secret, role: session.actor.role };
		});
	}

	/** The password of whoever is signed in, once more; their session is fresh afterwards. */
	async prove(session: Session, password: string, from: From): Promise<Answer<null>> {
		const right = await this.check(session.actor.id, password, from);
		if (right.ok) await this.#parts.sessions.prove(session.id);
		return right;
	}

	/** Whether that is their password; counts as a try to sign in. */
	async check(person: PersonId, password: string, from: From): Promise<Answer<null>> {
		const { accounts, hasher, register } = this.#parts;
		const known: StoredPerson | null = register.get(person);
		const right = await this.#try(known?.userName ?? NOBODY, from, async () => {
			const credential = await accounts.credential(person, 'password');
			return (await hasher.verify(credential?.hash ?? NO_PASSWORD, password)) ? true : null;
		});
		return right.ok ? ok(null) : right;
	}

	async set(person: PersonId, password: string): Promise<void> {
		const { hasher, library } = this.#parts;
		await library.setPassword(person, await hasher.hash(password));
		this.#chosen.add(person);
	}

	/** From now on no password is theirs. */
	async void(person: PersonId): Promise<void> {
		await this.#parts.library.setPassword(person, NO_PASSWORD);
		this.#chosen.delete(person);
	}

	async #try<T>(
		name: string,
		{ address }: From,
		work: () => Promise<T | null>
	): Promise<Answer<T>> {
		const { clock, hasher } = this.#parts;
		const [nameKey, addressKey] = [`name ${name}`, `address ${address}`];
		const waitMs = this.#slowDown.waitMs([nameKey, addressKey], clock.now());
		const waitS = hasher.waiting > MOST_WAITING ? CROWD_WAIT_S : Math.ceil(waitMs / SECOND_MS);
		if (waitS > 0) return refused({ code: 'people/too-many-tries', waitS });
		// A name's try counts before it is known to be wrong, so that many at once gain nothing. An
		// address may be a whole house on a Monday morning: only what did fail counts there.
		this.#slowDown.count(nameKey, clock.now());
		const done = await work().catch((error: unknown) => {
			this.#slowDown.takeBack(nameKey);
			throw error;
		});
		if (done === null) {
			this.#slowDown.count(addressKey, clock.now());
			return refused({ code: 'people/wrong-sign-in' });
		}
		this.#slowDown.forget(nameKey);
		return ok(done);
	}
}
