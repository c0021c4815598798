import { io, type Socket } from 'socket.io-client';
import type {
	ClientToServer,
	CommandAnswer,
	CommandEnvelope,
	Hello,
	Lift,
	ServerToClient,
	Welcome,
	WireRefusal
} from '#protocol/messages.ts';
import {
	ANSWER_WITHIN_MS,
	isLasting,
	type Connection,
	type ConnectionListener
} from './connection.ts';
import { CONNECT_WITHIN_MS, Redial } from './redial.ts';
import { refusalIn } from './refusal-in.ts';

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
	private readonly redial: Redial;
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
		this.redial = new Redial({
			isUp: () => this.socket.connected,
			dial: () => this.socket.connect(),
			giveUp: () => this.socket.disconnect()
		});
		this.socket.on('connect', () => {
			this.redial.isUp();
			this.listener?.up();
		});
		this.socket.on('disconnect', () => {
			this.listener?.down();
			this.redial.later();
		});
		this.socket.on('connect_error', (error) => {
			const reason = refusalIn('data' in error ? error.data : null);
			if (reason !== null) this.turnAway(reason);
			this.redial.later();
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
		this.redial.start();
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
		this.redial.startOver();
		// Cutting a line that is up tells `disconnect`, which connects later; one that is not up tells nothing.
		if (this.socket.connected) this.socket.disconnect();
		else this.redial.later();
	}

	close(): void {
		this.isClosed = true;
		this.listener = null;
		this.redial.stop();
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
		this.redial.turnedAway(isLasting(reason));
		this.listener?.turnedAway(reason);
	}
}
