import type { Connection, ConnectionListener } from '../../src/lib/live/connection.ts';
import type { CommandAnswer, CommandEnvelope, Hello, Lift, Welcome } from '#protocol/messages.ts';

interface Question<Asked, Answer> {
	readonly asked: Asked;
	readonly answer: (answer: Answer | null) => void;
}

/** A line whose other end is the spec itself: it sees each question and gives each answer when it likes. */
export class ScriptedLine implements Connection {
	readonly hellos: Question<Hello, Welcome>[] = [];
	readonly syncs: Question<Hello, Welcome>[] = [];
	readonly commands: Question<CommandEnvelope, CommandAnswer>[] = [];
	readonly lifts: Lift[] = [];
	reconnects = 0;
	isClosed = false;
	private listener: ConnectionListener | null = null;

	/** What the view listens with; only after the view was connected. */
	get toClient(): ConnectionListener {
		if (this.listener === null) throw new Error('nobody opened this line');
		return this.listener;
	}

	open(listener: ConnectionListener): void {
		this.listener = listener;
	}

	hello(asked: Hello): Promise<Welcome | null> {
		return new Promise((answer) => this.hellos.push({ asked, answer }));
	}

	sync(asked: Hello): Promise<Welcome | null> {
		return new Promise((answer) => this.syncs.push({ asked, answer }));
	}

	command(asked: CommandEnvelope): Promise<CommandAnswer | null> {
		return new Promise((answer) => this.commands.push({ asked, answer }));
	}

	lift(lift: Lift): void {
		this.lifts.push(lift);
	}

	reconnect(): void {
		this.reconnects += 1;
	}

	close(): void {
		this.isClosed = true;
	}
}
