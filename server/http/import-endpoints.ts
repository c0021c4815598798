import type { Actor } from '#core/decider.ts';
import { workshopCode } from '#core/ids.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import type { Importer } from '../import/importer.ts';
import { ImportStopped } from '../import/target.ts';
import { json, refusedBy } from './answers.ts';
import { readJson } from './body.ts';

/** Files and set-ups over HTTP: `POST /api/v1/import` and `POST /api/v1/setup`. */

/** A request of somebody who is signed in. */
export interface ImportAsked {
	readonly request: Request;
	readonly url: URL;
	readonly locale: Locale;
	readonly actor: Actor;
}

const UNREADABLE = 422;
const TOO_LARGE = 413;

/**
 * The bytes of the file are the body; `workshop` names the workshop, `dryRun=1` only rehearses, and
 * `mapping` holds the columns told by hand as JSON (heading to field).
 */
export async function postImport(importer: Importer, asked: ImportAsked): Promise<Response> {
	const { request, url, actor, locale } = asked;
	const mapping = mappingIn(url.searchParams.get('mapping'));
	if (mapping === null) return refusedBy({ code: 'wire/malformed', detail: 'mapping' }, locale);
	return unlessStopped(locale, async () => {
		const outcome = await importer.importFile({
			workshop: workshopCode(url.searchParams.get('workshop') ?? ''),
			file: piecesOf(request),
			dryRun: url.searchParams.get('dryRun') === '1',
			mapping,
			actor,
			locale
		});
		if (outcome.status === 'read') return json(200, outcome);
		return json(outcome.code === 'too-large' ? TOO_LARGE : UNREADABLE, outcome);
	});
}

/** The body is a `*.workshop.json`. */
export async function postSetup(importer: Importer, asked: ImportAsked): Promise<Response> {
	const { request, actor, locale } = asked;
	const body = await readJson(request);
	if (!body.ok) return refusedBy(body.refusal, locale);
	return unlessStopped(locale, async () => {
		const outcome = await importer.importSetup({ json: body.value, actor, locale });
		return json(outcome.status === 'accepted' ? 200 : UNREADABLE, outcome);
	});
}

async function unlessStopped(locale: Locale, answer: () => Promise<Response>): Promise<Response> {
	try {
		return await answer();
	} catch (error) {
		if (error instanceof ImportStopped) return refusedBy(error.refusal, locale);
		throw error;
	}
}

async function* piecesOf({ body }: Request): AsyncGenerator<Uint8Array> {
	if (body === null) return;
	for await (const piece of body) yield piece;
}

/** Null when the text is no object of texts. */
function mappingIn(text: string | null): Readonly<Record<string, string>> | null {
	if (text === null || text === '') return {};
	try {
		const read: unknown = JSON.parse(text);
		if (typeof read !== 'object' || read === null || Array.isArray(read)) return null;
		const entries = Object.entries(read);
		const areTexts = entries.every(
			(entry): entry is [string, string] => typeof entry[1] === 'string'
		);
		return areTexts ? Object.fromEntries(entries) : null;
	} catch {
		// Not JSON: the sender is told that the mapping is malformed.
		return null;
	}
}
