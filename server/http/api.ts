import { jobId, type WorkshopCode } from '#core/ids.ts';
import { rowsFor } from '#core/board/project.ts';
import { refused, ok, type Result } from '#core/result.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import type { SetupHistory } from '#protocol/setup-history.ts';
import { parseEnvelope, parseStateQuery, parseWorkshop } from '#protocol/schemas.ts';
import { LANGUAGE_COOKIE } from '#protocol/cookies.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { chosenLocale } from '../../src/lib/i18n/chosen-locale.ts';
import { cookieNamed, credentialsIn } from '../auth/credentials.ts';
import { mayLook } from '../auth/may-look.ts';
import type { Session, Sessions } from '../auth/sessions.ts';
import { signInPath, type SignInLinks } from '../auth/sign-in-links.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Importer } from '../import/importer.ts';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Log } from '../ops/log.ts';
import { TokenBucket, type Rate } from '../ops/token-bucket.ts';
import { json, refusedBy, sentence, statusOf } from './answers.ts';
import { readJson } from './body.ts';
import { postImport, postSetup, type ImportAsked } from './import-endpoints.ts';
import { parseLinkWish } from './links.ts';

/**
 * The HTTP interface, from request to response and without any framework: pages' endpoints and the
 * tests' bare server hand it what comes in under `/api/v1/`.
 */
export type Api = (request: Request) => Promise<Response>;

export interface ApiParts {
	readonly commands: CommandRunner;
	readonly sessions: Sessions;
	readonly links: SignInLinks;
	readonly importer: Importer;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly log: Log;
	readonly onLoopbackOnly: boolean;
	readonly allowsOrigin: (origin: string) => boolean;
	/** How much one session may ask. */
	readonly requestRate: Rate;
}

/** A request that was looked at: who asks, in which language. */
interface Asked {
	readonly request: Request;
	readonly url: URL;
	readonly session: Session | null;
	readonly byCookie: boolean;
	readonly locale: Locale;
}

type Endpoint = (asked: Asked, parts: ApiParts) => Promise<Response>;

interface Route {
	readonly method: 'GET' | 'POST';
	readonly path: RegExp;
	readonly endpoint: Endpoint;
}

const ROUTES: readonly Route[] = [
	{ method: 'POST', path: /^\/api\/v1\/commands$/, endpoint: postCommand },
	{ method: 'POST', path: /^\/api\/v1\/links$/, endpoint: postLink },
	{ method: 'POST', path: /^\/api\/v1\/import$/, endpoint: bySender(postImport) },
	{ method: 'POST', path: /^\/api\/v1\/setup$/, endpoint: bySender(postSetup) },
	{ method: 'GET', path: /^\/api\/v1\/setup\/history$/, endpoint: getSetupHistory },
	{ method: 'GET', path: /^\/api\/v1\/state$/, endpoint: getState },
	{ method: 'GET', path: /^\/api\/v1\/jobs\/[^/]+\/history$/, endpoint: getHistory }
];

export function createApi(parts: ApiParts): Api {
	const allowed = rateLimit(parts);
	return async (request) => {
		const asked = look(request, parts);
		try {
			if (!allowed(asked.session)) return refuse(asked, 'wire/too-many');
			const { pathname } = asked.url;
			const there = ROUTES.filter(({ path }) => path.test(pathname));
			const route = there.find(({ method }) => method === request.method);
			if (route !== undefined) return await route.endpoint(asked, parts);
			const allow = there.map(({ method }) => method).join(', ');
			return there.length === 0 ? notFound() : notThatMethod(allow);
		} catch (error) {
			const correlation = parts.ids.fresh();
			parts.log.error('request failed', error, { path: asked.url.pathname, correlation });
			return refuse(asked, 'wire/failed', correlation);
		}
	};
}

function look(request: Request, { sessions }: ApiParts): Asked {
	const url = new URL(request.url);
	const { headers } = request;
	const cookie = headers.get('cookie');
	const { secret, byCookie } = credentialsIn({
		authorization: headers.get('authorization'),
		cookie
	});
	const locale = chosenLocale({
		query: url.searchParams.get('lang'),
		cookie: cookieNamed(LANGUAGE_COOKIE, cookie ?? ''),
		header: headers.get('accept-language')
	});
	return { request, url, session: sessions.find(secret), byCookie, locale };
}

/** One bucket per session, so that a runaway program slows down itself only. */
function rateLimit({
	requestRate,
	sessions,
	clock
}: ApiParts): (session: Session | null) => boolean {
	const buckets = new Map<string, TokenBucket>();
	sessions.onEnded((id) => buckets.delete(id));
	return (session) => {
		const id = session?.id ?? '';
		const bucket = buckets.get(id) ?? new TokenBucket(requestRate, clock.now());
		buckets.set(id, bucket);
		return bucket.take(clock.now());
	};
}

const refuse = ({ locale }: Asked, code: WireRefusal['code'], detail = ''): Response =>
	refusedBy({ code, detail }, locale);

const notFound = (): Response => json(404, { code: 'http/not-found', message: 'no such address' });

