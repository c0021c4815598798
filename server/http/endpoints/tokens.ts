import * as v from 'valibot';
import type { Refusal } from '#core/refusals.ts';
import type { Result } from '#core/result.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import { TOKEN_ROLES } from '#protocol/tokens.ts';
import { parseTokenWish, scope, tokenWish } from '#protocol/schemas/tokens.ts';
import { isMember, unknownWorkshop } from '../../auth/may-act.ts';
import { isFresh, type Session } from '../../auth/sessions.ts';
import { json, refusedBy } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { senderWhoMay, type Asked, type Route } from '../route.ts';
import { refusalAnswer } from '../schemas/answers.ts';

function getTokens(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = administratorOf(asked, parts);
	return Promise.resolve(
		by.ok ? json(200, { tokens: parts.tokens.list(by.value) }) : refusedBy(by.refusal, asked.locale)
	);
}

async function postToken(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = administratorOf(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	if (!isFresh(by.value, parts.clock.now()))
		return refusedBy({ code: 'people/not-fresh' }, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const wish = parseTokenWish(body.value);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const known = new Set(parts.commands.workshops());
	const unknown = wish.value.workshops.find((one) => !isMember(by.value, one) || !known.has(one));
	if (unknown !== undefined) return refusedBy(unknownWorkshop(unknown), asked.locale);
	return json(201, await parts.tokens.create(wish.value, by.value.actor));
}

async function deleteToken(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = administratorOf(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	if (!isFresh(by.value, parts.clock.now()))
		return refusedBy({ code: 'people/not-fresh' }, asked.locale);
	return (await parts.tokens.revoke(asked.path['token'] ?? '', by.value))
		? new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
		: json(404, { code: 'http/not-found', message: 'no such token' });
}

/** Listing changes nothing, so a page may ask from wherever the browser sends its cookie. */
function administratorOf(asked: Asked, parts: ApiParts): Result<Session, WireRefusal | Refusal> {
	const reads = asked.request.method === 'GET';
	// One administers the tokens of the workshops one belongs to; the list holds no others.
	const workshop = asked.session?.workshops?.[0] ?? null;
	const wish = { deed: 'ManageTokens', workshop } as const;
	return senderWhoMay(reads ? { ...asked, byCookie: false } : asked, parts, wish);
}

const moment = v.pipe(v.number(), v.description('Milliseconds since 1970.'));

const tokenEntry = v.strictObject({
	id: v.string(),
	name: v.string(),
	role: v.picklist(TOKEN_ROLES),
	scopes: v.array(scope),
	workshops: v.array(v.string()),
	createdAt: moment,
	createdBy: v.string(),
	expiresAt: v.nullable(moment),
	lastUsedAt: v.nullable(moment)
});

/** Tokens of programs; for administrators who have just proved who they are. */
export const tokenRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/tokens',
		describe: {
			id: 'listTokens',
			tag: 'administration',
			summary: 'The tokens of programs, latest first, without their secrets.',
			answers: {
				200: {
					description: 'Those of the workshops you belong to.',
					body: v.strictObject({ tokens: v.array(tokenEntry) })
				}
			}
		},
		answer: getTokens
	},
	{
		method: 'POST',
		path: '/tokens',
		describe: {
			id: 'createToken',
			tag: 'administration',
			summary: 'Makes a token; its secret is told this once. Asks for a fresh sign-in.',
			body: tokenWish,
			answers: {
				201: {
					description: 'The token and its secret.',
					body: v.strictObject({ token: tokenEntry, secret: v.string() })
				}
			}
		},
		answer: postToken
	},
	{
		method: 'DELETE',
		path: '/tokens/{token}',
		describe: {
			id: 'revokeToken',
			tag: 'administration',
			summary: 'Revokes a token: its sockets are cut at once. Asks for a fresh sign-in.',
			path: { token: { schema: v.string(), description: 'Id of the token.' } },
			answers: {
				204: { description: 'Revoked.', body: null },
				404: { description: 'There is no such token.', body: refusalAnswer }
			}
		},
		answer: deleteToken
	}
];
