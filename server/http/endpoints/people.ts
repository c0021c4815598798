import * as v from 'valibot';
import { personId, type PersonId } from '#core/ids.ts';
import { ok, refused, type Result } from '#core/result.ts';
import type { PersonEntry } from '#protocol/people.ts';
import { auditEntry } from '#protocol/schemas/audit.ts';
import {
	invitation,
	parsePeopleBody,
	passwordChoice,
	personChange,
	personEntry
} from '#protocol/schemas/people.ts';
import { mayManage, refusalToManage } from '../../auth/may-manage.ts';
import { pathOf } from '../../auth/one-time-codes.ts';
import type { Session } from '../../auth/sessions.ts';
import { json, refusedBy, type AnyRefusal } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { sender, type Asked, type Route } from '../route.ts';

/** Listing changes nothing, so a page may ask from wherever the browser sends its cookie. */
function getPeople(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = managing({ ...asked, byCookie: false }, parts, 'reading');
	if (!by.ok) return Promise.resolve(refusedBy(by.refusal, asked.locale));
	const people = parts.people.list().filter((entry) => mayManage(by.value, entry));
	return Promise.resolve(json(200, { people }));
}

async function postPerson(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = managing(asked, parts, parts.clock.now());
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const wish = await bodyAs(invitation, asked);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	if (!mayManage(by.value, wish.value)) return refusedBy(NOT_THEIRS, asked.locale);
	const invited = await parts.people.invite(wish.value);
	if (!invited.ok) return refusedBy(invited.refusal, asked.locale);
	const { person, code } = invited.value;
	return json(201, { person, path: pathOf({ for: 'password', person }, code) });
}

async function patchPerson(asked: Asked, parts: ApiParts): Promise<Response> {
	const about = personInPath(asked, parts);
	if (!about.ok) return refusedBy(about.refusal, asked.locale);
	const { by, entry } = about.value;
	const wish = await bodyAs(personChange, asked);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const { role = entry.role, workshops = entry.workshops } = wish.value;
	if (!mayManage(by, { role, workshops })) return refusedBy(NOT_THEIRS, asked.locale);
	const changed = await parts.people.change(entry.id, wish.value);
	return changed.ok ? json(200, changed.value) : refusedBy(changed.refusal, asked.locale);
}

async function getHistory(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = managing({ ...asked, byCookie: false }, parts, 'reading');
	const about = by.ok ? whom(asked, parts, by.value) : by;
	if (!about.ok) return refusedBy(about.refusal, asked.locale);
	return json(200, { entries: await parts.audit.ofAccount(about.value.entry.id) });
}

async function postReset(asked: Asked, parts: ApiParts): Promise<Response> {
	const about = personInPath(asked, parts);
	if (!about.ok) return refusedBy(about.refusal, asked.locale);
	const person = about.value.entry.id;
	const reset = await parts.people.reset(person);
	if (!reset.ok) return refusedBy(reset.refusal, asked.locale);
	return json(200, { path: pathOf({ for: 'password', person }, reset.value.code) });
}

async function postEndSessions(asked: Asked, parts: ApiParts): Promise<Response> {
	const about = personInPath(asked, parts);
	if (!about.ok) return refusedBy(about.refusal, asked.locale);
	await parts.people.endSessions(about.value.entry.id);
	return nothing();
}

/** With the code of an invitation, for programs that have no browser at hand; signs nobody in. */
async function postPassword(asked: Asked, { people, sessions }: ApiParts): Promise<Response> {
	const wish = await bodyAs(passwordChoice, asked);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	const chosen = await people.setPassword(wish.value.code, wish.value.password);
	if (!chosen.ok) return refusedBy(chosen.refusal, asked.locale);
	const session = sessions.find(chosen.value.secret);
	if (session !== null) await people.endSessions(session.actor.id);
	return nothing();
}

const NOT_THEIRS: AnyRefusal = { code: 'wire/not-allowed', detail: 'people' };

const nothing = (): Response =>
	new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });

