import {
	createServer,
	type IncomingMessage,
	type Server,
	type ServerOptions,
	type ServerResponse
} from 'node:http';
import type { Socket } from 'node:net';
import { addressOf, type AddressRates } from '../../ops/address-rates.ts';
import type { Clock } from '../../ops/clock.ts';
import type { Log } from '../../ops/log.ts';
import { TokenBucket } from '../../ops/token-bucket.ts';
import { refusalAtDoor, type DoorRefusal } from './checks.ts';
import { refusalForCustomers } from './customer-paths.ts';
import { tellTruth, type Proxies, type Reached } from './client-address.ts';
import { securityHeaders } from './headers.ts';

/**
 * The one way in from the network, in front of pages, interface and live lines: it says who asks, keeps
 * out other sites, what is too large and whoever asks too much, and puts the headers on every answer. It
 * knows nothing of what is asked for.
 */
export interface DoorParts {
	readonly allowsOrigin: (origin: string) => boolean;
	/** The name under which there is nothing but customers' pages; null or left out: there is none. */
	readonly customerHost?: string | null;
	readonly proxies: Proxies;
	readonly addresses: AddressRates;
	/** Takes part in the server as the live lines do. */
	readonly live: { attach(server: Server): void };
	readonly clock: Pick<Clock, 'now'>;
	readonly log: Pick<Log, 'warn'>;
	/** Left out: 600, and any number from this machine itself. */
	readonly mostConnections?: number;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A header that trickles in, a body nobody finishes, a connection nobody uses: each has its end. */
const TIMES: ServerOptions = {
	headersTimeout: 10_000,
	// The largest import over a slow line, 64 MB at 4 Mbit/s.
	requestTimeout: 130_000,
	connectionsCheckingInterval: 2_000,
	keepAliveTimeout: 10_000,
	maxHeaderSize: 16 * 1024
};
/** Screens and desks of a large firm behind one address, each with the six lines of a browser. */
const MOST_PER_ADDRESS = 600;
const MOST_CONNECTIONS = 5_000;
const MOST_HEADERS = 100;
/** Lines of the log about whoever was turned away: enough to see it, too few to fill a disk. */
const LINES = { burst: 20, perSecond: 1 };

/** A server whose every request comes through the door; it does not listen yet. */
export function createDoor(parts: DoorParts, answer: Answer): Server {
	const lines = new TokenBucket(LINES, parts.clock.now());
	const server = createServer(TIMES, (request, response) => {
		const pathname = pathnameOf(request);
		const refusal = parts.addresses.take(addressOf(request))
			? (refusalForCustomers(request, pathname, parts.customerHost ?? null) ??
				refusalAtDoor(request, pathname, parts.allowsOrigin))
			: TOO_MANY;
		if (refusal === null) {
			answer(request, response);
			return;
		}
		const { code } = refusal;
		if (lines.take(parts.clock.now()))
			parts.log.warn('turned away', {
				code,
				from: addressOf(request),
				method: request.method ?? ''
			});
		refuse(request, response, refusal);
	});
	server.maxHeadersCount = MOST_HEADERS;
	server.maxConnections = MOST_CONNECTIONS;
	parts.live.attach(server);
	// Before the live lines, which answer their own requests past everything else.
	server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
		const { protocol } = lookAt(request, parts);
		for (const [name, value] of Object.entries(securityHeaders(protocol, pathnameOf(request))))
			response.setHeader(name, value);
	});
	server.prependListener('upgrade', (request: IncomingMessage) => lookAt(request, parts));
	limitConnections(server, parts);
	return server;
}

const TOO_MANY = {
	status: 429,
	code: 'wire/too-many',
	message: 'too many requests: wait'
} as const;

function lookAt(request: IncomingMessage, { proxies }: DoorParts): Reached {
	const reached = proxies.reached(request.socket.remoteAddress, request.headers);
	tellTruth(request.headers, reached);
	return reached;
}

const pathnameOf = ({ url = '/' }: IncomingMessage): string => url.split(/[?#]/, 1)[0] ?? '/';

/** What is still read of a body nobody wants, so that its sender gets to read why. */
const MOST_UNWANTED_BYTES = 1024 * 1024;

/** Short, and without anything the request carried. */
function refuse(
	request: IncomingMessage,
	response: ServerResponse,
	{ status, code, message }: DoorRefusal | typeof TOO_MANY
): void {
	const body = JSON.stringify({ code, message, detail: '' });
	const isLong = Number(request.headers['content-length'] ?? Infinity) > MOST_UNWANTED_BYTES;
	const isBare = SAFE_METHODS.has(request.method ?? '');
	response.writeHead(status, {
		'content-type': 'application/json',
		...(isLong && !isBare ? { connection: 'close' } : {})
	});
	response.end(body);
	request.resume();
}

const SAFE_METHODS = new Set(['GET', 'HEAD']);

/** Nobody holds all connections. Through a trusted proxy those of many come from one address: it counts. */
function limitConnections(server: Server, { proxies, mostConnections }: DoorParts): void {
	const open = new Map<string, number>();
	server.on('connection', (socket: Socket) => {
		const address = socket.remoteAddress ?? '';
		if (proxies.isTrusted(address)) return;
		if (mostConnections === undefined && isThisMachine(address)) return;
		const count = (open.get(address) ?? 0) + 1;
		open.set(address, count);
		socket.once('close', () => {
			const left = (open.get(address) ?? 1) - 1;
			if (left === 0) open.delete(address);
			else open.set(address, left);
		});
		if (count > (mostConnections ?? MOST_PER_ADDRESS)) socket.destroy();
	});
}

const isThisMachine = (address: string): boolean => /^(::ffff:)?127\.|^::1$/.test(address);
