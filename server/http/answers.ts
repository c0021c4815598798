import type { Refusal } from '#core/refusals.ts';
import type { WorkshopState } from '#core/state.ts';
import { emptyState } from '#core/state.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import type { PeopleRefusal } from '#protocol/people.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { namesOf } from '../../src/lib/i18n/names.ts';
import { peopleRefusalText } from '../../src/lib/i18n/people-refusals.ts';
import { inOneLine, refusalText } from '../../src/lib/i18n/refusals.ts';

/** Answers of the HTTP interface: JSON, never cached, every refusal with a code and a sentence. */

/** What the wire's own refusals are in HTTP; a rule that says no is a conflict with what is so. */
const STATUS: Readonly<Record<string, number>> = {
	'wire/protocol': 400,
	'wire/malformed': 400,
	'wire/unknown-command': 400,
	'wire/too-large': 413,
	'people/too-many-tries': 429,
	'people/unknown': 404,
	'people/used-code': 410,
	'people/not-fresh': 403,
	'wire/not-signed-in': 401,
	'wire/not-allowed': 403,
	'person/not-allowed': 403,
	'wire/unknown-workshop': 404,
	'wire/too-many': 429,
	'wire/failed': 500,
	'photo/unreadable': 422,
	'wire/store-unavailable': 503,
	'wire/stopping': 503,
	'wire/no-answer': 504
};
const CONFLICT = 409;

export type AnyRefusal = Refusal | WireRefusal | PeopleRefusal;

export const statusOf = (refusal: AnyRefusal): number => STATUS[refusal.code] ?? CONFLICT;

export function json(status: number, body: unknown): Response {
	return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

/** The sentence for a refusal, with names as the workshop knows them. */
export const sentence = (
	refusal: AnyRefusal,
	locale: Locale,
	state: WorkshopState = emptyState
): string =>
	isOfPeople(refusal)
		? peopleRefusalText(locale, refusal)
		: inOneLine(locale, refusalText(locale, refusal, namesOf(locale, state, null)));

const isOfPeople = (refusal: AnyRefusal): refusal is PeopleRefusal =>
	refusal.code.startsWith('people/');

/** A refusal as a whole answer; `detail` says where or what. */
export const refusedBy = (refusal: AnyRefusal, locale: Locale): Response =>
	json(statusOf(refusal), {
		code: refusal.code,
		message: sentence(refusal, locale),
		detail: 'detail' in refusal ? refusal.detail : ''
	});
