import type { PersonId } from '#core/ids.ts';
import { PEOPLE_ROLES, type Role } from '#core/people/role.ts';
import { ok, refused } from '#core/result.ts';
import type { PeopleRefusal, PersonEntry } from '#protocol/people.ts';
import type { StoredPerson } from '../storage/account-table.ts';
import type { SignInLibrary } from './library.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import { passwordProblem, personNameIn, userNameIn } from './password-rules.ts';
import { NO_PASSWORD, type Passwords } from './passwords.ts';
import { actorOf, hasSameRights, type PeopleRegister } from './people-register.ts';
import type {
	Answer,
	FirstAdministrator,
	Invitation,
	PersonChange,
	SignedIn
} from './people-wishes.ts';
import type { PinPad } from './pin-pad.ts';
import type { Session, Sessions } from './sessions.ts';

interface DeskParts {
	readonly register: PeopleRegister;
	readonly library: SignInLibrary;
	readonly passwords: Passwords;
	readonly pins: PinPad;
	readonly sessions: Sessions;
	readonly codes: OneTimeCodes;
}

/** Letting people in, changing what they are, and shutting them out. */
export class PeopleDesk {
	readonly #parts: DeskParts;

	constructor(parts: DeskParts) {
		this.#parts = parts;
	}

	list(): readonly PersonEntry[] {
		return this.#parts.register.all().map((person) => this.#entry(person));
	}

	invite(wish: Invitation): Promise<Answer<{ readonly person: PersonId; readonly code: string }>> {
		const { codes, register } = this.#parts;
		return register.inTurn(async () => {
			const made = await this.#create(wish);
			if (!made.ok) return made;
			const code = await codes.create({ for: 'password', person: made.value });
			return ok({ person: made.value, code });
		});
	}

