import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ImportOutcome, SetupOutcome } from '#protocol/import.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { DeskRefusal, type DayOrder, type ImportDesk } from './desk.ts';

/** How a running server lets programs on this machine in (`server.json` in the data folder). */
export interface ServerCard {
	readonly url: string;
	readonly token: string;
}

// A server that is there answers at once; one that hangs holds the store, and opening it would fail too.
const ANSWER_WITHIN_MS = 5_000;

/** The server that works on this data folder; null when none answers. */
export async function findServer(directory: string, locale: Locale): Promise<ImportDesk | null> {
	const card = await findCard(directory);
	if (card === null) return null;
	return {
		where: { server: card.url },
		importFile: (order) => postFile(card, order, locale),
		importSetup: (json) => postSetup(card, json, locale),
		close: () => Promise.resolve()
	};
}

/** Where the server that works on this data folder is; null when none answers. */
export async function findCard(directory: string): Promise<ServerCard | null> {
	const card = await readCard(join(directory, 'server.json'));
	return card !== null && (await answers(card)) ? card : null;
}

async function readCard(path: string): Promise<ServerCard | null> {
	try {
		const card = JSON.parse(await readFile(path, 'utf8')) as Partial<ServerCard>;
		const { url, token } = card;
		return typeof url === 'string' && typeof token === 'string' ? { url, token } : null;
	} catch {
		// No card, or one half written by a server that died: no server is known.
		return null;
	}
}

async function answers({ url }: ServerCard): Promise<boolean> {
	try {
		const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
		return (await fetch(new URL('/healthz', url), { signal })).status < 500;
	} catch {
		// Nobody listens there any more: the card was left by a server that was killed.
		return false;
	}
}

async function postFile(card: ServerCard, order: DayOrder, lang: Locale): Promise<ImportOutcome> {
	const address = new URL('/api/v1/import', card.url);
	address.search = new URLSearchParams({
		workshop: order.workshop,
		dryRun: order.dryRun ? '1' : '0',
		mapping: JSON.stringify(order.mapping),
		lang
	}).toString();
	const body = Readable.toWeb(createReadStream(order.path));
	return (await post(card, address, { type: 'application/octet-stream', body })) as ImportOutcome;
}

async function postSetup(card: ServerCard, json: unknown, lang: Locale): Promise<SetupOutcome> {
	const address = new URL(`/api/v1/setup?lang=${lang}`, card.url);
	const body = JSON.stringify(json);
	return (await post(card, address, { type: 'application/json', body })) as SetupOutcome;
}

interface Sent {
	readonly type: string;
	readonly body: string | ReturnType<typeof Readable.toWeb>;
}

/** The outcome, also of a file or set-up that was refused; everything else is a refusal as a whole. */
async function post({ token }: ServerCard, address: URL, { type, body }: Sent): Promise<unknown> {
	const response = await fetch(address, {
		method: 'POST',
		headers: { authorization: `Bearer ${token}`, 'content-type': type },
		body,
		// Streams are sent while the answer has not begun; fetch wants that said.
		duplex: 'half'
	} as RequestInit);
	const answer = (await response.json()) as {
		readonly status?: unknown;
		readonly code?: unknown;
		readonly message?: unknown;
	};
	if (typeof answer.status === 'string') return answer;
	const { message, code } = answer;
	const sentence = typeof message === 'string' ? message : `HTTP ${response.status}`;
	throw new DeskRefusal(typeof code === 'string' ? code : '', sentence);
}
