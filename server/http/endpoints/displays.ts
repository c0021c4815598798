import * as v from 'valibot';
import type { WorkshopCode } from '#core/ids.ts';
import type { Refusal } from '#core/refusals.ts';
import { refused, type Result } from '#core/result.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import {
	displayApproval,
	displayOrder,
	displayProfile,
	heartbeat,
	parseDisplayApproval,
	parseDisplayOrder,
	parseDisplayProfile
} from '#protocol/schemas/displays.ts';
import { unknownWorkshop } from '../../auth/may-act.ts';
import { isFresh, type Session } from '../../auth/sessions.ts';
import { json, refusedBy, type AnyRefusal } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { refuse, senderWhoMay, type Asked, type Route } from '../route.ts';
import { refusalAnswer } from '../schemas/answers.ts';

/** Screens on walls, for whoever looks after them. A display itself asks nothing here. */

function getDisplays(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = keeperOf({ ...asked, byCookie: false }, parts);
	return Promise.resolve(
		by.ok
			? json(200, { displays: parts.displays.list(by.value) })
			: refusedBy(by.refusal, asked.locale)
	);
}

async function postDisplay(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = freshKeeperOf(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const approval = parseDisplayApproval(body.value);
	if (!approval.ok) return refusedBy(approval.refusal, asked.locale);
	const { workshop } = approval.value;
	const no = senderWhoMay(asked, parts, { deed: 'ManageDisplays', workshop });
	if (!no.ok) return refusedBy(no.refusal, asked.locale);
	if (parts.commands.workshop(workshop) === null)
		return refusedBy(unknownWorkshop(workshop), asked.locale);
	const answer = await parts.displays.approve(approval.value, by.value);
	if (answer.ok) return json(201, answer.value);
	return answer.refusal === 'too-many-tries'
		? refuse(asked, 'wire/too-many', 'codes')
		: json(404, { code: 'http/not-found', message: 'no screen shows this code' });
}

async function putDisplay(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = freshKeeperOf(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const profile = parseDisplayProfile(body.value);
	if (!profile.ok) return refusedBy(profile.refusal, asked.locale);
	return done(await parts.displays.change(idIn(asked), profile.value, by.value));
}

async function deleteDisplay(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = keeperOf(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	return done(await parts.displays.revoke(idIn(asked), by.value));
}

async function postOrder(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = keeperOf(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const order = parseDisplayOrder(body.value);
	if (!order.ok) return refusedBy(order.refusal, asked.locale);
	return done(parts.displays.order(idIn(asked), order.value, by.value));
}

const idIn = ({ path }: Asked): string => path['display'] ?? '';

const done = (isDone: boolean): Response =>
	isDone
		? new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
		: json(404, { code: 'http/not-found', message: 'no such display, or it has no line now' });

/** Whoever looks after the displays of the workshops they belong to; the list holds no others. */
function keeperOf(asked: Asked, parts: ApiParts): Result<Session, WireRefusal | Refusal> {
	const workshop: WorkshopCode | null = asked.session?.workshops?.[0] ?? null;
	return senderWhoMay(asked, parts, { deed: 'ManageDisplays', workshop });
}

/** The same, who has just shown who they are: a screen is handed what the workshop knows. */
function freshKeeperOf(asked: Asked, parts: ApiParts): Result<Session, AnyRefusal> {
	const by = keeperOf(asked, parts);
	if (!by.ok || isFresh(by.value, parts.clock.now())) return by;
	return refused({ code: 'people/not-fresh' });
}

const moment = v.pipe(v.number(), v.description('Milliseconds since 1970.'));

const displayEntry = v.strictObject({
	id: v.string(),
	workshop: v.string(),
	profile: displayProfile,
	createdAt: moment,
	createdBy: v.string(),
	heardAt: v.nullable(moment),
	isSilent: v.pipe(v.boolean(), v.description('Not heard of for 90 seconds and more.')),
	isConnected: v.boolean(),
	heartbeat: v.nullable(heartbeat),
	driftMs: v.nullable(v.number())
});

const path = { display: { schema: v.string(), description: 'Id of the display.' } };
const missing = { description: 'There is no such display.', body: refusalAnswer };

export const displayRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/displays',
		describe: {
			id: 'listDisplays',
			tag: 'administration',
			summary: 'The screens on walls, the oldest first, with what each said of itself last.',
			answers: {
				200: {
					description: 'Those of the workshops you belong to.',
					body: v.strictObject({ displays: v.array(displayEntry) })
				}
			}
		},
		answer: getDisplays
	},
	{
		method: 'POST',
		path: '/displays',
		describe: {
			id: 'letDisplayIn',
			tag: 'administration',
			summary: 'Lets the screen in that shows this code. Asks for a fresh sign-in.',
			body: displayApproval,
			answers: {
				201: { description: 'The display.', body: displayEntry },
				404: { description: 'No screen shows this code.', body: refusalAnswer }
			}
		},
		answer: postDisplay
	},
	{
		method: 'PUT',
		path: '/displays/{display}',
		describe: {
			id: 'changeDisplay',
			tag: 'administration',
			summary: 'What a display shows from now on. Asks for a fresh sign-in.',
			path,
			body: displayProfile,
			answers: { 204: { description: 'Changed.', body: null }, 404: missing }
		},
		answer: putDisplay
	},
	{
		method: 'DELETE',
		path: '/displays/{display}',
		describe: {
			id: 'revokeDisplay',
			tag: 'administration',
			summary: 'Takes a display down: its lines are cut at once.',
			path,
			answers: { 204: { description: 'Taken down.', body: null }, 404: missing }
		},
		answer: deleteDisplay
	},
	{
		method: 'POST',
		path: '/displays/{display}/orders',
		describe: {
			id: 'orderDisplay',
			tag: 'administration',
			summary: 'Has a display reload, name itself, turn to the next page, or show its test card.',
			path,
			body: displayOrder,
			answers: {
				204: { description: 'Sent to its screen.', body: null },
				404: { description: 'No such display, or it has no line now.', body: refusalAnswer }
			}
		},
		answer: postOrder
	}
];
