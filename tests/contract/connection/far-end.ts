import type { Connection } from '../../../src/lib/live/connection.ts';
import type { LocalServer } from '../../../src/lib/live/in-process-connection.ts';
import type {
	CommandAnswer,
	CommandEnvelope,
	Hello,
	Lift,
	ServerTime,
	Welcome
} from '#protocol/messages.ts';

/** Each implementation of the port brings a way to reach a server, and to take that server away. */
export interface Reach {
	/** A new line to the server, not opened yet. */
	connection(): Connection;
	stop(): Promise<void>;
	start(): Promise<void>;
}

/** A server as the contract needs one; `null` as an answer stands for "never". */
type LineToClient = Parameters<LocalServer>[0];

const TIME: ServerTime = { realNow: 0, workshopNow: 0, rate: 1 };

/**
 * The far end of the lines under test. It answers what it is asked, with the question in the answer,
 * and keeps silent when told to; it knows nothing of workshops.
 */
export class FarEnd {
	readonly lines = new Set<LineToClient>();
	/** Questions it has heard but will not answer. */
	unanswered = 0;
	isSilent = false;
	/** What it was told to be in the air. */
	readonly lifted: Lift[] = [];

	readonly server: LocalServer = (toClient) => {
		this.lines.add(toClient);
		return {
			hello: (hello) => this.answer(welcomeFor('hello', hello)),
			sync: (hello) => this.answer(welcomeFor('sync', hello)),
			command: (envelope) => this.answer(acceptedFor(envelope)),
			lift: (lift) => this.lifted.push(lift),
			leave: () => this.lines.delete(toClient)
		};
	};

	/** Speaks to everybody who is connected. */
	tell(say: (toClient: LineToClient) => void): void {
		for (const line of this.lines) say(line);
	}

	private answer<Answer>(answer: Answer): Promise<Answer> {
		if (!this.isSilent) return Promise.resolve(answer);
		this.unanswered += 1;
		return new Promise(() => undefined);
	}
}

const welcomeFor = (kind: string, hello: Hello): Welcome => ({
	status: 'current',
	epoch: kind,
	seq: hello.seq ?? 0,
	time: TIME
});

const acceptedFor = ({ id }: CommandEnvelope): CommandAnswer => ({
	status: 'accepted',
	id,
	epoch: 'e1',
	seq: 1,
	changed: true
});
