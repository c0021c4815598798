import type { GenericSchema } from 'valibot';
import { refused, ok, type Result } from '#core/result.ts';
import type { Refusal } from '#core/refusals.ts';
import type { Deed } from '#core/people/may.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import { mayAct } from '../auth/may-act.ts';
import type { Session } from '../auth/sessions.ts';
import { refusedBy } from './answers.ts';
import type { ApiParts } from './api-parts.ts';

/**
 * One endpoint of the HTTP interface: where it is, what it answers, and its description for
 * `GET /api/v1/openapi.json`. There is no endpoint without a description: it does not compile.
 */
export interface Route {
	readonly method: Method;
	/** Below `/api/v1`, parameters in braces: `/jobs/{job}/history`. */
	readonly path: `/${string}`;
	readonly describe: Description;
	readonly answer: Endpoint;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

type Endpoint = (asked: Asked, parts: ApiParts) => Promise<Response>;

/** A request that was looked at: who asks, in which language. */
export interface Asked {
	readonly request: Request;
	readonly url: URL;
	/** The parameters of the path, decoded. */
	readonly path: Readonly<Record<string, string>>;
	readonly session: Session | null;
	/** The browser sent the session on its own, so another site may have made the request up. */
	readonly byCookie: boolean;
	readonly locale: Locale;
}

/** What a program must know to use an endpoint. */
export interface Description {
	/** In one line. */
	readonly summary: string;
	/** The name programs made from the document give it, e.g. `sendCommand`. */
	readonly id: string;
	readonly tag: 'board' | 'import' | 'administration' | 'description';
	/** The parameters of the path and of the query, by name. */
	readonly path?: Readonly<Record<string, Parameter>>;
	readonly query?: Readonly<Record<string, Parameter & { readonly required?: boolean }>>;
	/** What is sent: a schema for JSON, `file` for the bytes of a file. */
	readonly body?: GenericSchema | 'file';
	/**
	 * What it answers by status: a schema for JSON, null for no content, or the type of the bytes. The
	 * refusals any endpoint may give (401, 403, 404, 413, 429, 500, 503) need no entry.
	 */
	readonly answers: Readonly<Record<number, Answer>>;
	/** Answers without anybody being signed in. */
	readonly isOpen?: true;
}

interface Parameter {
	readonly schema: GenericSchema;
	readonly description: string;
}

export interface Answer {
	readonly description: string;
	readonly body: GenericSchema | { readonly mediaType: string } | null;
}

/** A refusal of the wire by its code. */
export const refuse = ({ locale }: Asked, code: WireRefusal['code'], detail = ''): Response =>
	refusedBy({ code, detail }, locale);

/** Somebody signed in, and not a page of another site speaking through their browser. */
export function sender(
	{ request, session, byCookie }: Asked,
	{ allowsOrigin }: ApiParts
): Result<Session, WireRefusal> {
	if (session === null) return refused({ code: 'wire/not-signed-in', detail: '' });
	const origin = request.headers.get('origin');
	if (byCookie && (origin === null || !allowsOrigin(origin)))
		return refused({ code: 'wire/not-allowed', detail: 'origin' });
	return ok(session);
}

/** A sender who may do such a thing in a workshop, or (null) to the installation. */
export function senderWhoMay(
	asked: Asked,
	parts: ApiParts,
	{ deed, workshop = null }: { readonly deed: Deed; readonly workshop?: WorkshopCode | null }
): Result<Session, WireRefusal | Refusal> {
	const by = sender(asked, parts);
	if (!by.ok) return by;
	const no = mayAct(by.value, workshop, deed);
	return no === null ? by : refused(no);
}
