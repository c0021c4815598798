import * as v from 'valibot';
import type { JobId, WorkshopCode } from '#core/ids.ts';
import { reachOf, type Deed } from '#core/people/may.ts';
import { isOwnCar, isOwnFollowUp, type Asker } from '#core/people/own.ts';
import { ok, type Result } from '#core/result.ts';
import type { WorkshopState } from '#core/state.ts';
import {
	customerVisit,
	customerWish,
	exportedVisit,
	parseWish,
	phoneWish,
	visitsWish
} from '#protocol/schemas/audit.ts';
import type { Session } from '../../auth/sessions.ts';
import { unknownWorkshop } from '../../auth/may-act.ts';
import { json, refusedBy, sentence, statusOf, type AnyRefusal } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { refuse, senderWhoMay, type Asked, type Route } from '../route.ts';
import { commandAccepted, commandRefused, refusalAnswer } from '../schemas/answers.ts';

async function postSearch(asked: Asked, parts: ApiParts): Promise<Response> {
	const wish = await wishOf(asked, parts, { schema: customerWish, deed: 'ExportPerson' });
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { workshop, text } = wish.value;
	return json(200, { visits: await parts.customers.find(workshop, text) });
}

/** An advisor rings about the own cars only, as with everything that is agreed with customers. */
async function postPhone(asked: Asked, parts: ApiParts): Promise<Response> {
	const wish = await wishOf(asked, parts, { schema: phoneWish, deed: 'SeePhone' });
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { workshop, job: id, by } = wish.value;
	const state = parts.commands.workshop(workshop)?.state;
	if (state === undefined) return refusedBy(unknownWorkshop(workshop), asked.locale);
	if (reachOf(by.actor.role, 'SeePhone') !== 'any' && !isOwnVisit(state, id, by.actor))
		return refuse(asked, 'wire/not-allowed', 'own cars only');
	const phone = await parts.customers.phone(workshop, id);
	return phone === null
		? refusedBy({ code: 'job/unknown', job: id }, asked.locale)
		: json(200, { phone });
}

/** What is not on the board and not followed up is nobody else's: the answer says that it is not there. */
function isOwnVisit(state: WorkshopState, id: JobId, asker: Asker): boolean {
	const job = state.jobs.get(id);
	if (job !== undefined) return isOwnCar(state, job, asker);
	const followUp = state.followUps.get(id);
	return followUp === undefined || isOwnFollowUp(state, followUp, asker);
}

async function postExport(asked: Asked, parts: ApiParts): Promise<Response> {
	const wish = await wishOf(asked, parts, { schema: visitsWish, deed: 'ExportPerson' });
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { workshop, jobs } = wish.value;
	return json(200, { workshop, visits: await parts.customers.export(workshop, jobs) });
}

async function postErase(asked: Asked, parts: ApiParts): Promise<Response> {
	const wish = await wishOf(asked, parts, { schema: visitsWish, deed: 'ErasePerson' });
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { workshop, jobs, by } = wish.value;
	const answer = await parts.customers.erase(workshop, jobs, by.actor);
	if (answer.status === 'accepted') return json(200, answer);
	const { refusal } = answer;
	const message = sentence(refusal, asked.locale, parts.commands.workshop(workshop)?.state);
	return json(statusOf(refusal), { ...answer, code: refusal.code, message });
}

interface Wanted<Schema> {
	readonly schema: Schema;
	readonly deed: Deed;
}

/** The body, from somebody who may do that in the workshop it names. */
async function wishOf<Schema extends v.GenericSchema<unknown, { readonly workshop: WorkshopCode }>>(
	asked: Asked,
	parts: ApiParts,
	{ schema, deed }: Wanted<Schema>
): Promise<Result<v.InferOutput<Schema> & { readonly by: Session }, AnyRefusal>> {
	const somewhere = asked.session?.workshops?.[0] ?? null;
	const somebody = senderWhoMay(asked, parts, { deed, workshop: somewhere });
	if (!somebody.ok) return somebody;
	const body = await readJson(asked.request);
	if (!body.ok) return body;
	const wish = parseWish(schema, body.value);
	if (!wish.ok) return wish;
	const by = senderWhoMay(asked, parts, { deed, workshop: wish.value.workshop });
	return by.ok ? ok({ ...wish.value, by: by.value }) : by;
}

const refused = Object.fromEntries(
	[403, 404, 409, 503].map((status) => [
		status,
		{ description: 'Refused, with the code that says why.', body: commandRefused }
	])
);

/** One customer's data: what is kept, as a file, and gone. Nothing personal stands in an address. */
export const customerRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/customers/search',
		describe: {
			id: 'findCustomer',
			tag: 'administration',
			summary: 'The visits of whoever has this plate, VIN, phone or name, or a part of it.',
			body: customerWish,
			answers: {
				200: {
					description: 'Latest first; visits of the same car or phone come with them.',
					body: v.strictObject({ visits: v.array(customerVisit) })
				}
			}
		},
		answer: postSearch
	},
	{
		method: 'POST',
		path: '/customers/phone',
		describe: {
			id: 'customerPhone',
			tag: 'board',
			summary: 'The number of whoever brought this car; it is written down who saw it.',
			body: phoneWish,
			answers: {
				200: {
					description: 'Empty where none is known.',
					body: v.strictObject({ phone: v.string() })
				},
				403: {
					description: 'Not theirs to ring: advisors see their own cars.',
					body: refusalAnswer
				},
				404: { description: 'No such workshop.', body: refusalAnswer },
				409: {
					description: 'No such visit on the board, nor among those followed up.',
					body: refusalAnswer
				}
			}
		},
		answer: postPhone
	},
	{
		method: 'POST',
		path: '/customers/export',
		describe: {
			id: 'exportCustomer',
			tag: 'administration',
			summary: 'Everything kept of these visits; it is written down who took it.',
			body: visitsWish,
			answers: {
				200: {
					description: 'The visits, with work, promises, remarks and what was agreed.',
					body: v.strictObject({ workshop: v.string(), visits: v.array(exportedVisit) })
				}
			}
		},
		answer: postExport
	},
	{
		method: 'POST',
		path: '/customers/erase',
		describe: {
			id: 'eraseCustomer',
			tag: 'administration',
			summary:
				'Erases whose these visits were, for good; backups made before keep it until they are rotated.',
			body: visitsWish,
			answers: { 200: { description: 'It is gone.', body: commandAccepted }, ...refused }
		},
		answer: postErase
	}
];
