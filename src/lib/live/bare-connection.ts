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
import { BareLine, type LineOptions } from './bare-line.ts';
import { isLasting, type Connection, type ConnectionListener } from './connection.ts';
import { refusalIn } from './refusal-in.ts';

/**
 * The same line as `socketIoConnection`, for screens on walls, without the library. The contract of
 * connections holds both to the same.
 */
export const bareConnection = (options: Pick<LineOptions, 'url'> = {}): Connection =>
	new BareConnection(options);

class BareConnection implements Connection {
	private readonly line: BareLine;
	private listener: ConnectionListener | null = null;
	private isClosed = false;

	constructor(options: LineOptions) {
		this.line = new BareLine(options, {
			up: () => this.listener?.up(),
			down: () => this.listener?.down(),
			heard: (name, [body]) => {
				this.hearEvent(name, body);
			},
			notLetIn: (why) => {
				const reason = refusalIn(why);
				if (reason !== null) this.turnAway(reason);
			}
		});
	}

	open(listener: ConnectionListener): void {
		this.listener = listener;
		this.line.redial.start();
	}

	hello(hello: Hello): Promise<Welcome | null> {
		return this.line.ask('hello', hello) as Promise<Welcome | null>;
	}

	sync(hello: Hello): Promise<Welcome | null> {
		return this.line.ask('sync', hello) as Promise<Welcome | null>;
	}

	command(envelope: CommandEnvelope): Promise<CommandAnswer | null> {
		return this.line.ask('command', envelope) as Promise<CommandAnswer | null>;
	}

	lift(lift: Lift): void {
		void this.line.ask('lift', lift);
	}

	reconnect(): void {
		if (!this.isClosed) this.line.reconnect();
	}

	close(): void {
		this.isClosed = true;
		this.listener = null;
		this.line.close();
	}

	private hearEvent(name: string, body: unknown): void {
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

	private turnAway(reason: WireRefusal): void {
		this.line.redial.turnedAway(isLasting(reason));
		this.listener?.turnedAway(reason);
	}
}
