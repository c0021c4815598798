import { aboutAccount } from '#core/audit/account-changes.ts';
import type { DisplayProfile } from '#core/display/profile.ts';
import type { Result } from '#core/result.ts';
import type { Demo } from '../auth/demo.ts';
import type { SignedIn } from '../auth/people-wishes.ts';
import type { People } from '../auth/people.ts';
import type { Session } from '../auth/sessions.ts';
import type { Tokens } from '../auth/tokens.ts';
import type { Displays } from '../displays/displays.ts';
import type { Backups } from '../storage/backups.ts';
import type { Act, Journal } from './journal.ts';

/**
 * The same desks, with everything that is done at them written down, whether a page or a program asked.
 * What was refused is not written, except that somebody could not show who they are.
 */

type Find = (secret: string | null) => Session | null;

/** People, how they get in and what becomes of them. */
export function auditedPeople(people: People, journal: Journal, find: Find): People {
	const whenDone = async <R extends Result<unknown, unknown>>(answer: R, act: Act): Promise<R> => {
		if (answer.ok) await journal.note(act);
		return answer;
	};
	/** Whoever came in is the one who did it, not whoever sat there before. */
	const cameIn = async <R extends Result<SignedIn, unknown>>(
		answer: R,
		kind: Act['kind']
	): Promise<R> => {
		if (!answer.ok) return answer;
		const by = find(answer.value.secret);
		await journal.note({ kind, by, about: by?.actor.id ?? '' });
		return answer;
	};
	const named = (userName: string) =>
		people.list().find((one) => one.userName === userName.trim().toLowerCase())?.id ?? null;
	return {
		...people,
		invite: async (wish) => {
			const answer = await people.invite(wish);
			const about = answer.ok ? answer.value.person : '';
			return whenDone(answer, { kind: 'PersonInvited', about });
		},
		change: async (person, wish) => {
			const before = people.list().find(({ id }) => id === person);
			const answer = await people.change(person, wish);
			const about =
				answer.ok && before !== undefined ? aboutAccount(person, before, answer.value) : person;
			return whenDone(answer, { kind: 'PersonChanged', about });
		},
		reset: async (person) =>
			whenDone(await people.reset(person), { kind: 'PersonReset', about: person }),
		setPassword: async (code, password) =>
			cameIn(await people.setPassword(code, password), 'PasswordChosen'),
		signIn: async (userName, password, from) => {
			const answer = await people.signIn(userName, password, from);
			if (answer.ok) return cameIn(answer, 'SignedIn');
			// The name as it was typed may be a password in the wrong field.
			await journal.note({ kind: 'SignInFailed', by: null, supposed: named(userName) });
			return answer;
		},
		setPin: async (person, wish, from) =>
			whenDone(await people.setPin(person, wish, from), { kind: 'PinSet', about: person }),
		switchTo: async (device, person, pin) => {
			const answer = await people.switchTo(device, person, pin);
			if (answer.ok) return cameIn(answer, 'SignedIn');
			await journal.note({ kind: 'PinFailed', by: device, about: person });
			return answer;
		},
		signOut: async (session) => {
			await people.signOut(session);
			await journal.note({ kind: 'SignedOut', by: session, about: session.actor.id });
		},
		endSessions: async (person) => {
			await people.endSessions(person);
			await journal.note({ kind: 'SessionsEnded', about: person });
		},
		setUp: async (code, wish) => cameIn(await people.setUp(code, wish), 'InstallationSetUp')
	};
}

/** The demo's one tap, which is a sign-in as well. */
export const auditedDemo = (demo: Demo, journal: Journal, find: Find): Demo => ({
	...demo,
	signIn: async (role, locale) => {
		const secret = await demo.signIn(role, locale);
		const by = find(secret);
		await journal.note({ kind: 'SignedIn', by, about: by?.actor.id ?? '' });
		return secret;
	}
});

/** Tokens of programs. */
export function auditedTokens(tokens: Tokens, journal: Journal): Tokens {
	return {
		list: (asker) => tokens.list(asker),
		find: (secret) => tokens.find(secret),
		use: (id) => {
			tokens.use(id);
		},
		onEnded: (listener) => {
			tokens.onEnded(listener);
		},
		close: () => {
			tokens.close();
		},
		create: async (wish, by) => {
			const made = await tokens.create(wish, by);
			await journal.note({
				kind: 'TokenMade',
				about: `${made.token.name} ${short(made.token.id)}`
			});
			return made;
		},
		revoke: async (id, asker) => {
			const isRevoked = await tokens.revoke(id, asker);
			if (isRevoked) await journal.note({ kind: 'TokenRevoked', about: short(id) });
			return isRevoked;
		}
	};
}

/** Enough of a hash to find it in the list of tokens. */
const short = (id: string): string => id.slice(0, 16);

/** Screens on walls: who let them in, changed them, had them do something, took them down. */
export const auditedDisplays = (displays: Displays, journal: Journal): Displays => ({
	...displays,
	approve: async (approval, by) => {
		const answer = await displays.approve(approval, by);
		if (answer.ok) {
			const { id, workshop, profile } = answer.value;
			await journal.note({ kind: 'DisplayLetIn', about: `${profile.name} ${id}`, workshop });
		}
		return answer;
	},
	change: async (id, profile, by) => {
		const before = displays.entry(id, by);
		const isChanged = await displays.change(id, profile, by);
		if (isChanged && before !== null) {
			const about = aboutDisplay(before.profile, profile);
			await journal.note({
				...{ kind: 'DisplayChanged', about: `${about} ${id}`, workshop: before.workshop }
			});
		}
		return isChanged;
	},
	revoke: async (id, by) => {
		const before = displays.entry(id, by);
		const isRevoked = await displays.revoke(id, by);
		if (isRevoked && before !== null) {
			const { profile, workshop } = before;
			await journal.note({ kind: 'DisplayRevoked', about: `${profile.name} ${id}`, workshop });
		}
		return isRevoked;
	},
	order: (id, order, by) => {
		const isSent = displays.order(id, order, by);
		const entry = isSent ? displays.entry(id, by) : null;
		if (entry !== null) {
			const { profile, workshop } = entry;
			// Nobody waits for it: what was ordered is done whether or not it could be written down.
			void journal.note({ kind: 'DisplayOrdered', about: `${profile.name} ${order}`, workshop });
		}
		return isSent;
	}
});

/** Its name, and the fields that are another now. */
function aboutDisplay(before: DisplayProfile, after: DisplayProfile): string {
	const fields = Object.keys(after) as (keyof DisplayProfile)[];
	const changed = fields.filter(
		(field) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
	);
	return [after.name, ...changed].join(' ');
}

/** Backups made by hand and taken away. What is not written down is not handed out. */
export const auditedBackups = (backups: Backups, journal: Journal): Backups => ({
	list: () => backups.list(),
	status: () => backups.status(),
	make: async (reason) => {
		const entry = await backups.make(reason);
		if (reason === 'by-hand') await journal.note({ kind: 'BackupMade', about: entry.name });
		return entry;
	},
	open: async (name) => {
		const found = await backups.open(name);
		if (found !== null) await journal.record({ kind: 'BackupDownloaded', about: found.entry.name });
		return found;
	}
});
