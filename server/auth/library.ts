import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { username } from 'better-auth/plugins/username';
import { personId } from '#core/ids.ts';
import { LONGEST_PASSWORD } from '#protocol/people.ts';
import type { Ids } from '../ops/ids.ts';
import type { StoredPerson } from '../storage/account-table.ts';
import { libraryDatabase, type LibraryDatabase } from './library-adapter.ts';
import type { PasswordHasher } from './password-hash.ts';

/**
 * better-auth, set up for a house without e-mail: it decides how a name and a password become a
 * session and how accounts come about. No address of its own is served, none of its cookies is set,
 * and it tells nobody anything (decision record 12).
 */
export interface SignInLibrary {
	/** The secret of a new session; null when name and password do not go together. */
	signIn(userName: string, password: string): Promise<string | null>;
	create(person: NewPerson, passwordHash: string): Promise<StoredPerson['id']>;
	update(id: StoredPerson['id'], change: Partial<NewPerson>): Promise<void>;
	setPassword(id: StoredPerson['id'], passwordHash: string): Promise<void>;
}

type NewPerson = Pick<
	StoredPerson,
	'userName' | 'name' | 'role' | 'workshops' | 'staff' | 'isActive' | 'lastSeenAt'
>;

/** A wrong name or password, and somebody who may no longer sign in. */
const NOT_IN: ReadonlySet<string> = new Set([
	'INVALID_USERNAME_OR_PASSWORD',
	'FAILED_TO_CREATE_SESSION'
]);

interface LibraryParts extends LibraryDatabase {
	readonly ids: Ids;
	readonly hasher: PasswordHasher;
}

export async function openSignInLibrary(parts: LibraryParts): Promise<SignInLibrary> {
	const auth = configured(parts);
	const { internalAdapter } = await auth.$context;
	return {
		signIn: async (userName, password) => {
			try {
				const { token } = await auth.api.signInUsername({ body: { username: userName, password } });
				return token;
			} catch (error) {
				if (error instanceof APIError && NOT_IN.has(String(error.body?.code))) return null;
				throw error;
			}
		},
		create: async ({ userName, ...person }, password) => {
			const address = `${userName}@workshop.invalid`;
			const user = await internalAdapter.createUser(
				{ ...person, username: userName, email: address },
				{ method: 'admin' }
			);
			const account = { userId: user.id, accountId: user.id, providerId: 'credential', password };
			await internalAdapter.linkAccount(account);
			return personId(user.id);
		},
		update: async (id, change) => {
			await internalAdapter.updateUser(id, change);
		},
		setPassword: async (id, passwordHash) => {
			await internalAdapter.updatePassword(id, passwordHash);
		}
	};
}

function configured({ ids, hasher, ...database }: LibraryParts) {
	const { register } = database;
	return betterAuth({
		database: libraryDatabase(database),
		// Nothing it signs ever leaves this process: its cookies are not set.
		secret: ids.secret(),
		baseURL: 'http://workshop.invalid',
		telemetry: { enabled: false },
		logger: { disabled: true },
		advanced: { database: { generateId: () => `person-${ids.fresh()}` } },
		user: {
			additionalFields: {
				role: { type: 'string', required: true, input: false },
				workshops: { type: 'json', required: false, input: false },
				staff: { type: 'json', required: false, input: false },
				isActive: { type: 'boolean', required: true, input: false },
				lastSeenAt: { type: 'number', required: false, input: false }
			}
		},
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			maxPasswordLength: LONGEST_PASSWORD,
			password: {
				hash: (password) => hasher.hash(password),
				verify: ({ hash, password }) => hasher.verify(hash, password)
			}
		},
		databaseHooks: {
			session: {
				create: {
					// Asked after the password was right, so that a stranger learns nothing by it.
					before: ({ userId }) => Promise.resolve(register.get(personId(userId))?.isActive === true)
				}
			}
		},
		// Which names there may be is decided where people are invited; here every name costs a hash.
		plugins: [
			username({
				displayUsername: false,
				minUsernameLength: 1,
				maxUsernameLength: 1000,
				usernameValidator: () => true
			})
		]
	});
}
