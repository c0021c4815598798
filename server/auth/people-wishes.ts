import type { WorkshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { StaffLink } from '#core/people/staff-link.ts';
import type { Result } from '#core/result.ts';
import type { PeopleRefusal } from '#protocol/people.ts';

/** What is asked of the register of people, and how it answers. */

export type Answer<T> = Result<T, PeopleRefusal>;

/** From where somebody tries to get in. */
export interface From {
	/** Network address, for slowing guesses down; kept in memory only. */
	readonly address: string;
}

export interface SignedIn {
	/** Of the new session, for its cookie. */
	readonly secret: string;
	readonly role: Role;
}

export interface Invitation {
	readonly userName: string;
	readonly name: string;
	readonly role: Role;
	/** Null: every workshop of the installation. */
	readonly workshops: readonly WorkshopCode[] | null;
	readonly staff?: StaffLink | null | undefined;
}

/** What is left out stays. */
export interface PersonChange {
	readonly name?: string | undefined;
	readonly role?: Role | undefined;
	readonly workshops?: readonly WorkshopCode[] | null | undefined;
	readonly staff?: StaffLink | null | undefined;
	readonly isActive?: boolean | undefined;
}

export interface PinWish {
	readonly pin: string;
	readonly password: string;
}

export interface NewPassword {
	/** The one they have. */
	readonly current: string;
	readonly password: string;
}

export interface FirstAdministrator {
	readonly userName: string;
	readonly name: string;
	readonly password: string;
}

/** Somebody who may take over a device by PIN. */
export interface Candidate {
	readonly id: string;
	readonly name: string;
	readonly role: Role;
}
