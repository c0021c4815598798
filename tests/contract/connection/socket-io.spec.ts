import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { expect, it, vi } from 'vitest';
import type { ClientToServer, ServerToClient } from '#protocol/messages.ts';
import { bareConnection } from '../../../src/lib/live/bare-connection.ts';
import { socketIoConnection } from '../../../src/lib/live/socket-io-connection.ts';
import type { FarEnd } from './far-end.ts';
import { connectionContract } from './contract.ts';

type Io = Server<ClientToServer, ServerToClient>;

/** The far end behind a real Socket.IO server. */
function serve(end: FarEnd, http: HttpServer): Io {
	const io: Io = new Server(http, { transports: ['websocket'], serveClient: false });
	io.on('connection', (socket) => {
		const line = end.server({
			change: (change) => socket.emit('change', change),
			beacon: (beacon) => socket.emit('beacon', beacon),
			lifts: (lifted) => socket.emit('lifts', lifted),
			turnedAway: (reason) => socket.emit('turnedAway', reason),
			cut: () => socket.disconnect(true)
		});
		if (line === null) return;
		socket.on('hello', (hello, answer) => void line.hello(hello).then(answer));
		socket.on('sync', (hello, answer) => void line.sync(hello).then(answer));
		socket.on('command', (envelope, answer) => void line.command(envelope).then(answer));
		socket.on('lift', (lift) => {
			line.lift(lift);
		});
		socket.on('disconnect', () => {
			line.leave();
		});
	});
	return io;
}

const listening = (http: HttpServer, port: number): Promise<number> =>
	new Promise((resolve) => {
		http.listen(port, '127.0.0.1', () => {
			resolve((http.address() as AddressInfo).port);
		});
	});

/** Both ways to speak to the same server: with the library, and with as much of it as a wall needs. */
const LINES = [
	['over Socket.IO', socketIoConnection],
	['over Socket.IO, bare', bareConnection]
] as const;

for (const [name, connectionTo] of LINES) {
	connectionContract(name, async (end) => {
		let http = createServer();
		let io: Io | null = serve(end, http);
		const port = await listening(http, 0);
		return {
			connection: () => connectionTo({ url: `http://127.0.0.1:${String(port)}` }),
			stop: async () => {
				await io?.close();
				io = null;
			},
			start: async () => {
				http = createServer();
				io = serve(end, http);
				await listening(http, port);
			}
		};
	});
}

it.each(LINES)(
	'gives up a handshake that fell silent half-way, and tries again, %s',
	{ timeout: 15_000 },
	async (_, connectionTo) => {
		const http = createServer();
		const io: Io = new Server(http, { transports: ['websocket'], serveClient: false });
		let attempts = 0;
		// The websocket opens, but nobody says that the client is in.
		io.use((_, next) => {
			attempts += 1;
			if (attempts > 1) next();
		});
		const connection = connectionTo({
			url: `http://127.0.0.1:${String(await listening(http, 0))}`
		});
		const up = vi.fn();
		const ignore = (): void => undefined;
		const listener = { down: ignore, change: ignore, beacon: ignore, lifts: ignore };
		connection.open({ ...listener, up, turnedAway: ignore });
		await vi.waitUntil(() => up.mock.calls.length === 1, { timeout: 10_000 });
		expect(attempts).toBe(2);
		connection.close();
		await io.close();
	}
);
