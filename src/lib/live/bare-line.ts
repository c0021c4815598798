import { ANSWER_WITHIN_MS } from './connection.ts';
import { Redial } from './redial.ts';

/** Engine.IO 4 over websocket: the first character of a frame says what it is. */
const OPEN = '0';
const CLOSE = '1';
const PING = '2';
const PONG = '3';
const MESSAGE = '4';
/** Socket.IO 5 inside of a message: the same once more. */
const CONNECTED = '0';
const DISCONNECTED = '1';
const EVENT = '2';
const ANSWER = '3';
const NOT_LET_IN = '4';

export interface LineOptions {
	/** Origin of the server; left out: where the page came from. */
	readonly url?: string | undefined;
	/** One of the server's namespaces, e.g. `/fleet`; left out: the one of the rows. */
	readonly namespace?: string;
}

/** What a line tells; `up` and `down` alternate, beginning with `up`. */
interface LineListener {
	up(): void;
	down(): void;
	/** Something the server said without being asked, with all it said. */
	heard(name: string, said: readonly unknown[]): void;
	/** The server does not let this client in; what it said why. */
	notLetIn(why: unknown): void;
}

/**
 * As much of Socket.IO as our wire needs: texts over one websocket, questions with answers, dialled again
 * after each loss. It is a tenth of the library to load, for screens on walls. It knows nothing of what
 * travels.
 */
export class BareLine {
	readonly redial: Redial;
	private readonly address: string;
	/** What stands before every text of another namespace than the usual one. */
	private readonly prefix: string;
	private readonly asked = new Map<number, (answer: unknown) => void>();
	private listener: LineListener | null;
	private socket: WebSocket | null = null;
	private isUp = false;
	private questions = 0;

	constructor({ url = location.origin, namespace }: LineOptions, listener: LineListener) {
		this.address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`;
		this.prefix = namespace === undefined ? '' : `${namespace},`;
		this.listener = listener;
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

	/** Each question is answered once, with null where no answer came. */
	ask(name: string, body: unknown): Promise<unknown> {
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
			const text = JSON.stringify([name, body]);
			this.socket?.send(`${MESSAGE}${EVENT}${this.prefix}${String(question)}${text}`);
		});
	}

	/** Gives up a line that looks alive, and dials anew. */
	reconnect(): void {
		this.redial.startOver();
		this.lost();
	}

	/** Lets go of the line for good; nothing is told afterwards. */
	close(): void {
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
			this.lost();
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

	private hear(frame: string): void {
		switch (frame.charAt(0)) {
			case OPEN:
				this.socket?.send(MESSAGE + CONNECTED + this.prefix);
				return;
			case PING:
				this.socket?.send(PONG);
				return;
			case MESSAGE:
				this.hearMessage(frame.charAt(1), frame.slice(2 + this.prefix.length));
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
			case EVENT: {
				const [name, ...said] = JSON.parse(text) as readonly [string, ...unknown[]];
				this.listener?.heard(name, said);
				return;
			}
			case ANSWER: {
				const begin = text.indexOf('[');
				const [answer] = JSON.parse(text.slice(begin)) as readonly unknown[];
				this.asked.get(Number(text.slice(0, begin)))?.(answer);
				return;
			}
			case NOT_LET_IN:
				this.listener?.notLetIn((JSON.parse(text) as { readonly data?: unknown }).data);
				this.lost();
				return;
			case DISCONNECTED:
				this.lost();
		}
	}

	private lost(): void {
		this.hangUp();
		this.redial.later();
	}
}
