import type {
	Beacon,
	Change,
	CommandAnswer,
	CommandEnvelope,
	Hello,
	Lift,
	Lifted,
	Welcome,
	WireRefusal
} from '#protocol/messages.ts';
import {
	ANSWER_WITHIN_MS,
	isLasting,
	type Connection,
	type ConnectionListener
} from './connection.ts';
import { Redial } from './redial.ts';
import { refusalIn } from './refusal-in.ts';

/** Engine.IO 4 over websocket: the first character of a frame says what it is. */
const OPEN = '0';
const CLOSE = '1';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
/** Socket.IO 5 inside of a message, on the only namespace: the same once more. */
const CONNECTED = '0';
const DISCONNECTED = '1';
const EVENT = '2';
const ANSWER = '3';
const NOT_LET_IN = '4';

interface Options {
	/** Origin of the server; left out: where the page came from. */
	readonly url?: string | undefined;
}

/**
 * The same line as `socketIoConnection`, for screens on walls: it speaks as much of Socket.IO as our
 * wire needs (texts over one websocket, questions with answers), which is a tenth of the library to load.
 * The contract of connections holds both to the same.
 */
export const bareConnection = (options: Options = {}): Connection => new BareConnection(options);

class BareConnection implements Connection {
	private readonly address: string;
	private readonly redial: Redial;
	private readonly asked = new Map<number, (answer: unknown) => void>();
	private listener: ConnectionListener | null = null;
	private socket: WebSocket | null = null;
	private isUp = false;
	private questions = 0;
	private isClosed = false;

	constructor({ url = location.origin }: Options) {
		this.address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
		this.redial = new Redial({
			isUp: () => this.isUp,
			dial: () => {
				this.dial();
			},
			giveUp: () => {
				this.hangUp();
			}
		});
	}

	open(listener: ConnectionListener): void {
		this.listener = listener;
		this.redial.start();
	}

	hello(hello: Hello): Promise<Welcome | null> {
		return this.ask('hello', hello) as Promise<Welcome | null>;
	}

	sync(hello: Hello): Promise<Welcome | null> {
		return this.ask('sync', hello) as Promise<Welcome | null>;
	}

	command(envelope: CommandEnvelope): Promise<CommandAnswer | null> {
		return this.ask('command', envelope) as Promise<CommandAnswer | null>;
	}

	lift(lift: Lift): void {
		void this.ask('lift', lift);
	}

	reconnect(): void {
		if (this.isClosed) return;
		this.redial.startOver();
		this.hangUp();
		this.redial.later();
	}

	close(): void {
		this.isClosed = true;
		this.listener = null;
		this.redial.stop();
		this.hangUp();
	}

	private dial(): void {
		this.hangUp();
		const socket = new WebSocket(this.address);
		this.socket = socket;
		socket.onmessage = ({ data }: MessageEvent) => {
			if (typeof data === 'string') this.hear(data);
		};
		socket.onclose = () => {
			this.hangUp();
			this.redial.later();
		};
	}

	/** Lets go of the socket, whatever its state, and tells whoever counted on it. */
	private hangUp(): void {
		const { socket } = this;
		this.socket = null;
		if (socket !== null) {
			socket.onclose = null;
			socket.onmessage = null;
			socket.close();
		}
		const unanswered = [...this.asked.values()];
		this.asked.clear();
		for (const answered of unanswered) answered(null);
		if (!this.isUp) return;
		this.isUp = false;
		this.listener?.down();
	}

	private ask(name: string, body: unknown): Promise<unknown> {
		// Without a line nobody would ever answer.
		if (!this.isUp) return Promise.resolve(null);
		const question = ++this.questions;
		return new Promise((resolve) => {
			const timer = setTimeout(() => this.asked.get(question)?.(null), ANSWER_WITHIN_MS);
			this.asked.set(question, (answer) => {
				clearTimeout(timer);
				this.asked.delete(question);
				resolve(answer);
			});
			this.socket?.send(`${MESSAGE}${EVENT}${String(question)}${JSON.stringify([name, body])}`);
		});
	}

	private hear(frame: string): void {
		switch (frame.charAt(0)) {
			case OPEN:
				this.socket?.send(MESSAGE + CONNECTED);
				return;
			case PING:
				this.socket?.send(PONG);
				return;
			case MESSAGE:
				this.hearMessage(frame.charAt(1), frame.slice(2));
				return;
			case CLOSE:
				this.lost();
		}
	}

	private hearMessage(kind: string, text: string): void {
		switch (kind) {
			case CONNECTED:
				this.isUp = true;
				this.redial.isUp();
				this.listener?.up();
				return;
			case EVENT:
				this.hearEvent(JSON.parse(text) as readonly [string, unknown]);
				return;
			case ANSWER: {
				const begin = text.indexOf('[');
				const [answer] = JSON.parse(text.slice(begin)) as readonly unknown[];
				this.asked.get(Number(text.slice(0, begin)))?.(answer);
				return;
			}
			case NOT_LET_IN: {
				const reason = refusalIn((JSON.parse(text) as { readonly data?: unknown }).data);
				if (reason !== null) this.turnAway(reason);
				this.lost();
				return;
			}
			case DISCONNECTED:
				this.lost();
		}
	}

	private hearEvent([name, body]: readonly [string, unknown]): void {
		switch (name) {
			case 'change':
				this.listener?.change(body as Change);
				return;
			case 'beacon':
				this.listener?.beacon(body as Beacon);
				return;
			case 'lifts':
				this.listener?.lifts(body as Lifted);
				return;
			case 'turnedAway':
				this.turnAway(body as WireRefusal);
		}
	}

	private lost(): void {
		this.hangUp();
		this.redial.later();
	}

	private turnAway(reason: WireRefusal): void {
		this.redial.turnedAway(isLasting(reason));
		this.listener?.turnedAway(reason);
	}
}
