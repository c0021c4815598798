import { Readable } from 'node:stream';
import * as v from 'valibot';
import type { Deed } from '#core/people/may.ts';
import { ok, refused, type Result } from '#core/result.ts';
import { mayAct } from '../../auth/may-act.ts';
import type { Session } from '../../auth/sessions.ts';
import { json, refusedBy } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { refuse, senderWhoMay, type Asked, type Route } from '../route.ts';

/** A backup as it is listed. */
const backupEntry = v.strictObject({
	name: v.string(),
	at: v.pipe(v.number(), v.description('Real time in milliseconds since 1970.')),
	bytes: v.number(),
	kind: v.picklist(['hourly', 'daily', 'before-migration', 'by-hand'])
});

const backupList = v.strictObject({
	backups: v.array(backupEntry),
	lastAt: v.nullable(v.number()),
	failure: v.nullable(v.strictObject({ at: v.number(), reason: v.string() }))
});

/** Reading needs no origin: what another site makes a browser fetch, it cannot read. */
function readerWhoMay({ session, locale }: Asked, deed: Deed): Result<Session, Response> {
	if (session === null)
		return refused(refusedBy({ code: 'wire/not-signed-in', detail: 'backups' }, locale));
	const no = mayAct(session, null, deed);
	return no === null ? ok(session) : refused(refusedBy(no, locale));
}

async function getBackups(asked: Asked, { backups }: ApiParts): Promise<Response> {
	const reader = readerWhoMay(asked, 'SeeBackups');
	if (!reader.ok) return reader.refusal;
	return json(200, { backups: await backups.list(), ...backups.status() });
}

async function postBackup(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = senderWhoMay(asked, parts, { deed: 'DownloadBackup' });
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const { backups, log } = parts;
	try {
		const entry = await backups.make('by-hand');
		log.info('backed-up-by-hand', { file: entry.name, by: by.value.actor.id });
		return json(201, entry);
	} catch (error) {
		log.error('backup-failed', error);
		return refuse(asked, 'wire/store-unavailable', backups.status().failure?.reason);
	}
}

/** The bytes as they come from the disk; a large one never stands in the memory. */
async function getBackup(asked: Asked, { backups, log }: ApiParts): Promise<Response> {
	const reader = readerWhoMay(asked, 'DownloadBackup');
	if (!reader.ok) return reader.refusal;
	const found = await backups.open(asked.path['name'] ?? '');
	if (found === null)
		return json(404, { code: 'http/not-found', message: 'no such backup', detail: '' });
	const { name, bytes } = found.entry;
	const { id: session, actor } = reader.value;
	log.info('backup-downloaded', { file: name, by: actor.id, session });
	return new Response(Readable.toWeb(found.read()) as ReadableStream, {
		headers: {
			'content-type': 'application/vnd.sqlite3',
			'content-length': String(bytes),
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'no-store'
		}
	});
}

/** Backups: what there is, one more, and the bytes of one. */
export const backupRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/backups',
		describe: {
			id: 'listBackups',
			tag: 'administration',
			summary: 'Lists the backups, latest first, and says whether the last attempt failed.',
			answers: { 200: { description: 'The backups.', body: backupList } }
		},
		answer: getBackups
	},
	{
		method: 'POST',
		path: '/backups',
		describe: {
			id: 'makeBackup',
			tag: 'administration',
			summary: 'Makes a backup now and answers once it is found whole.',
			answers: { 201: { description: 'The new backup.', body: backupEntry } }
		},
		answer: postBackup
	},
	{
		method: 'GET',
		path: '/backups/{name}',
		describe: {
			id: 'downloadBackup',
			tag: 'administration',
			summary: 'The file of a backup; it holds names, phones and plates of customers.',
			path: { name: { schema: v.string(), description: 'As the list names it.' } },
			answers: {
				200: { description: 'The file.', body: { mediaType: 'application/vnd.sqlite3' } }
			}
		},
		answer: getBackup
	}
];
