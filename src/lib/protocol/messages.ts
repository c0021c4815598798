import type { Audience, Row } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import type { CommandId, OperationId, WorkshopCode } from '#core/ids.ts';
import type { Refusal } from '#core/refusals.ts';
import type { Instant } from '#core/time/instant.ts';

/**
 * The wire on one page: every message both ways, the version, and the closed list of reasons to turn
 * somebody away. Old wall screens will meet new servers; a change here that they cannot read raises
 * the version, and they reload.
 */
export const PROTOCOL_VERSION = 1;

/** Seconds between two beacons; a wall counts two missed ones as a lost line (architecture 2.10). */
export const BEACON_EVERY_MS = 5_000;
/** No beacon for this long: the client reconnects. */
export const RECONNECT_AFTER_MS = 10_000;
/** No confirmed data for this long: the screen says so and since when (display rule B11). */
export const STALE_AFTER_MS = 20_000;

/** What a client knows when it connects; `epoch` and `seq` null when it has nothing yet. */
export interface Hello {
	readonly protocol: number;
	readonly workshop: WorkshopCode;
	readonly audience: Audience;
	readonly epoch: string | null;
	readonly seq: number | null;
}

/** Real and workshop time of the server at the moment of sending. */
export interface ServerTime {
	readonly realNow: number;
	readonly workshopNow: Instant;
	/** Workshop milliseconds per real millisecond. */
	readonly rate: number;
}

/** What changed for one audience. `gone` names rows (`kind:id`) that vanished. */
export interface Change {
	readonly epoch: string;
	/** Position this change continues from; a client that is behind it has a gap and asks. */
	readonly prev: number;
	readonly seq: number;
	readonly rows: readonly Row[];
	readonly gone: readonly string[];
}

/**
 * Whether the server can store anything now; a screen says so while it cannot. Left out by servers of
 * before this field: then they can.
 */
export interface Writable {
	readonly writable?: boolean;
}

/** The answer to a hello: nothing new, what changed since, or everything. */
export type Welcome = Writable & Greeting;
type Greeting =
	| {
			readonly status: 'current';
			readonly epoch: string;
			readonly seq: number;
			readonly time: ServerTime;
	  }
	| {
			readonly status: 'delta';
			readonly epoch: string;
			readonly seq: number;
			readonly rows: readonly Row[];
			readonly gone: readonly string[];
			readonly time: ServerTime;
	  }
	| {
			readonly status: 'snapshot';
			readonly epoch: string;
			readonly seq: number;
			readonly rows: readonly Row[];
			readonly time: ServerTime;
	  }
	| { readonly status: 'refused'; readonly reason: WireRefusal };

/** Head and a hash over (key, version) of all rows this audience shows; a difference means a lost update. */
export interface Beacon extends Writable {
	readonly epoch: string;
	readonly seq: number;
	readonly hash: string;
	readonly time: ServerTime;
}

/** Why the wire itself says no, before any rule of the workshop was asked. */
export const WIRE_REFUSALS = [
	/** The server speaks another version: reload the page. */
	'wire/protocol',
	/** The message is not of the form described here. */
	'wire/malformed',
	'wire/too-large',
	/** Nobody is signed in, or the session has ended. */
	'wire/not-signed-in',
	/** Signed in, but not for this. */
	'wire/not-allowed',
	'wire/unknown-workshop',
	'wire/unknown-command',
	/** More messages than a person or program sends; wait a moment. */
	'wire/too-many',
	/** The disk or database does not write; nothing was done, try again. */
	'wire/store-unavailable',
	/** The server is being stopped; try again. */
	'wire/stopping',
	/** Something broke inside; the detail is the id under which the log tells more. */
	'wire/failed',
	/** No answer came in time; the command waits in the outbox and is sent again. */
	'wire/no-answer'
] as const;
export type WireRefusalCode = (typeof WIRE_REFUSALS)[number];
/** `detail` says where (a path into the message) or what; for logs and developers. */
export interface WireRefusal {
	readonly code: WireRefusalCode;
	readonly detail: string;
}

/** A command on its way: with an id of its own, so that sending it again is harmless. */
export interface CommandEnvelope {
	readonly id: CommandId;
	readonly workshop: WorkshopCode;
	readonly command: Command;
	/** When the person tapped, workshop time, where that was earlier than the sending. */
	readonly tappedAt?: Instant | undefined;
	/** The sender's own wish before, on the same operation, whose outcome this one was made on. */
	readonly follows?: CommandId | undefined;
}

/** Who changed something since the sender saw it, for a stale refusal. */
export interface ChangedBy {
	readonly seq: number;
	readonly at: Instant;
	/** The name people know the person by. */
	readonly by: string;
	/** Type of the event, e.g. `OperationAssigned`. */
	readonly what: string;
}

/** Every command gets one of these. */
export type CommandAnswer =
	/** Done and durable; `seq` is the position of its last event, or of the head where nothing changed. */
	| {
			readonly status: 'accepted';
			readonly id: CommandId;
			readonly epoch: string;
			readonly seq: number;
			readonly changed: boolean;
	  }
	| {
			readonly status: 'refused';
			readonly id: CommandId;
			readonly refusal: Refusal | WireRefusal;
			readonly changedBy?: readonly ChangedBy[] | undefined;
	  };

/** The bar somebody has in the air, before anything is dropped; told to others and never stored. */
export interface Lift {
	/** Null when it was put down. */
	readonly operation: OperationId | null;
}

/** What somebody else in the same workshop has in the air now. */
export interface Lifted extends Lift {
	/** Which of the clients; one person may have two pages open. */
	readonly client: string;
	/** The name people know the person by. */
	readonly by: string;
}

/** A bar in the air is told again this often. */
export const LIFT_AGAIN_EVERY_MS = 5_000;
/** Not told again for this long: the hand has gone, whatever became of it. */
export const LIFT_HOLDS_MS = 15_000;

/** Client to server; each is answered through the acknowledgement. */
export interface ClientToServer {
	hello: (hello: Hello, answer: (welcome: Welcome) => void) => void;
	/** A gap was noticed, or a hash differs (`epoch`/`seq` null asks for a snapshot). */
	sync: (hello: Hello, answer: (welcome: Welcome) => void) => void;
	command: (envelope: CommandEnvelope, answer: (answer: CommandAnswer) => void) => void;
	/** Staff only; null when it was told to the others, else why not. */
	lift: (lift: Lift, answer: (refusal: WireRefusal | null) => void) => void;
}

/** Server to client. */
export interface ServerToClient {
	change: (change: Change) => void;
	beacon: (beacon: Beacon) => void;
	/** To the other staff screens of the workshop. */
	lifts: (lifted: Lifted) => void;
	/** The session was ended or the server turns this client away. */
	turnedAway: (reason: WireRefusal) => void;
}
