import type { ArchivedOrder } from '#core/commands.ts';
import type { CommandId, JobId, OrderNo, PhotoId, WorkshopCode } from '#core/ids.ts';
import type { Recorded, ShopEventType } from '#core/job/events.ts';
import type { PhotoType } from '#core/photo/photo.ts';
import type { AdditionText, Note, PersonalRecord, Remark } from '#core/workshop/registers.ts';
import type { AccountTable } from './account-table.ts';
import type { AuditNote, AuditTable } from './audit-table.ts';

/**
 * What a store must do, in the core's words. One log per workshop decides everything; beside it stand
 * the projections (entities as they are now, each with the position of its last change), the
 * registers of persons and cars, and the answers already given. One append is one transaction.
 */

/** An entity of the state as it stands after a change; the body is plain JSON. */
export interface EntityRow {
	readonly kind:
		| 'setup'
		| 'clock'
		| 'absence'
		| 'outage'
		| 'call'
		| 'attendance'
		| 'closing'
		| 'follow-up'
		| 'work-history'
		| 'promise-day'
		| 'job';
	readonly id: string;
	/** Position in the log of its last change. */
	readonly seq: number;
	readonly body: unknown;
	/** Gone entities stay in the store but are not loaded at start (ended visits after closing time). */
	readonly gone: boolean;
}

/** A picture as it is kept: with its visit, and erased with it. */
export interface StoredPhoto {
	readonly id: PhotoId;
	readonly job: JobId;
	readonly mediaType: PhotoType;
	readonly bytes: Uint8Array;
}

/** What one accepted command adds. Everything or nothing of it is written. */
export interface Append {
	readonly workshop: WorkshopCode;
	/** Head the command was decided on; the first event gets `expectedHead + 1`. */
	readonly expectedHead: number;
	readonly command: CommandId;
	/** The answer to give again when the command is sent again; plain JSON. */
	readonly answer: unknown;
	readonly events: readonly Recorded[];
	readonly entities: readonly EntityRow[];
	readonly records: readonly PersonalRecord[];
	/** The picture the facts tell of; left out where none came. */
	readonly photo?: StoredPhoto;
	/** Orders that leave the board's memory with this append, for later imports to find. */
	readonly archived: readonly ArchivedOrder[];
	/** Who sent the command from where; left out: nobody asks. */
	readonly audit?: AuditNote;
}

export type AppendResult =
	| { readonly status: 'committed'; readonly head: number }
	/** The command was already done; its answer of then. Nothing was written. */
	| { readonly status: 'duplicate'; readonly answer: unknown }
	/** Somebody else appended first (another process): the state in memory is behind. */
	| { readonly status: 'behind'; readonly head: number };

/** A workshop as it was left. */
export interface StoredWorkshop {
	readonly workshop: WorkshopCode;
	/** Changes with every restore; positions of different epochs do not compare. */
	readonly epoch: string;
	readonly head: number;
	/** Those not gone. */
	readonly entities: readonly EntityRow[];
	/** The whole registers, but remarks, additions and notes only of visits among the entities: years of them are not loaded. */
	readonly records: readonly PersonalRecord[];
}

/** The disk or the database failed; nothing of the append was acknowledged. The message names what failed. */
export class StoreUnavailable extends Error {
	override readonly name = 'StoreUnavailable';
}

/** How the store is, for `/healthz`. */
export interface StoreHealth {
	readonly kind: string;
	/** False after a failed write, until one succeeds again. */
	readonly writable: boolean;
	/** Why not, in the store's words, for the log and the operator; null while it is writable. */
	readonly fault: string | null;
	/** Median of the disk's own fsync time measured at start, milliseconds; null where there is no disk. */
	readonly fsyncMs: number | null;
	readonly lastBackupAt: number | null;
}

/** A part of a long list, told from the end: at most `limit` entries from before position `before`. */
export interface Page {
	readonly before: number;
	readonly limit: number;
}

export interface Store {
	/** Codes of all workshops that have a log. */
	workshops(): Promise<readonly WorkshopCode[]>;
	/** A workshop with its loaded entities; a new, empty one is made where there is none. */
	open(workshop: WorkshopCode): Promise<StoredWorkshop>;
	/**
	 * Writes durably: once this resolves `committed`, a power cut loses nothing of it. Appends are
	 * written in the order of the calls; many at once share one wait for the disk. The workshop must
	 * have been opened, and its events must follow `expectedHead`: anything else rejects as a bug. The fact
	 * `PersonErased` also takes everything typed about its visits, their photos, and their cars, out of what
	 * was stored before: the log keeps its facts and their places.
	 */
	append(append: Append): Promise<AppendResult>;
	/** The answer once given to a command, or null; `undefined` answers are never stored. */
	answerOf(workshop: WorkshopCode, command: CommandId): Promise<{ answer: unknown } | null>;
	/** The log from after `since`, oldest first, at most `limit` events. */
	eventsSince(workshop: WorkshopCode, since: number, limit: number): Promise<readonly Recorded[]>;
	/** The facts one command led to, in their order; empty for one that is unknown or changed nothing. */
	eventsOf(workshop: WorkshopCode, command: CommandId): Promise<readonly Recorded[]>;
	/** Everything that ever happened to a job, oldest first. */
	historyOf(workshop: WorkshopCode, job: JobId): Promise<readonly Recorded[]>;
	/** Facts of these types about the workshop itself (no visit's), latest first. */
	shopEvents(
		workshop: WorkshopCode,
		types: readonly ShopEventType[],
		page: Page
	): Promise<readonly Recorded[]>;
	/** Those of the given orders whose visit has left the board's memory. */
	archivedOrders(
		workshop: WorkshopCode,
		orders: readonly OrderNo[]
	): Promise<readonly ArchivedOrder[]>;
	/** What was typed about a visit, one that ended years ago included. */
	textsOf(workshop: WorkshopCode, job: JobId): Promise<readonly (Remark | AdditionText | Note)[]>;
	/** One photo of a visit; null where there is none, or none any more. */
	photoOf(workshop: WorkshopCode, job: JobId, photo: PhotoId): Promise<StoredPhoto | null>;
	/** All photos of a visit. */
	photosOf(workshop: WorkshopCode, job: JobId): Promise<readonly StoredPhoto[]>;
	/** Small things remembered outside the log: import mappings, sessions. Null deletes. */
	remember(area: string, key: string, value: unknown): Promise<void>;
	recall(area: string, key: string): Promise<unknown>;
	recallAll(area: string): Promise<ReadonlyMap<string, unknown>>;
	/**
	 * Makes what was erased unreadable in the files themselves; rejects when that was not possible just
	 * now. What is left over is done before the next backup.
	 */
	scrub(): Promise<void>;
	/** Who did what, when and from where. */
	readonly audit: AuditTable;
	/** Who may sign in. */
	readonly accounts: AccountTable;
	/**
	 * A consistent copy of everything into a new file, checked before it counts. The copy carries no
	 * epochs: a store that begins with it gives its workshops new ones.
	 */
	backup(target: string): Promise<void>;
	health(): StoreHealth;
	/** Writes what is queued, then lets go of the files. */
	close(): Promise<void>;
}
