import { io, type Socket } from 'socket.io-client';
import {
	WIRE_REFUSALS,
	type ClientToServer,
	type CommandAnswer,
	type CommandEnvelope,
	type Hello,
	type Lift,
	type ServerToClient,
	type Welcome,
	type WireRefusal
} from '#protocol/messages.ts';
import { backOffMs, turnedAwayBackOffMs } from './back-off.ts';
import {
	ANSWER_WITHIN_MS,
	isLasting,
	type Connection,
	type ConnectionListener
} from './connection.ts';

/** A connection that takes longer than this to be of use is given up; a healthy one takes a few round trips. */
const CONNECT_WITHIN_MS = 5_000;

interface Options {
	/** Origin of the server; left out: where the page came from. */
	readonly url?: string | undefined;
	/** Sent with the handshake, for clients that are not browsers (a browser sends its own cookie). */
	readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** The real line: Socket.IO over websocket only, with a back-off of our own. */
export const socketIoConnection = (options: Options = {}): Connection =>
	new SocketIoConnection(options);

class SocketIoConnection implements Connection {
	private readonly socket: Socket<ServerToClient, ClientToServer>;
	private listener: ConnectionListener | null = null;
	private attempt = 0;
	private wait: ReturnType<typeof setTimeout> | undefined;
	private givingUp: ReturnType<typeof setTimeout> | undefined;
	private isTurnedAway = false;
	private isClosed = false;

	constructor({ url, headers }: Options) {
		const options = {
			transports: ['websocket'],
			autoConnect: false,
			// The library's own reconnection stops spreading once it has reached its longest delay, and
			// stays away for good after the server has cut a client; a wall must do neither.
			reconnection: false,
			// Two boards of one page (and of one test) are two lines.
			forceNew: true,
			timeout: CONNECT_WITHIN_MS,
			...(headers === undefined ? {} : { extraHeaders: headers })
		};
		this.socket = url === undefined ? io(options) : io(url, options);
		this.socket.on('connect', () => {
			clearTimeout(this.givingUp);
			this.attempt = 0;
			this.isTurnedAway = false;
			this.listener?.up();
		});
		this.socket.on('disconnect', () => {
			this.listener?.down();
			this.connectLater();
		});
		this.socket.on('connect_error', (error) => {
			const reason = refusalIn(error);
			if (reason !== null) this.turnAway(reason);
			this.connectLater();
		});
		this.socket.on('change', (change) => this.listener?.change(change));
		this.socket.on('beacon', (beacon) => this.listener?.beacon(beacon));
		this.socket.on('lifts', (lifted) => this.listener?.lifts(lifted));
		this.socket.on('turnedAway', (reason) => {
			this.turnAway(reason);
		});
	}

	open(listener: ConnectionListener): void {
		this.listener = listener;
		this.connectNow();
		if (typeof window !== 'undefined') window.addEventListener('online', this.connectNow);
	}

	hello(hello: Hello): Promise<Welcome | null> {
		return this.ask((answer) => this.inTime.emit('hello', hello, answer));
	}

	sync(hello: Hello): Promise<Welcome | null> {
		return this.ask((answer) => this.inTime.emit('sync', hello, answer));
	}

	command(envelope: CommandEnvelope): Promise<CommandAnswer | null> {
		return this.ask((answer) => this.inTime.emit('command', envelope, answer));
	}

	lift(lift: Lift): void {
		// Without a line the library would keep it and tell of a hand that has long let go.
		if (this.socket.connected) this.socket.emit('lift', lift, () => undefined);
	}

	reconnect(): void {
		if (this.isClosed) return;
		this.attempt = 0;
		// Cutting a line that is up tells `disconnect`, which connects later; one that is not up tells nothing.
		if (this.socket.connected) this.socket.disconnect();
		else this.connectLater();
	}

	close(): void {
		this.isClosed = true;
		this.listener = null;
		clearTimeout(this.wait);
		clearTimeout(this.givingUp);
		if (typeof window !== 'undefined') window.removeEventListener('online', this.connectNow);
		this.socket.disconnect();
	}

	private get inTime() {
		return this.socket.timeout(ANSWER_WITHIN_MS);
	}

	/** Socket.IO hands over an error when the line went down or the time ran out; both are ordinary here. */
	private ask<Answer>(
		send: (answer: (error: Error | null, answer: Answer) => void) => void
	): Promise<Answer | null> {
		// Without a line the library would keep the question and send it after the next hello.
		if (!this.socket.connected) return Promise.resolve(null);
		return new Promise((resolve) => {
			send((error, answer) => {
				resolve(error === null ? answer : null);
			});
		});
	}

	private turnAway(reason: WireRefusal): void {
		this.isTurnedAway = isLasting(reason);
		this.listener?.turnedAway(reason);
	}

	private connectLater(): void {
		clearTimeout(this.wait);
		clearTimeout(this.givingUp);
		if (this.isClosed) return;
		const delay = this.isTurnedAway
			? turnedAwayBackOffMs(Math.random())
			: backOffMs(this.attempt, Math.random());
		this.attempt += 1;
		this.wait = setTimeout(this.connectNow, delay);
	}

	/** A tablet that is back in reach of the network does not sit out its wait. */
	private readonly connectNow = (): void => {
		clearTimeout(this.wait);
		if (this.isClosed || this.socket.connected) return;
		this.socket.connect();
		// The library gives up a websocket that does not open, but not one that falls silent right after.
		clearTimeout(this.givingUp);
		this.givingUp = setTimeout(() => {
			this.socket.disconnect();
			this.connectLater();
		}, CONNECT_WITHIN_MS);
	};
}

/** The reason a server gave at the handshake, where it gave one of ours. */
function refusalIn(error: Error & { data?: unknown }): WireRefusal | null {
	const { data } = error;
	if (typeof data !== 'object' || data === null || !('code' in data)) return null;
	const code = WIRE_REFUSALS.find((known) => known === data.code);
	if (code === undefined) return null;
	return { code, detail: 'detail' in data ? String(data.detail) : '' };
}
