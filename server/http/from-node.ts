import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** Node's request as the web's, for the parts of the server that speak the web's. */
export function toRequest(message: IncomingMessage): Request {
	const headers = new Headers();
	for (const [name, value] of Object.entries(message.headers)) {
		if (typeof value === 'string') headers.set(name, value);
		else for (const one of value ?? []) headers.append(name, one);
	}
	const { method = 'GET', url = '/' } = message;
	const hasBody = method !== 'GET' && method !== 'HEAD';
	const body = hasBody ? { body: Readable.toWeb(message), duplex: 'half' } : {};
	return new Request(new URL(url, 'http://localhost'), { method, headers, ...body } as RequestInit);
}

/** Sends the web's response through Node's, as fast as the other side reads. */
export async function send(response: Response, to: ServerResponse): Promise<void> {
	to.writeHead(response.status, Object.fromEntries(response.headers));
	if (response.body === null) to.end();
	else await pipeline(Readable.fromWeb(response.body as ReadableStream), to);
}
