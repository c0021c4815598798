import { knownCarAnswer, knownCarWish } from '#protocol/schemas/known-car.ts';
import { parseWish } from '#protocol/schemas/audit.ts';
import { json, refusedBy } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { senderWhoMay, type Asked, type Route } from '../route.ts';

/** Whoever may open a visit is told what is known of its car: the phone is asked for at the counter anyway. */
async function postSearch(asked: Asked, parts: ApiParts): Promise<Response> {
	const deed = 'OpenJob' as const;
	const somewhere = asked.session?.workshops?.[0] ?? null;
	const somebody = senderWhoMay(asked, parts, { deed, workshop: somewhere });
	if (!somebody.ok) return refusedBy(somebody.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const wish = parseWish(knownCarWish, body.value);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { workshop, plate } = wish.value;
	const by = senderWhoMay(asked, parts, { deed, workshop });
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	return json(200, { car: await parts.knownCars.find(workshop, plate) });
}

/** Cars that were here before. */
export const carRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/cars/search',
		describe: {
			id: 'findKnownCar',
			tag: 'board',
			summary: 'The car with this plate, who brought it last, and its latest visits.',
			body: knownCarWish,
			answers: {
				200: { description: 'Null for a car that was never here.', body: knownCarAnswer }
			}
		},
		answer: postSearch
	}
];
