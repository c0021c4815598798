import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { selfSigned } from './certificate.ts';

/**
 * What stands in front of the server in a workshop (`docs/operate.md`): speaks HTTPS with the world and
 * plain HTTP with the server, says who asked and how, and passes web sockets on.
 */
export interface HttpsProxy {
	/** As people type it, e.g. `https://localhost:40001`. */
	readonly origin: string;
	/** Of the proxy; whoever trusts it can check that it is spoken to. */
	readonly cert: string;
	/** Passes everything to this port from now on. */
	passTo(port: number): void;
	close(): Promise<void>;
}

const HOST = 'localhost';

export async function startHttpsProxy(): Promise<HttpsProxy> {
	const { key, cert } = selfSigned(HOST, Date.now());
	const open = new Set<Duplex>();
	let behind = 0;
	const pass = (from: IncomingMessage) =>
		ask({
			...{ host: '127.0.0.1', port: behind, method: from.method, path: from.url },
			headers: {
				...from.headers,
				'x-forwarded-proto': 'https',
				'x-forwarded-for': from.socket.remoteAddress
			}
		});
	const server = createServer({ key, cert }, (request, response) => {
		const onwards = pass(request);
		onwards.on('response', (answer) => {
			response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
			answer.pipe(response);
		});
		onwards.on('error', () => {
			response.writeHead(502).end();
		});
		request.pipe(onwards);
	});
	server.on('upgrade', (request: IncomingMessage, client: Duplex, first: Buffer) => {
		const onwards = pass(request);
		const gone = (): void => {
			client.destroy();
		};
		onwards.on('upgrade', ({ rawHeaders }, line, ahead) => {
			const pairs = rawHeaders.flatMap((name, at) =>
				at % 2 === 0 ? [`${name}: ${rawHeaders[at + 1] ?? ''}`] : []
			);
			client.write(['HTTP/1.1 101 Switching Protocols', ...pairs, '', ''].join('\r\n'));
			client.write(ahead);
			line.write(first);
			client.pipe(line).pipe(client);
			for (const end of [client, line])
				end.on('error', gone).on('close', () => {
					client.destroy();
					line.destroy();
				});
		});
		// Not let in: the server's answer as it is.
		onwards.on('response', ({ statusCode }) => {
			client.end(`HTTP/1.1 ${String(statusCode)} Refused\r\nconnection: close\r\n\r\n`);
		});
		onwards.on('error', gone);
		client.on('error', gone);
		onwards.end();
	});
	server.on('secureConnection', (socket: Duplex) => {
		open.add(socket);
		socket.on('close', () => open.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		origin: `https://${HOST}:${String((server.address() as AddressInfo).port)}`,
		cert,
		passTo: (port) => {
			behind = port;
		},
		close: async () => {
			server.close();
			for (const socket of open) socket.destroy();
			await once(server, 'close');
		}
	};
}
