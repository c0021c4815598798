import type {
	CommandAnswer,
	CommandEnvelope,
	Hello,
	Lift,
	ServerToClient,
	Welcome
} from '#protocol/messages.ts';
import type { Connection, ConnectionListener } from './connection.ts';

/** What a server in the same process offers to one client. */
export interface LocalLine {
	hello(hello: Hello): Promise<Welcome>;
	sync(hello: Hello): Promise<Welcome>;
	command(envelope: CommandEnvelope): Promise<CommandAnswer>;
	lift(lift: Lift): void;
	/** The client hangs up. */
	leave(): void;
}

/** A server in the same process: gives a line to whoever comes, or null while it is not there. */
export type LocalServer = (toClient: ServerToClient & { cut(): void }) => LocalLine | null;

/** A line without a network: for tests, and for a board that runs in one page. */
export const inProcessConnection = (server: LocalServer): Connection =>
	new InProcessConnection(server);

/** How often a line looks whether the server is there again. */
const TRY_AGAIN_MS = 50;

class InProcessConnection implements Connection {
	private readonly server: LocalServer;
	private listener: ConnectionListener | null = null;
	private line: LocalLine | null = null;
	private wait: ReturnType<typeof setTimeout> | undefined;
	/** What waits for an answer over this line; each is told when the line goes. */
	private readonly openQuestions = new Set<() => void>();

	constructor(server: LocalServer) {
		this.server = server;
	}

	open(listener: ConnectionListener): void {
		this.listener = listener;
		this.connect();
	}

	hello(hello: Hello): Promise<Welcome | null> {
		return this.ask((line) => line.hello(hello));
	}

	sync(hello: Hello): Promise<Welcome | null> {
		return this.ask((line) => line.sync(hello));
	}

	command(envelope: CommandEnvelope): Promise<CommandAnswer | null> {
		return this.ask((line) => line.command(envelope));
	}

	lift(lift: Lift): void {
		this.line?.lift(lift);
	}

	reconnect(): void {
		if (this.line !== null) this.lose();
	}

	close(): void {
		this.listener = null;
		clearTimeout(this.wait);
		this.hangUp(this.line);
	}

	private connect(): void {
		const { listener } = this;
		if (listener === null || this.line !== null) return;
		// Told only while this very line stands: a message on its way to a line that was lost is lost.
		const whileUp =
			<Message>(tell: (message: Message) => void) =>
			(message: Message): void => {
				if (this.listener !== null && this.line === line) tell(message);
			};
		const line = this.server({
			change: whileUp((change) => {
				listener.change(change);
			}),
			beacon: whileUp((beacon) => {
				listener.beacon(beacon);
			}),
			lifts: whileUp((lifted) => {
				listener.lifts(lifted);
			}),
			turnedAway: whileUp((reason) => {
				listener.turnedAway(reason);
			}),
			cut: () => {
				if (this.line === line) this.lose();
			}
		});
		this.line = line;
		if (line === null) this.connectLater();
		else listener.up();
	}

	private lose(): void {
		this.hangUp(this.line);
		this.listener?.down();
		this.connectLater();
	}

	private hangUp(line: LocalLine | null): void {
		this.line = null;
		line?.leave();
		for (const giveUp of this.openQuestions) giveUp();
		this.openQuestions.clear();
	}

	private connectLater(): void {
		clearTimeout(this.wait);
		if (this.listener === null) return;
		this.wait = setTimeout(() => {
			this.connect();
		}, TRY_AGAIN_MS);
	}

	private ask<Answer>(question: (line: LocalLine) => Promise<Answer>): Promise<Answer | null> {
		const { line } = this;
		if (line === null) return Promise.resolve(null);
		return new Promise((resolve, reject) => {
			const giveUp = (): void => {
				resolve(null);
			};
			this.openQuestions.add(giveUp);
			const done = (): void => void this.openQuestions.delete(giveUp);
			question(line).then(resolve, reject).finally(done);
		});
	}
}
