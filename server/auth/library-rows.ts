import { personId, type WorkshopCode } from '#core/ids.ts';
import { ROLES, type Role } from '#core/people/role.ts';
import type { StaffLink } from '#core/people/staff-link.ts';
import type { StoredCredential, StoredPerson } from '../storage/account-table.ts';

/** Our people and passwords in the words of the sign-in library, and back. */

/** One row as the library sees it. */
export type LibraryRow = Record<string, unknown>;

/** The library wants an address for everybody; this one can never reach anybody. */
const addressOf = (userName: string): string => `${userName}@workshop.invalid`;

export const toUser = (person: StoredPerson): LibraryRow => ({
	id: person.id,
	username: person.userName,
	email: addressOf(person.userName),
	emailVerified: true,
	name: person.name,
	role: person.role,
	workshops: person.workshops,
	staff: person.staff,
	isActive: person.isActive,
	lastSeenAt: person.lastSeenAt,
	createdAt: new Date(person.createdAt),
	updatedAt: new Date(person.updatedAt)
});

export const fromUser = (row: LibraryRow): StoredPerson => ({
	id: personId(String(row['id'])),
	userName: String(row['username']),
	name: String(row['name']),
	role: roleIn(row['role']),
	workshops: (row['workshops'] ?? null) as readonly WorkshopCode[] | null,
	staff: (row['staff'] ?? null) as StaffLink | null,
	isActive: row['isActive'] === true,
	lastSeenAt: typeof row['lastSeenAt'] === 'number' ? row['lastSeenAt'] : null,
	createdAt: msOf(row['createdAt']),
	updatedAt: msOf(row['updatedAt'])
});

/** A person has one password, and the library calls it an account that is named like them. */
export const toAccount = ({ person, hash, changedAt }: StoredCredential): LibraryRow => ({
	id: person,
	userId: person,
	accountId: person,
	providerId: 'credential',
	password: hash,
	createdAt: new Date(changedAt),
	updatedAt: new Date(changedAt)
});

export const fromAccount = (row: LibraryRow): StoredCredential => ({
	person: personId(String(row['userId'])),
	kind: 'password',
	hash: String(row['password']),
	wrongTries: 0,
	changedAt: msOf(row['updatedAt'])
});

function roleIn(value: unknown): Role {
	const role = ROLES.find((known) => known === value);
	if (role === undefined) throw new TypeError('a person without a role');
	return role;
}

const msOf = (value: unknown): number => {
	if (value instanceof Date) return value.getTime();
	throw new TypeError('the library wrote no date');
};
