import { LANGUAGE_COOKIE } from '#protocol/cookies.ts';
import { chosenLocale } from '../../src/lib/i18n/chosen-locale.ts';
import { cookieNamed, credentialsIn } from '../auth/credentials.ts';
import type { Session } from '../auth/sessions.ts';
import {
	CORRELATION_HEADER,
	correlated,
	correlationOf,
	currentCorrelation
} from '../ops/correlation.ts';
import { TokenBuckets } from '../ops/token-bucket.ts';
import { StoreUnavailable } from '../storage/port.ts';
import { json } from './answers.ts';
import type { ApiParts } from './api-parts.ts';
import { senderLeft } from './body.ts';
import { routeTable } from './route-table.ts';
import { refuse, type Asked, type Route } from './route.ts';
import { ROUTES } from './routes.ts';

/**
 * The HTTP interface, from request to response and without any framework: pages' endpoints and the
 * tests' bare server hand it what comes in under `/api/v1/`. What there is stands in `routes.ts`.
 */
export type Api = (request: Request) => Promise<Response>;

export function createApi(parts: ApiParts): Api {
	const allowed = rateLimit(parts);
	const find = routeTable(ROUTES);
	const answer = async (request: Request): Promise<Response> => {
		const asked = look(request, parts);
		try {
			if (!allowed(asked.session)) return refuse(asked, 'wire/too-many');
			const found = find(request.method, asked.url.pathname);
			if (found.status === 'found') {
				const response = await found.route.answer({ ...asked, path: found.path }, parts);
				if (NOT_ALLOWED.has(response.status)) tellNotAllowed(asked, found.route, parts);
				return response;
			}
			return found.status === 'none' ? notFound() : notThatMethod(found.allow);
		} catch (error) {
			// Nobody is there to read this answer any more.
			if (senderLeft(error)) return refuse(asked, 'wire/malformed', 'body: cut off');
			// Without the address: what stands in it may name somebody.
			parts.log.error('request failed', error);
			// What must be written down first cannot be: nobody's mistake, and over when the disk is well again.
			if (error instanceof StoreUnavailable) return refuse(asked, 'wire/store-unavailable');
			return refuse(asked, 'wire/failed', currentCorrelation() ?? '');
		}
	};
	return async (request) => {
		const given = request.headers.get(CORRELATION_HEADER);
		const id = correlationOf(given, () => parts.ids.fresh());
		const response = await correlated(id, () => answer(request));
		response.headers.set(CORRELATION_HEADER, id);
		return response;
	};
}

function look(request: Request, { sessions }: ApiParts): Asked {
	const url = new URL(request.url);
	const { headers } = request;
	const cookie = headers.get('cookie');
	const { secret, byCookie } = credentialsIn({
		authorization: headers.get('authorization'),
		cookie,
		protocol: url.protocol.slice(0, -1)
	});
	const locale = chosenLocale({
		query: url.searchParams.get('lang'),
		cookie: cookieNamed(LANGUAGE_COOKIE, cookie ?? ''),
		header: headers.get('accept-language')
	});
	return { request, url, path: {}, session: sessions.find(secret), byCookie, locale };
}

/**
 * One bucket per session, so that a runaway program slows down itself only; what nobody in particular
 * asks is limited by address, at the door.
 */
function rateLimit({
	requestRate,
	sessions,
	clock
}: ApiParts): (session: Session | null) => boolean {
	const buckets = new TokenBuckets(requestRate, clock);
	sessions.onEnded((id) => {
		buckets.forget(id);
	});
	return (session) => session === null || buckets.take(session.id);
}

const NOT_ALLOWED = new Set([401, 403]);

/** By the path as the table has it: what stands in its places may name somebody. */
function tellNotAllowed({ session }: Asked, { method, path }: Route, { log }: ApiParts): void {
	log.warn('not allowed', {
		route: `${method} ${path}`,
		session: session?.id.slice(0, 12) ?? null
	});
}

const notFound = (): Response => json(404, { code: 'http/not-found', message: 'no such address' });

function notThatMethod(allow: readonly string[]): Response {
	const methods = allow.join(', ');
	const response = json(405, { code: 'http/method', message: `use ${methods}` });
	response.headers.set('allow', methods);
	return response;
}
