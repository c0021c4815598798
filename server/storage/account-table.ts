import type { PersonId, WorkshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { StaffLink } from '#core/people/staff-link.ts';

/**
 * Who may sign in, and how they prove who they are. Kept apart from each other, so that whoever lists
 * people never holds a secret, and apart from the log, so that a name can be changed or erased.
 */
export interface AccountTable {
	/** Everybody, also those who may no longer sign in, by user name. A house has hundreds, not thousands. */
	people(): Promise<readonly StoredPerson[]>;
	/** One way in of a person; null where there is none. */
	credential(person: PersonId, kind: CredentialKind): Promise<StoredCredential | null>;
	/** Writes durably. Rejects a user name that somebody else has, and a credential of nobody. */
	write(change: AccountChange): Promise<void>;
}

export interface StoredPerson {
	readonly id: PersonId;
	/** What they type to sign in, in small letters. */
	readonly userName: string;
	/** What others call them. */
	readonly name: string;
	readonly role: Role;
	/** Null: every workshop of the installation. */
	readonly workshops: readonly WorkshopCode[] | null;
	/** Who they are in a workshop's set-up; null: nobody there. */
	readonly staff: StaffLink | null;
	readonly isActive: boolean;
	/** When they last signed in, real time in ms. */
	readonly lastSeenAt: number | null;
	readonly createdAt: number;
	readonly updatedAt: number;
}

export type CredentialKind = 'password' | 'pin';

export interface StoredCredential {
	readonly person: PersonId;
	readonly kind: CredentialKind;
	/** A slow hash with its parameters and salt, as one text. */
	readonly hash: string;
	/** Wrong ones given since the last right one. */
	readonly wrongTries: number;
	readonly changedAt: number;
}

/** A person or credential takes the place of the one that was there. */
export type AccountChange =
	| { readonly kind: 'person'; readonly person: StoredPerson }
	| { readonly kind: 'credential'; readonly credential: StoredCredential }
	| { readonly kind: 'no-credential'; readonly person: PersonId; readonly of: CredentialKind };