	change(id: PersonId, wish: PersonChange): Promise<Answer<PersonEntry>> {
		const { register, library, sessions } = this.#parts;
		return register.inTurn(async () => {
			const before = register.get(id);
			if (before === null) return refused({ code: 'people/unknown' });
			const wanted = wanting(before, wish);
			if (!wanted.ok) return wanted;
			const after = wanted.value;
			if (isAdministrator(before) && !isAdministrator(after) && !this.#hasAdministrator(id))
				return refused({ code: 'people/last-administrator' });
			const { name, role, workshops, staff, isActive } = after;
			await library.update(id, { name, role, workshops, staff, isActive });
			if (!hasSameRights(after, before)) await sessions.endAllOf(id);
			return ok(this.#entry(after));
		});
	}

	reset(id: PersonId): Promise<Answer<{ readonly code: string }>> {
		const { register, passwords, pins, codes, sessions } = this.#parts;
		return register.inTurn(async () => {
			if (register.get(id) === null) return refused({ code: 'people/unknown' });
			await passwords.void(id);
			await pins.void(id);
			await codes.voidAllOf(id);
			await sessions.endAllOf(id);
			return ok({ code: await codes.create({ for: 'password', person: id }) });
		});
	}

	async setPassword(code: string, password: string): Promise<Answer<SignedIn>> {
		const { codes, register } = this.#parts;
		const purpose = codes.look(code);
		const person = purpose?.for === 'password' ? register.get(purpose.person) : null;
		if (person?.isActive !== true) return refused({ code: 'people/used-code' });
		const problem = passwordProblem(password, [person.userName, person.name]);
		if (problem !== null) return refused(problem);
		const signedIn = await codes.use(code, () => this.#choose(person, password));
		return signedIn === null ? refused({ code: 'people/used-code' }) : ok(signedIn);
	}

	/** For whoever is signed in; all their other sessions are over. */
	changePassword({ id, actor }: Session, password: string): Promise<Answer<null>> {
		const { register, passwords, sessions, codes } = this.#parts;
		return register.inTurn(async () => {
			const person = register.get(actor.id);
			const own = sessions.all().filter((session) => session.actor.id === actor.id);
			// Whoever was reset or shut out meanwhile has nothing to change any more.
			if (person === null || !own.some((session) => session.id === id))
				return refused({ code: 'people/unknown' });
			const problem = passwordProblem(password, [person.userName, person.name]);
			if (problem !== null) return refused(problem);
			await passwords.set(actor.id, password);
			await codes.voidAllOf(actor.id);
			for (const other of own) if (other.id !== id) await sessions.end(other.id);
			return ok(null);
		});
	}

	needsSetUp(): boolean {
		return !this.#hasAdministrator(null);
	}

	setUpCode(): Promise<string> {
		return this.#parts.codes.create({ for: 'set-up' });
	}

	setUp(code: string, { userName, name, password }: FirstAdministrator): Promise<Answer<SignedIn>> {
		const { codes, register } = this.#parts;
		return register.inTurn(async () => {
			if (codes.look(code)?.for !== 'set-up') return refused({ code: 'people/used-code' });
			if (!this.needsSetUp()) return refused({ code: 'people/already-set-up' });
			const wish = { userName, name, role: 'administrator', workshops: null } as const;
			const problem = this.#problemWith(wish) ?? passwordProblem(password, [userName, name]);
			if (problem !== null) return refused(problem);
			const signedIn = await codes.use(code, async () => {
				const made = await this.#create(wish);
				const person = made.ok ? register.get(made.value) : null;
				return person === null ? null : this.#choose(person, password);
			});
			return signedIn === null ? refused({ code: 'people/used-code' }) : ok(signedIn);
		});
	}

	async #choose(person: StoredPerson, password: string): Promise<SignedIn> {
		const { passwords, pins, sessions } = this.#parts;
		await passwords.set(person.id, password);
		await pins.unlock(person.id);
		await sessions.endAllOf(person.id);
		const { workshops, role } = person;
		const secret = await sessions.begin(actorOf(person), { by: 'password', workshops });
		return { secret, role };
	}

	/** Whether somebody besides this one could let others in tomorrow morning. */
	#hasAdministrator(besides: PersonId | null): boolean {
		return this.#parts.register
			.all()
			.some(
				(person) =>
					person.id !== besides && isAdministrator(person) && this.#parts.passwords.has(person.id)
			);
	}

	#problemWith({ userName, name, role }: Invitation): PeopleRefusal | null {
		const typed = userNameIn(userName);
		if (typed === null) return { code: 'people/bad-user-name' };
		if (personNameIn(name) === null) return { code: 'people/bad-name' };
		if (!isOfPeople(role)) return { code: 'people/bad-role' };
		return this.#parts.register.named(typed) === null ? null : { code: 'people/user-name-taken' };
	}

	async #create(wish: Invitation): Promise<Answer<PersonId>> {
		const problem = this.#problemWith(wish);
		if (problem !== null) return refused(problem);
		const { role, workshops, staff = null } = wish;
		const names = {
			userName: userNameIn(wish.userName) ?? '',
			name: personNameIn(wish.name) ?? ''
		};
		const rest = { role, workshops, staff, isActive: true, lastSeenAt: null };
		return ok(await this.#parts.library.create({ ...names, ...rest }, NO_PASSWORD));
	}

	#entry(person: StoredPerson): PersonEntry {
		const { id, userName, name, role, workshops, staff, isActive, lastSeenAt } = person;
		return {
			...{ id, userName, name, role, workshops, staff, isActive, lastSeenAt },
			hasPassword: this.#parts.passwords.has(id),
			hasPin: this.#parts.pins.has(id),
			openSessions: this.#parts.sessions.countOf(id)
		};
	}
}

const isOfPeople = (role: Role): boolean => PEOPLE_ROLES.includes(role);

const isAdministrator = ({ role, isActive }: StoredPerson): boolean =>
	role === 'administrator' && isActive;

function wanting(before: StoredPerson, wish: PersonChange): Answer<StoredPerson> {
	const name = personNameIn(wish.name ?? before.name);
	if (name === null) return refused({ code: 'people/bad-name' });
	const role = wish.role ?? before.role;
	if (!isOfPeople(role)) return refused({ code: 'people/bad-role' });
	return ok({
		...before,
		...{ name, role },
		workshops: wish.workshops === undefined ? before.workshops : wish.workshops,
		staff: wish.staff === undefined ? before.staff : wish.staff,
		isActive: wish.isActive ?? before.isActive
	});
}
