import * as v from 'valibot';
import type { Result } from '#core/result.ts';
import { csvOf } from '#protocol/csv.ts';
import { auditEntry, auditWish, parseWish } from '#protocol/schemas/audit.ts';
import { auditHeadings, auditRow } from '../../../src/lib/i18n/audit-words.ts';
import type { AuditWish } from '../../audit/audit-desk.ts';
import { json, refusedBy, type AnyRefusal } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { senderWhoMay, type Asked, type Route } from '../route.ts';

async function postSearch(asked: Asked, parts: ApiParts): Promise<Response> {
	const wish = await wishOf(asked, parts);
	return wish.ok
		? json(200, await parts.audit.search(wish.value))
		: refusedBy(wish.refusal, asked.locale);
}

/** What is handed out at once; whoever needs more asks for the time before. */
const MOST_EXPORTED = 5_000;
const A_PAGE = 200;

async function postExport(asked: Asked, parts: ApiParts): Promise<Response> {
	const wish = await wishOf(asked, parts);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { workshop } = wish.value;
	await parts.journal.record({ kind: 'AuditExported', workshop });
	const rows: (readonly string[])[] = [auditHeadings(asked.locale)];
	let before: number | null = wish.value.before;
	do {
		const page = await parts.audit.search({ ...wish.value, before, limit: A_PAGE });
		rows.push(...page.entries.map((entry) => auditRow(asked.locale, entry)));
		before = page.next;
	} while (before !== null && rows.length < MOST_EXPORTED);
	return new Response(csvOf(rows), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="audit.csv"',
			'cache-control': 'no-store'
		}
	});
}

async function wishOf(asked: Asked, parts: ApiParts): Promise<Result<AuditWish, AnyRefusal>> {
	// Whoever is nobody is told so before anything of theirs is read.
	const somebody = senderWhoMay(asked, parts, {
		deed: 'SeeAudit',
		workshop: asked.session?.workshops?.[0] ?? null
	});
	if (!somebody.ok) return somebody;
	const body = await readJson(asked.request);
	if (!body.ok) return body;
	const wish = parseWish(auditWish, body.value);
	if (!wish.ok) return wish;
	const by = senderWhoMay(asked, parts, { deed: 'SeeAudit', workshop: wish.value.workshop });
	return by.ok ? wish : by;
}

/** Who did what; for managers of a workshop, and administrators of all of them. */
export const auditRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/audit/search',
		describe: {
			id: 'searchAudit',
			tag: 'administration',
			summary:
				'Who did what, latest first, by person, time, kind of act, car and what was typed; without a workshop all of the installation.',
			body: auditWish,
			answers: {
				200: {
					description: 'A page; `next` is what to ask for with `before` to read on.',
					body: v.strictObject({ entries: v.array(auditEntry), next: v.nullable(v.number()) })
				}
			}
		},
		answer: postSearch
	},
	{
		method: 'POST',
		path: '/audit/export',
		describe: {
			id: 'exportAudit',
			tag: 'administration',
			summary: `The same as a table, at most ${String(MOST_EXPORTED)} rows; it is written down who took it.`,
			body: auditWish,
			answers: { 200: { description: 'A table.', body: { mediaType: 'text/csv' } } }
		},
		answer: postExport
	}
];
