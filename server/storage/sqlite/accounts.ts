import type { PersonId, WorkshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { StaffLink } from '#core/people/staff-link.ts';
import type {
	AccountChange,
	CredentialKind,
	StoredCredential,
	StoredPerson
} from '../account-table.ts';
import type { Connection } from './connection.ts';

interface PersonRow {
	readonly id: string;
	readonly user_name: string;
	readonly name: string;
	readonly role: string;
	readonly workshops: string | null;
	readonly staff: string | null;
	readonly active: number;
	readonly last_seen_at: number | null;
	readonly created_at: number;
	readonly updated_at: number;
}

interface CredentialRow {
	readonly hash: string;
	readonly wrong_tries: number;
	readonly changed_at: number;
}

export function prepareAccountReads(db: Connection) {
	const people = db.prepare<[], PersonRow>('SELECT * FROM person ORDER BY user_name');
	const credential = db.prepare<[string, string], CredentialRow>(
		'SELECT hash, wrong_tries, changed_at FROM credential WHERE person = ? AND kind = ?'
	);
	return {
		people: (): readonly StoredPerson[] => people.all().map(toPerson),

		credential(person: PersonId, kind: CredentialKind): StoredCredential | null {
			const row = credential.get(person, kind);
			if (row === undefined) return null;
			const { hash, wrong_tries: wrongTries, changed_at: changedAt } = row;
			return { person, kind, hash, wrongTries, changedAt };
		}
	};
}

const toPerson = (row: PersonRow): StoredPerson => ({
	id: row.id as PersonId,
	userName: row.user_name,
	name: row.name,
	role: row.role as Role,
	workshops: row.workshops === null ? null : (JSON.parse(row.workshops) as WorkshopCode[]),
	staff: row.staff === null ? null : (JSON.parse(row.staff) as StaffLink),
	isActive: row.active === 1,
	lastSeenAt: row.last_seen_at,
	createdAt: row.created_at,
	updatedAt: row.updated_at
});

/** For the writer thread only. */
export function prepareAccountWrites(db: Connection): (change: AccountChange) => void {
	const putPerson = db.prepare(
		`INSERT INTO person
			(id, user_name, name, role, workshops, staff, active, last_seen_at, created_at, updated_at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET user_name = excluded.user_name, name = excluded.name,
			role = excluded.role, workshops = excluded.workshops, staff = excluded.staff,
			active = excluded.active, last_seen_at = excluded.last_seen_at, updated_at = excluded.updated_at`
	);
	const isPerson = db.prepare<[string], number>('SELECT 1 FROM person WHERE id = ?').pluck();
	const putCredential = db.prepare(
		`INSERT INTO credential (person, kind, hash, wrong_tries, changed_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (person, kind) DO UPDATE SET hash = excluded.hash,
			wrong_tries = excluded.wrong_tries, changed_at = excluded.changed_at`
	);
	const dropCredential = db.prepare<[string, string]>(
		'DELETE FROM credential WHERE person = ? AND kind = ?'
	);
	return (change) => {
		switch (change.kind) {
			case 'person':
				putPerson.run(...valuesOf(change.person));
				break;
			case 'credential': {
				const { person, kind, hash, wrongTries, changedAt } = change.credential;
				if (isPerson.get(person) === undefined) throw new TypeError(`no person ${person}`);
				putCredential.run(person, kind, hash, wrongTries, changedAt);
				break;
			}
			case 'no-credential':
				dropCredential.run(change.person, change.of);
				break;
		}
	};
}

const valuesOf = (person: StoredPerson): readonly (string | number | null)[] => [
	person.id,
	person.userName,
	person.name,
	person.role,
	person.workshops === null ? null : JSON.stringify(person.workshops),
	person.staff === null ? null : JSON.stringify(person.staff),
	person.isActive ? 1 : 0,
	person.lastSeenAt,
	person.createdAt,
	person.updatedAt
];
