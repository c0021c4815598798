import { createRequire } from 'node:module';
import type { GenericSchema } from 'valibot';
import { sessionCookie } from '#protocol/cookies.ts';
import { API_ROOT } from '../route-table.ts';
import type { Answer, Description, Route } from '../route.ts';
import { refusalAnswer } from '../schemas/answers.ts';
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts';

/**
 * The description of the HTTP interface for programs (OpenAPI 3.1), made from the route table itself:
 * every endpoint carries its description, and the schemas are those the server reads requests with.
 */
export interface OpenApiDocument {
	readonly openapi: '3.1.1';
	readonly info: Readonly<Record<string, unknown>>;
	readonly servers: readonly { readonly url: string }[];
	readonly tags: readonly { readonly name: string; readonly description: string }[];
	readonly security: readonly Readonly<Record<string, readonly string[]>>[];
	readonly paths: Readonly<Record<string, Readonly<Record<string, OperationDescription>>>>;
	readonly components: Readonly<Record<string, unknown>>;
}

/** One method of one address. */
interface OperationDescription {
	readonly operationId: string;
	readonly summary: string;
	readonly tags: readonly string[];
	readonly parameters: readonly unknown[];
	readonly requestBody?: unknown;
	readonly responses: Readonly<Record<string, ResponseDescription>>;
	readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
}

interface ResponseDescription {
	readonly description: string;
	readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

const { version } = createRequire(import.meta.url)('../../../package.json') as {
	readonly version: string;
};

const TAGS: Readonly<Record<Description['tag'], string>> = {
	board: 'What is on the board, and commands that change it.',
	import: 'Files from a DMS, and set-ups.',
	administration: 'People, tokens and upkeep.',
	description: 'This description.'
};

const SIGNED_IN = [{ token: [] }, { session: [] }];

/** Describes the endpoints; the same routes give the same document. */
export function openApiDocument(routes: readonly Route[]): OpenApiDocument {
	const paths: Record<string, Record<string, OperationDescription>> = {};
	for (const route of routes)
		(paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
	return {
		openapi: '3.1.1',
		info: {
			title: '控工板 Workshop Board',
			version,
			summary: 'The live board of a vehicle workshop.',
			description: INTRODUCTION,
			license: { name: 'MIT', identifier: 'MIT' }
		},
		servers: [{ url: API_ROOT }],
		tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
		security: SIGNED_IN,
		paths,
		components: {
			schemas: { Refusal: jsonSchemaOf(refusalAnswer) },
			securitySchemes: {
				token: {
					type: 'http',
					scheme: 'bearer',
					description: 'A token of /settings/tokens; its scopes say what it may.'
				},
				session: {
					type: 'apiKey',
					in: 'cookie',
					name: sessionCookie(true),
					description: 'Of somebody signed in; what changes something needs the page’s Origin, too.'
				}
			}
		}
	};
}

const INTRODUCTION = [
	'Times are milliseconds since 1970. Every refusal has a `code` for programs and a `message` for people,',
	'in the language of `lang` or `Accept-Language` (zh-CN, en). A workshop one does not belong to is',
	'answered like one that does not exist.'
].join(' ');

function operationOf({ method, path, describe }: Route): OperationDescription {
	const { id, summary, tag, body, answers, isOpen } = describe;
	const responses = Object.entries({ ...refusalsOf(method, describe), ...answers }).map(
		([status, answer]) => [status, responseOf(answer)] as const
	);
	return {
		operationId: id,
		summary,
		tags: [tag],
		parameters: [...pathParameters(path, describe), ...queryParameters(describe)],
		...(body === undefined ? {} : { requestBody: requestOf(body) }),
		responses: Object.fromEntries(responses),
		...(isOpen === true ? { security: [...SIGNED_IN, {}] } : {})
	};
}

const parameter = (name: string, schema: GenericSchema, description: string) => ({
	name,
	description,
	schema: jsonSchemaOf(schema)
});

const pathParameters = (path: string, { path: known = {} }: Description): readonly unknown[] =>
	[...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name = '']) => {
		const described = known[name];
		if (described === undefined) return [];
		const { schema, description } = described;
		return [{ ...parameter(name, schema, description), in: 'path', required: true }];
	});

const queryParameters = ({ query = {} }: Description): readonly unknown[] =>
	Object.entries(query).map(([name, { schema, description, required = false }]) => ({
		...parameter(name, schema, description),
		in: 'query',
		required
	}));

const requestOf = (body: GenericSchema | 'file'): unknown => ({
	required: true,
	content:
		body === 'file'
			? { 'application/octet-stream': {} }
			: { 'application/json': { schema: jsonSchemaOf(body) } }
});

/** What any endpoint may answer instead. */
function refusalsOf(
	method: Route['method'],
	{ body, isOpen, query }: Description
): Readonly<Record<number, Answer>> {
	const refusal = (description: string): Answer => ({ description, body: refusalAnswer });
	return {
		...(body === undefined && query === undefined
			? {}
			: { 400: refusal('Something in the request is not as described.') }),
		401: refusal(isOpen === true ? 'This needs somebody signed in.' : 'Nobody is signed in.'),
		403: refusal('Signed in, but not for this.'),
		404: refusal('No such thing, or nothing one may know of.'),
		...(method === 'GET'
			? {}
			: {
					409: refusal('A rule speaks against it; the code says which.'),
					410: refusal('What it was to be done with has been used up.')
				}),
		...(body === undefined ? {} : { 413: refusal('More was sent than is taken.') }),
		429: refusal('Too much at once; wait a moment.'),
		500: refusal('Something broke; the detail is the id under which the log tells more.'),
		503: refusal('Nothing can be stored at the moment, or the server is stopping.')
	};
}

function responseOf({ description, body }: Answer): ResponseDescription {
	if (body === null) return { description };
	if ('mediaType' in body) return { description, content: { [body.mediaType]: { schema: {} } } };
	const schema =
		body === refusalAnswer ? { $ref: '#/components/schemas/Refusal' } : jsonSchemaOf(body);
	return { description, content: { 'application/json': { schema } } };
}
