import type { PersonId, WorkshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { StaffLink } from '#core/people/staff-link.ts';

/** What pages and programs are told about the people who may sign in; never a secret or a hash of one. */

export interface PersonEntry {
	readonly id: PersonId;
	/** What they type to sign in. */
	readonly userName: string;
	readonly name: string;
	readonly role: Role;
	/** Null: every workshop of the installation. */
	readonly workshops: readonly WorkshopCode[] | null;
	/** Who they are in a workshop's set-up. */
	readonly staff: StaffLink | null;
	readonly isActive: boolean;
	/** Whether a password was chosen; false while the invitation or a reset waits for it. */
	readonly hasPassword: boolean;
	readonly hasPin: boolean;
	/** When they last signed in, real time in ms. */
	readonly lastSeenAt: number | null;
	readonly openSessions: number;
}

/** Passwords are at least this long; there is no other rule about their form. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
export const PIN_LENGTH = 6;
export const LONGEST_NAME = 60;

/** Why signing in or managing people was refused. */
export type PeopleRefusal =
	| { readonly code: 'people/unknown' }
	/** Nothing, or longer than a line. */
	| { readonly code: 'people/bad-name' }
	/** Not 2 to 30 letters, digits, dots, dashes or underscores. */
	| { readonly code: 'people/bad-user-name' }
	| { readonly code: 'people/user-name-taken' }
	/** Somebody must be left who can let others in. */
	| { readonly code: 'people/last-administrator' }
	/** A role nobody of the house has, as a display. */
	| { readonly code: 'people/bad-role' }
	| { readonly code: 'people/short-password' }
	| { readonly code: 'people/long-password' }
	/** Among the first anybody would try, or made of the person's own name. */
	| { readonly code: 'people/common-password' }
	/** The one-time address was used, has expired or never was. */
	| { readonly code: 'people/used-code' }
	/** One answer for an unknown name, a wrong password and somebody who may no longer sign in. */
	| { readonly code: 'people/wrong-sign-in' }
	/** Wait this many seconds; nothing that is tried before counts. */
	| { readonly code: 'people/too-many-tries'; readonly waitS: number }
	/** Not six digits, or six that anybody would try first. */
	| { readonly code: 'people/weak-pin' }
	| { readonly code: 'people/wrong-pin'; readonly triesLeft: number }
	/** Only the password helps now. */
	| { readonly code: 'people/pin-locked' }
	/** A PIN counts only where somebody is signed in by password already. */
	| { readonly code: 'people/no-device' }
	/** The password must be given once more before this. */
	| { readonly code: 'people/not-fresh' }
	/** There is an administrator already. */
	| { readonly code: 'people/already-set-up' };
