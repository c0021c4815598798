import type {
	Beacon,
	Change,
	CommandAnswer,
	CommandEnvelope,
	Hello,
	Lift,
	Lifted,
	Welcome,
	WireRefusal,
	WireRefusalCode
} from '#protocol/messages.ts';

/**
 * The line between one screen and the server, as the screen needs it. It knows how to come up again
 * after a loss and nothing of what travels; the view above it knows what travels and nothing of
 * sockets. Messages of one line arrive in the order they were sent, or the line goes down.
 */
export interface Connection {
	/** Starts connecting, and again after each loss until `close`. To be called once. */
	open(listener: ConnectionListener): void;
	/**
	 * Each question is answered once: with the server's answer, or with null when the line was down,
	 * went down before the answer came, or no answer came in `ANSWER_WITHIN_MS`. After null nobody
	 * knows whether the server acted on it.
	 */
	hello(hello: Hello): Promise<Welcome | null>;
	sync(hello: Hello): Promise<Welcome | null>;
	command(envelope: CommandEnvelope): Promise<CommandAnswer | null>;
	/** Tells the others what is in the air here; lost with the line, so it is told again while it lasts. */
	lift(lift: Lift): void;
	/** Gives up a line that looks alive but says nothing, and connects anew. */
	reconnect(): void;
	/** Lets go of the line for good; nothing is told to the listener afterwards. */
	close(): void;
}

/** What a line tells; `up` and `down` alternate, beginning with `up`. */
export interface ConnectionListener {
	up(): void;
	down(): void;
	change(change: Change): void;
	beacon(beacon: Beacon): void;
	/** Somebody else lifted a bar, holds it still, or put it down. */
	lifts(lifted: Lifted): void;
	/** The server does not want this client; the line tries again, slowly where the reason is lasting. */
	turnedAway(reason: WireRefusal): void;
}

/** A question on a line that is up waits this long: two beacons, after which the line counts as dead. */
export const ANSWER_WITHIN_MS = 10_000;

/** Refusals no waiting cures: a person, or a newer page, has to change something. */
const LASTING: ReadonlySet<WireRefusalCode> = new Set<WireRefusalCode>([
	'wire/protocol',
	'wire/malformed',
	'wire/not-signed-in',
	'wire/not-allowed',
	'wire/unknown-workshop'
]);

/** Whether a screen that was refused for this reason should say so rather than just try again. */
export const isLasting = ({ code }: WireRefusal): boolean => LASTING.has(code);
