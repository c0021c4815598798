import * as v from 'valibot';
import { signInPath } from '../../auth/sign-in-links.ts';
import { json, refusedBy } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { linkWish, parseLinkWish } from '../links.ts';
import { senderWhoMay, type Asked, type Route } from '../route.ts';

/** An administrator lets somebody in: the path of a page that signs in whoever opens it first. */
async function postLink(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = senderWhoMay(asked, parts, { deed: 'ManagePeople' });
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const wish = parseLinkWish(body.value);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	return json(201, { path: signInPath(await parts.links.create(wish.value)) });
}

/** One-time links. */
export const linkRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/links',
		describe: {
			id: 'makeSignInLink',
			tag: 'administration',
			summary: 'Makes a one-time link that signs in whoever opens it first.',
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
