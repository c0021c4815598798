import type { Actor } from '#core/decider.ts';
import type { PersonId } from '#core/ids.ts';
import type { Log } from '../ops/log.ts';
import type { Store } from '../storage/port.ts';

const AREA = 'person';

/**
 * The names behind the ids in the log, for "已被李调度改动". The log itself holds ids only, so that a
 * person can be erased without rewriting history.
 */
export interface PeopleRegister {
	/** The name people know this one by; the id where nobody knows a name. */
	nameOf(id: PersonId): string;
	/** Everybody who ever did something under a name. */
	everybody(): readonly { readonly id: string; readonly name: string }[];
	/** Remembers the name of somebody who did something. */
	learn(actor: Pick<Actor, 'id' | 'name'>): void;
}

export async function openPeopleRegister(store: Store, log: Log): Promise<PeopleRegister> {
	const names = new Map<string, string>();
	for (const [id, name] of await store.recallAll(AREA)) {
		if (typeof name === 'string') names.set(id, name);
	}
	return {
		nameOf: (id) => names.get(id) ?? id,
		everybody: () => [...names].map(([id, name]) => ({ id, name })),
		learn: ({ id, name }) => {
			if (names.get(id) === name) return;
			names.set(id, name);
			// Losing a name to a full disk is no reason to refuse a command; the id is shown instead.
			store.remember(AREA, id, name).catch((error: unknown) => {
				log.error('name of a person not remembered', error, { person: id });
			});
		}
	};
}