function notThatMethod(allow: string): Response {
	const response = json(405, { code: 'http/method', message: `use ${allow}` });
	response.headers.set('allow', allow);
	return response;
}

/** Somebody signed in, and not a page of another site speaking through their browser. */
function sender(
	{ request, session, byCookie }: Asked,
	{ allowsOrigin }: ApiParts
): Result<Session, WireRefusal> {
	if (session === null) return refused({ code: 'wire/not-signed-in', detail: '' });
	const origin = request.headers.get('origin');
	if (byCookie && (origin === null || !allowsOrigin(origin)))
		return refused({ code: 'wire/not-allowed', detail: 'origin' });
	return ok(session);
}

async function postCommand(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = sender(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const envelope = parseEnvelope(body.value);
	if (!envelope.ok) return refusedBy(envelope.refusal, asked.locale);
	const answer = await parts.commands.run(envelope.value, by.value.actor);
	if (answer.status === 'accepted') return json(200, answer);
	const { refusal } = answer;
	const state = parts.commands.workshop(envelope.value.workshop)?.state;
	const message = sentence(refusal, asked.locale, state);
	return json(statusOf(refusal), { ...answer, code: refusal.code, message });
}

/** Whoever is signed in may send a file; whether this person may, the importer asks. */
function bySender(answer: (importer: Importer, asked: ImportAsked) => Promise<Response>): Endpoint {
	return async (asked, parts) => {
		const by = sender(asked, parts);
		if (!by.ok) return refusedBy(by.refusal, asked.locale);
		return answer(parts.importer, { ...asked, actor: by.value.actor });
	};
}

/** An administrator lets somebody in: the path of a page that signs in whoever opens it first. */
async function postLink(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = sender(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	if (by.value.actor.role !== 'administrator') return refuse(asked, 'wire/not-allowed', 'links');
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const wish = parseLinkWish(body.value);
	if (!wish.ok) return refusedBy(wish.refusal, asked.locale);
	return json(201, { path: signInPath(await parts.links.create(wish.value)) });
}

function getState(asked: Asked, { commands, onLoopbackOnly }: ApiParts): Promise<Response> {
	const { session, url, locale } = asked;
	const answer = (): Response => {
		const query = parseStateQuery(url.searchParams);
		if (!query.ok) return refusedBy(query.refusal, locale);
		const { workshop: code, audience } = query.value;
		if (!mayLook(audience, session, onLoopbackOnly))
			return refuse(asked, session === null ? 'wire/not-signed-in' : 'wire/not-allowed', audience);
		const workshop = commands.workshop(code);
		if (workshop === null) return refuse(asked, 'wire/unknown-workshop', code);
		const { epoch, state, time } = workshop;
		return json(200, { epoch, seq: state.seq, time, rows: rowsFor(audience, state) });
	};
	return Promise.resolve(answer());
}

async function getHistory(asked: Asked, parts: ApiParts): Promise<Response> {
	const workshop = workshopForStaff(asked, parts);
	if (!workshop.ok) return workshop.refusal;
	const job = jobInPath(asked.url.pathname);
	if (job === null) return refuse(asked, 'wire/malformed', 'job');
	const events = await parts.commands.history(workshop.value, job);
	if (events.length > 0) return json(200, { job, events });
	const refusal = { code: 'job/unknown', job } as const;
	return json(404, { code: refusal.code, message: sentence(refusal, asked.locale) });
}

/** The workshop named in the address, for people of the house; else the answer that says why not. */
function workshopForStaff(asked: Asked, parts: ApiParts): Result<WorkshopCode, Response> {
	const { session, url } = asked;
	if (!mayLook('staff', session, parts.onLoopbackOnly)) {
		const code = session === null ? 'wire/not-signed-in' : 'wire/not-allowed';
		return refused(refuse(asked, code, 'staff'));
	}
	const workshop = parseWorkshop(url.searchParams);
	if (!workshop.ok) return refused(refusedBy(workshop.refusal, asked.locale));
	return parts.commands.workshop(workshop.value) === null
		? refused(refuse(asked, 'wire/unknown-workshop', workshop.value))
		: workshop;
}

/** As many changes as a screen shows at once. */
const CHANGES_AT_ONCE = 100;

async function getSetupHistory(asked: Asked, parts: ApiParts): Promise<Response> {
	const workshop = workshopForStaff(asked, parts);
	if (!workshop.ok) return workshop.refusal;
	const wished = asked.url.searchParams.get('before');
	const before = wished === null ? Number.MAX_SAFE_INTEGER : Number(wished);
	if (!Number.isSafeInteger(before) || before < 1) return refuse(asked, 'wire/malformed', 'before');
	const page = { before, limit: CHANGES_AT_ONCE + 1 };
	const changes = await parts.commands.setupHistory(workshop.value, page);
	return json(200, {
		events: changes.slice(0, CHANGES_AT_ONCE),
		hasEarlier: changes.length > CHANGES_AT_ONCE
	} satisfies SetupHistory);
}

function jobInPath(pathname: string): ReturnType<typeof jobId> | null {
	try {
		return jobId(decodeURIComponent(pathname.split('/')[4] ?? ''));
	} catch {
		// A stray percent sign: not an id anybody made.
		return null;
	}
}
