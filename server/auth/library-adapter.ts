import { createAdapterFactory, type CleanedWhere } from 'better-auth/adapters';
import { personId } from '#core/ids.ts';
import type { AccountTable } from '../storage/account-table.ts';
import { fromAccount, fromUser, toAccount, toUser, type LibraryRow } from './library-rows.ts';
import { actorOf, hasSameRights, type PeopleRegister } from './people-register.ts';
import type { Sessions } from './sessions.ts';

/**
 * The sign-in library's database: people and passwords are rows of our store, written by its one writer
 * thread; a session is one of `Sessions`, which alone knows who is signed in. The library keeps nothing.
 */
export interface LibraryDatabase {
	readonly register: PeopleRegister;
	readonly accounts: AccountTable;
	readonly sessions: Sessions;
}

type Where = readonly Pick<CleanedWhere, 'field' | 'value' | 'operator'>[];

/** What the library may do with one kind of row; whatever it never asks for is refused out loud. */
interface Table {
	readonly find: (where: Where) => Promise<readonly LibraryRow[]>;
	readonly add: (row: LibraryRow) => Promise<LibraryRow>;
	readonly change: (row: LibraryRow) => Promise<void>;
}

export function libraryDatabase(parts: LibraryDatabase) {
	const tables: Readonly<Record<string, Table>> = {
		user: userTable(parts),
		account: accountTable(parts),
		session: sessionTable(parts)
	};
	const tableOf = (model: string): Table =>
		tables[model] ?? unsupported(`the library asks for rows of ${model}`);
	const change = async (model: string, where: Where, update: LibraryRow) => {
		const rows = await tableOf(model).find(where);
		const changed = rows.map((row) => ({ ...row, ...update }));
		for (const row of changed) await tableOf(model).change(row);
		return changed;
	};
	return createAdapterFactory({
		config: {
			adapterId: 'workshop-store',
			supportsJSON: true,
			supportsDates: true,
			supportsBooleans: true,
			disableIdGeneration: false,
			transaction: false
		},
		adapter: () => ({
			create: async ({ model, data }) => (await tableOf(model).add(data)) as typeof data,
			findOne: async ({ model, where }) => ((await tableOf(model).find(where))[0] ?? null) as null,
			findMany: async ({ model, where = [] }) => (await tableOf(model).find(where)) as never[],
			count: async ({ model, where = [] }) => (await tableOf(model).find(where)).length,
			update: async ({ model, where, update }) =>
				((await change(model, where, update as LibraryRow))[0] ?? null) as null,
			updateMany: async ({ model, where, update }) => (await change(model, where, update)).length,
			delete: ({ model }) => unsupported(`the library deletes a ${model}`),
			deleteMany: ({ model }) => unsupported(`the library deletes rows of ${model}`)
		})
	});
}

function unsupported(what: string): never {
	throw new Error(`${what}; teach the adapter first`);
}

/** Conditions of plain equality, joined by "and": the library asks for nothing else here. */
function matches(row: LibraryRow, where: Where): boolean {
	return where.every(({ field, value, operator }) =>
		operator === 'eq' ? row[field] === value : unsupported(`a condition with ${operator}`)
	);
}

const userTable = ({ register }: LibraryDatabase): Table => ({
	find: (where) =>
		Promise.resolve(
			register
				.all()
				.map(toUser)
				.filter((row) => matches(row, where))
		),
	add: async (row) => {
		await register.put(fromUser(row));
		return row;
	},
	change: (row) => register.put(fromUser(row))
});

const accountTable = ({ accounts }: LibraryDatabase): Table => ({
	find: async (where) => {
		const of = where.find(({ field }) => field === 'userId')?.value;
		if (typeof of !== 'string') return unsupported('accounts of everybody');
		const credential = await accounts.credential(personId(of), 'password');
		return credential === null ? [] : [toAccount(credential)].filter((row) => matches(row, where));
	},
	add: async (row) => {
		await accounts.write({ kind: 'credential', credential: fromAccount(row) });
		return row;
	},
	change: (row) => accounts.write({ kind: 'credential', credential: fromAccount(row) })
});

/** Begins only: `Sessions` finds, prolongs and ends them. */
const sessionTable = ({ register, sessions }: LibraryDatabase): Table => ({
	find: () => unsupported('sessions'),
	add: async (row) => {
		const person = register.get(personId(String(row['userId'])));
		if (person === null) throw new TypeError('a session of nobody');
		const { workshops } = person;
		const token = await sessions.begin(actorOf(person), { by: 'password', workshops });
		// Changed or shut out while it was being written: their sessions were ended, and so is this one.
		if (!hasSameRights(register.get(person.id), person))
			await sessions.end(sessions.find(token)?.id ?? '');
		return { ...row, token };
	},
	change: () => unsupported('sessions')
});
