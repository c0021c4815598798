import * as v from 'valibot';
import { workshopCode } from '#core/ids.ts';
import type { Locale } from '../../../src/lib/i18n/catalogue.ts';
import { ImportStopped } from '../../import/target.ts';
import { json, refusedBy } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { mayAct } from '../../auth/may-act.ts';
import { sender, senderWhoMay, type Asked, type Route } from '../route.ts';
import { importRead, importUnreadable, setupAccepted, setupRefused } from '../schemas/import.ts';

const UNREADABLE = 422;
/** What was wrong with the file, where it is not the file alone. */
const STATUS: Readonly<Record<string, number>> = { 'too-large': 413, busy: 503 };

/**
 * The bytes of the file are the body; `workshop` names the workshop, `dryRun=1` only rehearses, and
 * `mapping` holds the columns told by hand as JSON (heading to field).
 */
async function postImport(asked: Asked, parts: ApiParts): Promise<Response> {
	const { request, url, locale } = asked;
	const workshop = workshopCode(url.searchParams.get('workshop') ?? '');
	const by = senderWhoMay(asked, parts, { deed: 'ImportOrder', workshop });
	if (!by.ok) return refusedBy(by.refusal, locale);
	const mapping = mappingIn(url.searchParams.get('mapping'));
	if (mapping === null) return refusedBy({ code: 'wire/malformed', detail: 'mapping' }, locale);
	return unlessStopped(locale, async () => {
		const outcome = await parts.importer.importFile({
			workshop,
			file: piecesOf(request),
			dryRun: url.searchParams.get('dryRun') === '1',
			mapping,
			actor: by.value.actor,
			locale
		});
		if (outcome.status === 'read') return json(200, outcome);
		return json(STATUS[outcome.code] ?? UNREADABLE, outcome);
	});
}

/** The body is a `*.workshop.json`, which names its workshop itself. */
async function postSetup(asked: Asked, parts: ApiParts): Promise<Response> {
	const { locale } = asked;
	const by = sender(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, locale);
	const no = mayAct(by.value, codeIn(body.value), 'SetUpWorkshop');
	if (no !== null) return refusedBy(no, locale);
	return unlessStopped(locale, async () => {
		const { actor } = by.value;
		const outcome = await parts.importer.importSetup({ json: body.value, actor, locale });
		return json(outcome.status === 'accepted' ? 200 : UNREADABLE, outcome);
	});
}

/** Which workshop a set-up says it is for; whoever belongs to some only may not leave that open. */
const codeIn = (body: unknown): ReturnType<typeof workshopCode> => {
	const { code } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown };
	return workshopCode(typeof code === 'string' ? code : '');
};

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

const flag = {
	schema: v.picklist(['0', '1']),
	description: '1: say what would happen, change nothing.'
};

/** Files and set-ups. */
export const importRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/import',
		describe: {
			id: 'importOrders',
			tag: 'import',
			summary:
				'Imports the repair orders of a CSV or Excel file; the same file twice changes nothing.',
			query: {
				workshop: {
					schema: v.pipe(v.string(), v.maxLength(40)),
					description: 'Code of the workshop.',
					required: true
				},
				dryRun: flag,
				mapping: {
					schema: v.string(),
					description: 'Columns told by hand: JSON of heading to field; they are remembered.'
				}
			},
			body: 'file',
			answers: {
				200: { description: 'What was, or would be, imported.', body: importRead },
				413: { description: 'The file is too large.', body: importUnreadable },
				422: { description: 'The file could not be read.', body: importUnreadable },
				503: { description: 'Too many files wait to be read.', body: importUnreadable }
			}
		},
		answer: postImport
	},
	{
		method: 'POST',
		path: '/setup',
		describe: {
			id: 'setUpWorkshop',
			tag: 'import',
			summary: 'Sets a workshop up from a *.workshop.json; a new one is made.',
			body: v.looseObject({ code: v.string(), name: v.string(), timeZone: v.string() }),
			answers: {
				200: { description: 'It is set up like this.', body: setupAccepted },
				422: { description: 'Something in it is wrong; each place is named.', body: setupRefused }
			}
		},
		answer: postSetup
	}
];