function managing(
	asked: Asked,
	parts: ApiParts,
	now: number | 'reading'
): Result<Session, AnyRefusal> {
	const by = sender(asked, parts);
	if (!by.ok) return by;
	const no = refusalToManage(by.value, now);
	return no === null ? by : refused(no);
}

function personInPath(
	asked: Asked,
	parts: ApiParts
): Result<{ readonly by: Session; readonly entry: PersonEntry }, AnyRefusal> {
	const by = managing(asked, parts, parts.clock.now());
	return by.ok ? whom(asked, parts, by.value) : by;
}

/** The person of the path, as far as they are theirs to manage. */
function whom(
	asked: Asked,
	parts: ApiParts,
	by: Session
): Result<{ readonly by: Session; readonly entry: PersonEntry }, AnyRefusal> {
	const id: PersonId = personId(asked.path['person'] ?? '');
	const entry = parts.people.list().find((known) => known.id === id);
	return entry === undefined || !mayManage(by, entry)
		? refused({ code: 'people/unknown' })
		: ok({ by, entry });
}

async function bodyAs<Schema extends v.GenericSchema>(
	schema: Schema,
	{ request }: Asked
): Promise<Result<v.InferOutput<Schema>, AnyRefusal>> {
	const body = await readJson(request);
	return body.ok ? parsePeopleBody(schema, body.value) : body;
}

const ofPerson = { person: { schema: v.string(), description: 'The id of a person.' } };
const page = v.strictObject({ path: v.string() });

/** The people of the house; for those who may manage them and have just proved who they are. */
export const peopleRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/people',
		describe: {
			id: 'listPeople',
			tag: 'administration',
			summary: 'Everybody who may sign in, by user name.',
			answers: {
				200: {
					description: 'Those whom you may manage.',
					body: v.strictObject({ people: v.array(personEntry) })
				}
			}
		},
		answer: getPeople
	},
	{
		method: 'POST',
		path: '/people',
		describe: {
			id: 'invitePerson',
			tag: 'administration',
			summary: 'Invites somebody, who chooses a password on the page of the answer.',
			body: invitation,
			answers: {
				201: {
					description: 'The path of the page, good once and for a day; it is told this once.',
					body: v.strictObject({ person: v.string(), path: v.string() })
				}
			}
		},
		answer: postPerson
	},
	{
		method: 'POST',
		path: '/people/password',
		describe: {
			id: 'choosePassword',
			tag: 'administration',
			summary: 'Chooses the password of an invitation or a reset, by its code.',
			body: passwordChoice,
			answers: { 204: { description: 'It is theirs; the code is used up.', body: null } },
			isOpen: true
		},
		answer: postPassword
	},
	{
		method: 'PATCH',
		path: '/people/{person}',
		describe: {
			id: 'changePerson',
			tag: 'administration',
			summary: 'Changes what somebody is; other rights end their sessions at once.',
			path: ofPerson,
			body: personChange,
			answers: { 200: { description: 'As they are now.', body: personEntry } }
		},
		answer: patchPerson
	},
	{
		method: 'GET',
		path: '/people/{person}/history',
		describe: {
			id: 'historyOfPerson',
			tag: 'administration',
			summary: 'Who changed what about an account, and when, latest first.',
			path: ofPerson,
			answers: {
				200: {
					description: 'At most a hundred acts.',
					body: v.strictObject({ entries: v.array(auditEntry) })
				}
			}
		},
		answer: getHistory
	},
	{
		method: 'POST',
		path: '/people/{person}/reset',
		describe: {
			id: 'resetPerson',
			tag: 'administration',
			summary: 'Makes password and PIN void and ends their sessions at once.',
			path: ofPerson,
			answers: { 200: { description: 'Where they choose a new password.', body: page } }
		},
		answer: postReset
	},
	{
		method: 'POST',
		path: '/people/{person}/end-sessions',
		describe: {
			id: 'endSessions',
			tag: 'administration',
			summary: 'Signs somebody out everywhere, at once.',
			path: ofPerson,
			answers: { 204: { description: 'They are out.', body: null } }
		},
		answer: postEndSessions
	}
];
