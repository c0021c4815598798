import { ok, refused, type Result } from '#core/result.ts';
import type { PersonEntry } from '#protocol/people.ts';
import { peopleRefusalText } from '../../src/lib/i18n/people-refusals.ts';
import { findCard, type ServerCard } from '../import/server-desk.ts';
import { systemClock } from '../ops/clock.ts';
import { randomIds } from '../ops/ids.ts';
import { createSqliteStore } from '../storage/sqlite/index.ts';
import { openOneTimeCodes } from './one-time-codes.ts';
import { openPeople, type People } from './people.ts';
import type { Answer } from './people-wishes.ts';
import { openSessions } from './sessions.ts';

/**
 * Makes an administrator from the command line: through the running server when one works on the data
 * folder, else on the folder itself. Who can read it could write into it anyway.
 */
export interface AdministratorDesk {
	/**
	 * A code for choosing the password of that administrator: a new one, or somebody of that user name,
	 * whose password of before is void. The refusal is a sentence.
	 */
	admit(userName: string): Promise<Result<string, string>>;
	choose(code: string, password: string): Promise<Result<null, string>>;
	close(): Promise<void>;
}

export async function openAdministratorDesk(dataDir: string): Promise<AdministratorDesk> {
	const card = await findCard(dataDir);
	return card === null ? openFolder(dataDir) : throughServer(card);
}

const RIGHTS = { role: 'administrator', workshops: null, isActive: true } as const;
const told = <T>(answer: Answer<T>): Result<T, string> =>
	answer.ok ? answer : refused(peopleRefusalText('en', answer.refusal));

async function openFolder(dataDir: string): Promise<AdministratorDesk> {
	const store = await createSqliteStore({ dataDir });
	const parts = { store, clock: systemClock, ids: randomIds };
	const sessions = await openSessions(parts);
	const people = await openPeople({ ...parts, sessions, codes: await openOneTimeCodes(parts) });
	return {
		admit: async (userName) => told(await admitted(people, userName)),
		choose: async (code, password) => {
			const chosen = told(await people.setPassword(code, password));
			if (!chosen.ok) return chosen;
			await sessions.end(sessions.find(chosen.value.secret)?.id ?? '');
			return ok(null);
		},
		close: async () => {
			sessions.close();
			await store.close();
		}
	};
}

async function admitted(people: People, userName: string): Promise<Answer<string>> {
	const known = people.list().find((entry) => entry.userName === userName.toLowerCase());
	if (known === undefined) {
		const invited = await people.invite({ userName, name: userName, ...RIGHTS });
		return invited.ok ? ok(invited.value.code) : invited;
	}
	const changed = await people.change(known.id, RIGHTS);
	if (!changed.ok) return changed;
	const reset = await people.reset(known.id);
	return reset.ok ? ok(reset.value.code) : reset;
}

function throughServer(card: ServerCard): AdministratorDesk {
	const ask = async (method: string, path: string, body?: unknown): Promise<Asked> => {
		const response = await fetch(new URL(`/api/v1/people${path}`, card.url), {
			method,
			headers: { authorization: `Bearer ${card.token}`, 'accept-language': 'en' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await response.text();
		const json = (text === '' ? {} : JSON.parse(text)) as Asked;
		if (!response.ok) throw new Refused(json.message ?? `HTTP ${String(response.status)}`);
		return json;
	};
	const sentence = async <T>(work: () => Promise<T>): Promise<Result<T, string>> =>
		work().then(ok, (error: unknown) => {
			if (error instanceof Refused) return refused(error.message);
			throw error;
		});
	return {
		admit: (userName) =>
			sentence(async () => {
				const { people = [] } = await ask('GET', '');
				const known = people.find((entry) => entry.userName === userName.toLowerCase());
				if (known === undefined)
					return codeIn(
						await ask('POST', '', {
							...{ userName, name: userName },
							...{ role: RIGHTS.role, workshops: RIGHTS.workshops }
						})
					);
				await ask('PATCH', `/${known.id}`, RIGHTS);
				return codeIn(await ask('POST', `/${known.id}/reset`));
			}),
		choose: (code, password) =>
			sentence(async () => {
				await ask('POST', '/password', { code, password });
				return null;
			}),
		close: () => Promise.resolve()
	};
}

interface Asked {
	readonly message?: string;
	readonly path?: string;
	readonly people?: readonly PersonEntry[];
}

/** The server said no, in a sentence. */
class Refused extends Error {
	override readonly name = 'Refused';
}

const codeIn = ({ path = '' }: Asked): string =>
	new URL(path, 'http://localhost').searchParams.get('code') ?? '';
