import { credentialsIn } from '../auth/credentials.ts';
import type { Session } from '../auth/sessions.ts';
import type { Health } from '../ops/health.ts';
import type { Metrics } from '../ops/metrics.ts';
import { json } from './answers.ts';

/**
 * What programs that watch the server ask: whether it is alive (`/healthz`), whether it takes commands
 * (`/readyz`) and how it does (`/metrics`). The first two name nobody and are open; the figures are for
 * whoever is signed in, and for this machine while nobody else can reach the server.
 */
export type Operating = (request: Request) => Promise<Response>;

interface OperatingParts {
	readonly health: () => Health;
	readonly isStopping: () => boolean;
	readonly metrics: Metrics;
	readonly sessions: { find(secret: string | null): Session | null };
	/** Nobody but this machine can reach the server, not even through a proxy in front of it. */
	readonly isPrivate: boolean;
}

export function createOperating(parts: OperatingParts): Operating {
	return (request) => {
		const { pathname } = new URL(request.url);
		if (pathname === '/healthz') return Promise.resolve(health(parts));
		if (pathname === '/readyz') return Promise.resolve(ready(parts));
		return figures(request, parts);
	};
}

function health(parts: OperatingParts): Response {
	const told = parts.health();
	return json(told.status === 'ok' ? 200 : 503, told);
}

/** 200 while a command can be taken and made durable; whoever spreads the load asks this. */
function ready(parts: OperatingParts): Response {
	const isWritable = parts.health().store.writable;
	const isStopping = parts.isStopping();
	const isReady = isWritable && !isStopping;
	return json(isReady ? 200 : 503, { ready: isReady, writable: isWritable, stopping: isStopping });
}

async function figures(request: Request, parts: OperatingParts): Promise<Response> {
	if (!mayRead(request, parts))
		return json(401, { code: 'wire/not-signed-in', message: 'send a token', detail: 'metrics' });
	const { metrics } = parts;
	const headers = { 'content-type': metrics.contentType, 'cache-control': 'no-store' };
	return new Response(await metrics.text(), { headers });
}

function mayRead({ headers, url }: Request, { sessions, isPrivate }: OperatingParts): boolean {
	if (isPrivate) return true;
	const { secret } = credentialsIn({
		authorization: headers.get('authorization'),
		cookie: headers.get('cookie'),
		protocol: new URL(url).protocol.slice(0, -1)
	});
	const session = sessions.find(secret);
	if (session === null || session.actor.role === 'display') return false;
	return session.scopes === null || session.scopes.includes('read');
}
