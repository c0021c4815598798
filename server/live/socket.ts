import type { Server as HttpServer, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import type { Change, ClientToServer, ServerToClient, WireRefusal } from '#protocol/messages.ts';
import { BEACON_EVERY_MS } from '#protocol/messages.ts';
import { credentialsIn, type Credentials } from '../auth/credentials.ts';
import type { Bearers } from '../auth/tokens.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Displays } from '../displays/displays.ts';
import { addressOf } from '../ops/address-rates.ts';
import { askedBy, askerOf } from '../ops/asker.ts';
import type { Clock } from '../ops/clock.ts';
import { correlated, currentCorrelation } from '../ops/correlation.ts';
import type { Ids } from '../ops/ids.ts';
import type { Log } from '../ops/log.ts';
import type { StoreWatch } from '../ops/store-watch.ts';
import { audienceLoads, type Line } from './audience-loads.ts';
import type { Client, ClientData, HandlerParts } from './client.ts';
import { serveFleet } from './fleet.ts';
import { Hands } from './hands.ts';
import { onCommand, refusedCommand } from './handlers/command.ts';
import { onHello, refusedHello } from './handlers/hello.ts';
import { onLift } from './handlers/lift.ts';
import { onSync } from './handlers/sync.ts';
import { TokenBuckets, type Rate } from '../ops/token-bucket.ts';
import { Views } from './views.ts';

/**
 * Live screens over Socket.IO: who may connect, which room they sit in, how much they may ask. It
 * knows messages and rooms, and nothing of cars.
 */
export interface Live {
	/** Takes part in the given server; its other requests stay as they were. */
	attach(server: HttpServer): void;
	/** How many clients are connected. */
	connections(): number;
	/** How many screens of each audience there are, and how old what they show may be. */
	audiences(): ReturnType<typeof audienceLoads>;
	/** Cuts every client; they come back with what they know. */
	close(): Promise<void>;
}

export interface LiveParts {
	readonly commands: CommandRunner;
	readonly sessions: Bearers;
	readonly displays: Displays;
	readonly clock: Clock;
	readonly ids: Ids;
	readonly log: Log;
	/** Whether only this machine can reach the server; then screens need not sign in. */
	readonly onLoopbackOnly: boolean;
	/** Whether a page from this origin may connect; asked only where the client says an origin. */
	readonly allowsOrigin: (origin: string) => boolean;
	/** How much may come from one address, over all its lines. */
	readonly addresses: { take(address: string): boolean };
	readonly storeWatch: Pick<StoreWatch, 'isWritable' | 'onChange'>;
	/** How much one client may ask, and one token over all its lines. */
	readonly messageRate: Rate;
	/** Told how long what was durable waited until it was handed to every line; for whoever watches. */
	readonly onPublished?: (ms: number) => void;
}

/**
 * A frame beyond this closes the connection. The longest message is a whole day planned anew as one
 * step: 600 moves of some 230 bytes (a workshop of sixty bays has 540 pieces of work).
 */
const LONGEST_FRAME_BYTES = 192 * 1024;
/** Messages waiting for one display, minutes of a busy day: it is cut and comes back with a delta. */
const MOST_WAITING = 1_000;
/** Whoever goes on after being told to wait this often is not listening. */
const MOST_REFUSED = 1_000;
const sessionRoom = (id: string): string => `session/${id}`;

type LiveServer = Server<ClientToServer, ServerToClient, Record<string, never>, ClientData>;

export function createLive(parts: LiveParts): Live {
	const io: LiveServer = new Server({
		serveClient: false,
		transports: ['websocket'],
		perMessageDeflate: false,
		httpCompression: false,
		maxHttpBufferSize: LONGEST_FRAME_BYTES,
		allowRequest: (request, answer) => {
			answer(null, mayConnect(request, parts));
		}
	});
	const publish = (room: string, change: Change): boolean => io.to(room).emit('change', change);
	const views = new Views(parts.commands, publish, parts.onPublished);
	const hands = handsOn(io);
	const buckets = new TokenBuckets(parts.messageRate, parts.clock);
	const handlerParts = { ...parts, views, hands };
	io.use((client, next) => {
		const reason = notLetIn(client, parts);
		next(reason === null ? undefined : Object.assign(new Error(reason.code), { data: reason }));
	});
	io.on('connection', (client) => {
		welcomeClient(client, parts);
		listen(client, handlerParts, { ...parts, buckets });
		client.on('disconnect', () => {
			hands.letGo(client.id);
		});
	});
	const fleet = fleetOn(io, { ...parts, buckets });
	parts.sessions.onEnded((id) => {
		buckets.forget(id);
		turnAway(io, id);
		fleet.turnAway(id, SESSION_ENDED);
	});
	parts.storeWatch.onChange(() => {
		sendBeacons(io, views, parts);
	});
	const stopBeacon = parts.clock.every(BEACON_EVERY_MS, () => {
		sendBeacons(io, views, parts);
		hands.forget(parts.clock.now());
		cutSlowOnes(io, parts);
	});
	return {
		attach: (server) => {
			io.attach(server);
		},
		connections: () => io.of('/').sockets.size,
		audiences: () => audienceLoads(linesOf(io), parts.clock.now()),
		close: async () => {
			stopBeacon();
			// What is durable reaches every screen, and its sender the answer, before the line is cut.
			await views.published();
			await new Promise((resolve) => setImmediate(resolve));
			views.close();
			fleet.close();
			io.disconnectSockets(true);
			// Not waited for: it waits for every connection of the server, a long download's too.
			void io.close();
		}
	};
}

/** What somebody has in the air is told to the others of the room. */
const handsOn = (io: LiveServer): Hands =>
	new Hands((room, lifted) => {
		io.to(room).except(lifted.client).emit('lifts', lifted);
	});

/** The line beside the rows, with the same doors and limits. */
const fleetOn = (io: LiveServer, parts: Listening): ReturnType<typeof serveFleet> =>
	serveFleet(io, {
		...{ displays: parts.displays, clock: parts.clock },
		sessionOf: ({ handshake }) => parts.sessions.find(credentialsOf(handshake.headers).secret),
		workshops: () => parts.commands.workshops(),
		mayAsk: ({ id, request }) => parts.buckets.take(id) && parts.addresses.take(addressOf(request)),
		cutRows: (id) => {
			io.in(sessionRoom(id)).disconnectSockets(true);
		}
	});

/**
 * Browsers always say where a page comes from; programs say nothing and send a token. One that says
 * nothing and yet sends a browser's cookie is neither.
 */
function mayConnect(request: IncomingMessage, { allowsOrigin, addresses }: LiveParts): boolean {
	const { origin } = request.headers;
	if (!addresses.take(addressOf(request))) return false;
	if (origin !== undefined) return allowsOrigin(origin);
	const { secret, byCookie } = credentialsOf(request.headers);
	return secret === null || !byCookie;
}

function credentialsOf(headers: IncomingHttpHeaders): Credentials {
	const { authorization, cookie, 'x-forwarded-proto': forwarded } = headers;
	return credentialsIn({ authorization, cookie, protocol: String(forwarded ?? 'http') });
}

/** Whoever is nobody is told so at the handshake, unless only this machine can reach the server. */
function notLetIn(client: Client, { sessions, onLoopbackOnly }: LiveParts): WireRefusal | null {
	const session = sessions.find(credentialsOf(client.handshake.headers).secret);
	if (session !== null || onLoopbackOnly) return null;
	return { code: 'wire/not-signed-in', detail: 'handshake' };
}

function welcomeClient(client: Client, { sessions, clock }: LiveParts): void {
	// Asked once more: it may have ended since the handshake, when nobody could cut the line yet.
	const session = sessions.find(credentialsOf(client.handshake.headers).secret);
	client.data.session = session;
	client.data.room = null;
	client.data.freshAt = clock.now();
	if (session !== null) void client.join(sessionRoom(session.id));
}

type Acknowledge = (answer: unknown) => void;

interface Message {
	readonly answer: (client: Client, input: unknown, parts: HandlerParts) => Promise<unknown>;
	readonly refuse: (input: unknown, reason: WireRefusal) => unknown;
}

const MESSAGES: Readonly<Record<keyof ClientToServer, Message>> = {
	hello: { answer: onHello, refuse: (_, reason) => refusedHello(reason) },
	sync: { answer: onSync, refuse: (_, reason) => refusedHello(reason) },
	command: { answer: onCommand, refuse: refusedCommand },
	lift: { answer: onLift, refuse: (_, reason) => reason }
};

const isMessage = (name: string): name is keyof ClientToServer => Object.hasOwn(MESSAGES, name);

/** A program asks no more by opening more lines; whoever looks at several pages may ask on each. */
const bucketOf = ({ id, data: { session } }: Client): string =>
	session?.by === 'token' ? session.id : id;

interface Listening extends LiveParts {
	readonly buckets: TokenBuckets;
}

function listen(client: Client, handlerParts: HandlerParts, parts: Listening): void {
	const { addresses, buckets, ids, sessions } = parts;
	const bucket = bucketOf(client);
	const address = addressOf(client.request);
	const asker = askerOf(client.request, credentialsOf(client.handshake.headers).secret);
	let refusedInARow = 0;
	client.on('disconnect', () => {
		buckets.forget(client.id);
	});
	client.onAny((name: string, input: unknown, last: unknown) => {
		const acknowledge = (typeof last === 'function' ? last : input) as Acknowledge;
		if (typeof acknowledge !== 'function') return;
		if (!isMessage(name)) {
			acknowledge(refusedHello({ code: 'wire/malformed', detail: 'no such message' }));
			return;
		}
		const message = MESSAGES[name];
		if (!buckets.take(bucket) || !addresses.take(address)) {
			acknowledge(message.refuse(input, { code: 'wire/too-many', detail: '' }));
			refusedInARow += 1;
			if (refusedInARow > MOST_REFUSED) client.disconnect(true);
			return;
		}
		refusedInARow = 0;
		if (client.data.session !== null) sessions.use(client.data.session.id);
		const work = (): Promise<unknown> =>
			answered(message.answer(client, input, handlerParts), parts, (reason) =>
				message.refuse(input, reason)
			);
		void askedBy(asker, () => correlated(ids.fresh(), work)).then((answer) => {
			tellNotAllowed(answer, client, parts);
			acknowledge(answer);
		});
	});
}

const NOT_ALLOWED = new Set(['wire/not-allowed', 'wire/not-signed-in', 'person/not-allowed']);

/** What somebody asked for and may not have; the rules' own refusals are told where they are made. */
function tellNotAllowed(answer: unknown, { data, id }: Client, { log }: LiveParts): void {
	const { reason, refusal } = (answer ?? {}) as Partial<Record<string, { code?: string }>>;
	const code = reason?.code ?? refusal?.code ?? '';
	if (NOT_ALLOWED.has(code))
		log.warn('not allowed', { code, client: id, session: data.session?.id.slice(0, 12) ?? null });
}

/** The border where faults end: each is logged once and answered with its id; nothing is thrown on. */
async function answered(
	answer: Promise<unknown>,
	{ log }: LiveParts,
	refuse: (reason: WireRefusal) => unknown
): Promise<unknown> {
	try {
		return await answer;
	} catch (error) {
		log.error('message failed', error);
		return refuse({ code: 'wire/failed', detail: currentCorrelation() ?? '' });
	}
}

const SESSION_ENDED: WireRefusal = { code: 'wire/not-signed-in', detail: 'session ended' };

/** Who is signed out sees nothing more from that moment on. */
function turnAway(io: LiveServer, sessionId: string): void {
	const room = io.in(sessionRoom(sessionId));
	room.emit('turnedAway', SESSION_ENDED);
	room.disconnectSockets(true);
}

function sendBeacons(io: LiveServer, views: Views, { commands, storeWatch }: LiveParts): void {
	const writable = storeWatch.isWritable();
	for (const [room, { workshop, ...position }] of views.positions()) {
		const time = commands.workshop(workshop)?.time;
		if (time !== undefined) io.to(room).emit('beacon', { ...position, time, writable });
	}
}

function cutSlowOnes(io: LiveServer, { log, clock }: LiveParts): void {
	for (const { conn, id, data } of io.of('/').sockets.values()) {
		const waiting = waitingFor(conn);
		if (waiting === 0) data.freshAt = clock.now();
		if (waiting <= MOST_WAITING) continue;
		log.warn('display cut: it does not keep up', { client: id, waiting });
		conn.close(true);
	}
}

function* linesOf(io: LiveServer): Iterable<Line> {
	for (const { conn, data } of io.of('/').sockets.values())
		yield { room: data.room, freshAt: data.freshAt, waiting: waitingFor(conn) };
}

/** The library keeps what waits for the network in a private list and offers no other way to count it. */
const waitingFor = (conn: unknown): number =>
	(conn as { readonly writeBuffer: readonly unknown[] }).writeBuffer.length;
