import * as v from 'valibot';
import { jobId, type JobId } from '#core/ids.ts';
import type { WorkshopCode } from '#core/ids.ts';
import { ok, type Result } from '#core/result.ts';
import { parseWorkshop } from '#protocol/schemas.ts';
import { qrPath } from '../../../src/lib/qr/qr-path.server.ts';
import { json, refusedBy, type AnyRefusal } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { senderWhoMay, type Asked, type Route } from '../route.ts';
import { refusalAnswer } from '../schemas/answers.ts';

/**
 * The pages of customers, for whoever gives them. What customers themselves ask is no part of the
 * interface: it lies under `/track/`, so that a proxy can let that through alone.
 */

async function putTrack(asked: Asked, parts: ApiParts): Promise<Response> {
	const visit = visitIn(asked, parts);
	if (!visit.ok) return refusedBy(visit.refusal, asked.locale);
	const given = await parts.tracking.give(visit.value, asked.url.origin);
	if (!given.ok) return refusedBy(given.refusal, asked.locale);
	const address = given.value;
	return json(200, { address, qr: qrPath(address) });
}

async function deleteTrack(asked: Asked, parts: ApiParts): Promise<Response> {
	const visit = visitIn(asked, parts);
	if (!visit.ok) return refusedBy(visit.refusal, asked.locale);
	return (await parts.tracking.withdraw(visit.value))
		? new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
		: json(404, { code: 'http/not-found', message: 'this visit has no page for its customer' });
}

interface Visit {
	readonly workshop: WorkshopCode;
	readonly job: JobId;
}

function visitIn(asked: Asked, parts: ApiParts): Result<Visit, AnyRefusal> {
	const workshop = parseWorkshop(asked.url.searchParams);
	const somewhere = asked.session?.workshops?.[0] ?? null;
	const wanted = workshop.ok ? workshop.value : somewhere;
	const by = senderWhoMay(asked, parts, { deed: 'ManageTracking', workshop: wanted });
	if (!by.ok) return by;
	if (!workshop.ok) return workshop;
	return ok({ workshop: workshop.value, job: jobId(asked.path['job'] ?? '') });
}

const describe = {
	tag: 'board',
	path: { job: { schema: v.string(), description: 'Id of the visit.' } },
	query: {
		workshop: {
			schema: v.pipe(v.string(), v.maxLength(40)),
			description: 'Code of the workshop.',
			required: true
		}
	}
} as const;

const qr = v.strictObject({
	size: v.pipe(v.number(), v.description('Squares along each side, the border included.')),
	path: v.pipe(v.string(), v.description('The dark squares as one SVG path, a unit each.'))
});

export const trackingRoutes: readonly Route[] = [
	{
		method: 'PUT',
		path: '/jobs/{job}/track',
		describe: {
			...describe,
			id: 'giveTrackingPage',
			summary:
				'Gives the customer of a visit the page of it, or shows again the one they have. Whoever has the address can read the page and answer for the customer.',
			answers: {
				200: {
					description: 'Where the page is.',
					body: v.strictObject({ address: v.string(), qr })
				},
				409: { description: 'The car is not here, or gone.', body: refusalAnswer }
			}
		},
		answer: putTrack
	},
	{
		method: 'DELETE',
		path: '/jobs/{job}/track',
		describe: {
			...describe,
			id: 'withdrawTrackingPage',
			summary: 'Ends the page at once; another giving has another address.',
			answers: {
				204: { description: 'Withdrawn.', body: null },
				404: { description: 'It had none.', body: refusalAnswer }
			}
		},
		answer: deleteTrack
	}
];
