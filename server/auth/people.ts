import type { PersonId } from '#core/ids.ts';
import type { PersonEntry } from '#protocol/people.ts';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { openSignInLibrary } from './library.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import { PasswordHasher } from './password-hash.ts';
import { Passwords } from './passwords.ts';
import { PeopleDesk } from './people-desk.ts';
import { PeopleRegister } from './people-register.ts';
import type {
	Answer,
	Candidate,
	FirstAdministrator,
	From,
	Invitation,
	NewPassword,
	PersonChange,
	PinWish,
	SignedIn
} from './people-wishes.ts';
import { PinPad } from './pin-pad.ts';
import { isFresh, type Session, type Sessions } from './sessions.ts';

/**
 * The people of the house: who they are here, how they get in and how they are kept out. It knows
 * nothing of pages, and hands out no secret but a new session's and a one-time code.
 */
export interface People {
	/** By user name. */
	list(): readonly PersonEntry[];
	/** A new person without a password; the code is for a page where they choose one, within a day. */
	invite(wish: Invitation): Promise<Answer<{ readonly person: PersonId; readonly code: string }>>;
	/** Other rights, or none, end every session of theirs at once. */
	change(person: PersonId, wish: PersonChange): Promise<Answer<PersonEntry>>;
	/** Password and PIN are void and all sessions over; the code is for choosing a new password. */
	reset(person: PersonId): Promise<Answer<{ readonly code: string }>>;
	/** With the code of an invitation or a reset; signs them in. */
	setPassword(code: string, password: string): Promise<Answer<SignedIn>>;
	/** Another password for whoever is signed in, who gives the one of now; ends their other sessions. */
	changePassword(session: Session, wish: NewPassword, from: From): Promise<Answer<null>>;
	signIn(userName: string, password: string, from: From): Promise<Answer<SignedIn>>;
	/** The password once more, for what needs it fresh. */
	prove(session: Session, password: string, from: From): Promise<Answer<null>>;
	/** Whether the password was given just now, as managing people and connecting screens requires. */
	isFresh(session: Session): boolean;
	/** For changing places on a shared device; asks for the password. */
	setPin(person: PersonId, wish: PinWish, from: From): Promise<Answer<null>>;
	/** Who may take over a device by PIN: those who have one and share a workshop with whoever is signed in. */
	candidates(device: Session): readonly Candidate[];
	/** Takes over a device somebody is signed in on; their session ends. */
	switchTo(device: Session, person: PersonId, pin: string): Promise<Answer<SignedIn>>;
	/** Whoever is signed in leaves this device. */
	signOut(session: Session): Promise<void>;
	endSessions(person: PersonId): Promise<void>;
	/** Whether there is nobody yet who could let others in. */
	needsSetUp(): boolean;
	/** A code for the page where the first administrator is made; for the server's console, nowhere else. */
	setUpCode(): Promise<string>;
	setUp(code: string, wish: FirstAdministrator): Promise<Answer<SignedIn>>;
}

interface PeopleParts {
	readonly store: Pick<Store, 'accounts'>;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly sessions: Sessions;
	readonly codes: OneTimeCodes;
}

export async function openPeople({ store, ...parts }: PeopleParts): Promise<People> {
	const { sessions, clock } = parts;
	const { accounts } = store;
	const register = await PeopleRegister.open(accounts);
	const shared = { ...parts, accounts, register, hasher: new PasswordHasher() };
	const library = await openSignInLibrary(shared);
	const passwords = await Passwords.open({ ...shared, library });
	const pins = await PinPad.open(shared);
	const desk = new PeopleDesk({ ...shared, library, passwords, pins });

	/** Nobody is kept waiting, or out, because the disk did not take when they came. */
	const noteSeen = (person: PersonId): void => {
		const lastSeenAt = clock.now();
		register.inTurn(() => library.update(person, { lastSeenAt })).catch(() => undefined);
	};
	return {
		list: () => desk.list(),
		invite: (wish) => desk.invite(wish),
		change: (person, wish) => desk.change(person, wish),
		reset: (person) => desk.reset(person),
		setPassword: async (code, password) => {
			const signedIn = await desk.setPassword(code, password);
			const person = signedIn.ok ? sessions.find(signedIn.value.secret)?.actor.id : undefined;
			if (person !== undefined) noteSeen(person);
			return signedIn;
		},
		changePassword: async (session, { current, password }, from) => {
			const right = await passwords.check(session.actor.id, current, from);
			return right.ok ? desk.changePassword(session, password) : right;
		},
		signIn: async (userName, password, from) => {
			const signedIn = await passwords.signIn(userName, password, from);
			const person = signedIn.ok ? sessions.find(signedIn.value.secret)?.actor.id : undefined;
			if (person === undefined) return signedIn;
			await pins.unlock(person);
			noteSeen(person);
			return signedIn;
		},
		isFresh: (session) => isFresh(session, clock.now()),
		prove: (session, password, from) => passwords.prove(session, password, from),
		setPin: async (person, { pin, password }, from) => {
			const right = await passwords.check(person, password, from);
			return right.ok ? pins.set(person, pin) : right;
		},
		candidates: (device) => pins.candidates(device),
		switchTo: (device, person, pin) => pins.switchTo(device, person, pin),
		signOut: ({ id }) => sessions.end(id),
		endSessions: (person) => sessions.endAllOf(person),
		needsSetUp: () => desk.needsSetUp(),
		setUpCode: () => desk.setUpCode(),
		setUp: (code, wish) => desk.setUp(code, wish)
	};
}
