import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { Server } from 'socket.io';
import type { Change } from '#protocol/messages.ts';

/**
 * What everything is compared with: Socket.IO with our settings that passes on what it is given, and
 * plain TCP sockets that are written to. No store, no rules, no rooms of audiences.
 */
export type FloorOrder =
	/** As fast as it goes, letting the sockets breathe after each. */
	| { readonly do: 'flood'; readonly change: Change; readonly times: number }
	| { readonly do: 'write'; readonly bytes: number; readonly times: number };

const io = new Server({
	serveClient: false,
	transports: ['websocket'],
	perMessageDeflate: false,
	httpCompression: false
});
io.on('connection', (client) => {
	// The measured sender speaks over a socket, as the board's does.
	client.on('pass-on', (payload: unknown, answer: (done: boolean) => void) => {
		client.broadcast.emit('change', payload);
		answer(true);
	});
});
const http = createServer();
io.attach(http);

const plain = new Set<Socket>();
const tcp = createTcpServer((socket) => {
	plain.add(socket);
	socket.setNoDelay(true);
	socket.on('close', () => plain.delete(socket));
	socket.on('error', () => plain.delete(socket));
});

const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function write(bytes: number, times: number): Promise<void> {
	const frame = Buffer.alloc(bytes, 'x');
	for (let n = 0; n < times; n++) {
		for (const socket of plain) socket.write(frame);
		await breath();
		while ([...plain].some(({ writableLength }) => writableLength > 1_000_000)) await breath();
	}
}

async function flood(change: Change, times: number): Promise<void> {
	for (let seq = 1; seq <= times; seq++) {
		io.emit('change', { ...change, prev: seq - 1, seq });
		await breath();
	}
}

process.on('message', (order: FloorOrder | 'memory') => {
	if (order === 'memory') {
		globalThis.gc?.();
		process.send?.(process.memoryUsage());
		return;
	}
	if (order.do === 'flood') void flood(order.change, order.times);
	else void write(order.bytes, order.times);
});
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => process.exit(0));

const [, port = '0'] = process.argv.slice(2);
tcp.listen(0, '127.0.0.1', () => {
	http.listen(Number(port), '127.0.0.1', () => {
		const url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
		const tcpPort = (tcp.address() as AddressInfo).port;
		process.stdout.write(`${JSON.stringify({ url, secret: '', listeningMs: 0, tcpPort })}\n`);
	});
});
