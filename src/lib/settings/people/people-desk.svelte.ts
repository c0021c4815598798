import { createContext } from 'svelte';
import type { PersonEntry } from '#protocol/people.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';

/** Sends what is to be done about people, and asks for the password in between where it must be fresh. */

/** Why it was not done: the server's own sentence; `code` is empty when no server answered. */
export interface NotDone {
	readonly code: string;
	readonly message: string | null;
}

type Done =
	{ readonly ok: true; readonly path: string | null } | ({ readonly ok: false } & NotDone);

/** A deed as the HTTP interface takes it, below `/api/v1/people`. */
export interface Deed {
	readonly method: 'POST' | 'PATCH';
	readonly path: `/${string}` | '';
	readonly body?: unknown;
}

const NOT_FRESH = 'people/not-fresh';

export class PeopleDesk {
	/** Something waits for the password to be given once more. */
	isAsking = $state(false);
	/** A link just made, to be handed over; shown this once. */
	letter = $state.raw<{ readonly to: Recipient; readonly path: string } | null>(null);
	readonly #reload: () => Promise<void>;
	#proven: (done: boolean) => void = () => undefined;

	constructor(reload: () => Promise<void>) {
		this.#reload = reload;
	}

	/** Does it; where the password is not fresh it waits for it, and gives up when it is not given. */
	async send(deed: Deed, locale: Locale): Promise<Done> {
		const done = await ask(deed, locale);
		if (!done.ok && done.code === NOT_FRESH && (await this.#proof()))
			return this.send(deed, locale);
		if (done.ok) await this.#reload();
		return done;
	}

	/** The password was given (true), or the person thought better of it. */
	prove(isProven: boolean): void {
		this.isAsking = false;
		this.#proven(isProven);
		this.#proven = () => undefined;
	}

	#proof(): Promise<boolean> {
		this.isAsking = true;
		return new Promise((resolve) => (this.#proven = resolve));
	}
}

/** Whom a link is for. */
export type Recipient = Pick<PersonEntry, 'name' | 'userName'>;

async function ask({ method, path, body }: Deed, locale: Locale): Promise<Done> {
	try {
		const response = await fetch(`/api/v1/people${path}?lang=${locale}`, {
			method,
			headers: { 'content-type': 'application/json' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		const text = await response.text();
		const answer = (text === '' ? {} : JSON.parse(text)) as Answer;
		if (response.ok) return { ok: true, path: answer.path ?? null };
		return { ok: false, code: answer.code ?? '', message: answer.message ?? null };
	} catch {
		// No line, or an answer that is no JSON: the person can only try again.
		return { ok: false, code: '', message: null };
	}
}

interface Answer {
	readonly path?: string;
	readonly code?: string;
	readonly message?: string;
}

export const [getPeopleDesk, setPeopleDesk] = createContext<PeopleDesk>();
