import * as v from 'valibot';
import { pathOf } from '../../auth/one-time-codes.ts';
import { isFresh } from '../../auth/sessions.ts';
import { json, refusedBy } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { linkWish, parseLinkWish } from '../links.ts';
import { senderWhoMay, type Asked, type Route } from '../route.ts';

/** An administrator hangs up a display: the path of a page that signs in whoever opens it first. */
async function postLink(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = senderWhoMay(asked, parts, { deed: 'ManageDisplays' });
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	if (!isFresh(by.value, parts.clock.now()))
		return refusedBy({ code: 'people/not-fresh' }, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const wish = parseLinkWish(body.value);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const purpose = { for: 'display', name: wish.value.name } as const;
	return json(201, { path: pathOf(purpose, await parts.displays.invite(purpose.name)) });
}

/** One-time links. */
export const linkRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/links',
		describe: {
			id: 'makeSignInLink',
			tag: 'administration',
			summary: 'Makes a one-time link that makes whatever opens it first a display.',
			body: linkWish,
			answers: {
				201: {
					description: 'The path of the page; it is told this once.',
					body: v.strictObject({ path: v.string() })
				}
			}
		},
		answer: postLink
	}
];
