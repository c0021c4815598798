import type { CommandId, JobId, PersonId, WorkshopCode } from '#core/ids.ts';

/**
 * Who did what, when and from which device: one row for each accepted command, written with it, and
 * one for each act of administration. Rows hold ids and are never changed, except that what was typed
 * goes when its customer is erased. Times are real time in ms.
 */
export interface AuditTable {
	/** Those that match everything asked, latest first. */
	acts(query: AuditQuery): Promise<readonly StoredAct[]>;
	/** The devices of these sessions, by session; what is not known is left out. */
	devices(sessions: readonly string[]): Promise<ReadonlyMap<string, StoredDevice>>;
	/** Writes durably. */
	write(change: AuditChange): Promise<void>;
}

/** What an accepted command adds to the audit. */
export interface AuditNote {
	readonly at: number;
	/** Type of the command. */
	readonly kind: string;
	readonly actor: PersonId;
	/** The session it came by; null for the server's own. */
	readonly session: string | null;
	/** What was typed with it, to be searched for; empty for nothing. */
	readonly words: string;
}

/** An act outside of every log: signing in, managing people, taking out data. */
export interface AdministrativeAct extends Omit<AuditNote, 'words'> {
	/** Null: it concerns the installation. */
	readonly workshop: WorkshopCode | null;
	/** What it was about, by an id or a file's name; never a customer's name, phone or plate. */
	readonly about: string;
}

export interface StoredAct extends AdministrativeAct {
	/** Grows with time and is never the same twice; the place to read on from. */
	readonly id: number;
	/** Null for an act of administration. */
	readonly command: CommandId | null;
}

/** Which acts; null asks for any. */
export interface AuditQuery {
	readonly workshop: WorkshopCode | null;
	readonly actor: PersonId | null;
	readonly kind: string | null;
	/** Visits they touched, at least one of these; at most a few hundred. */
	readonly jobs: readonly JobId[] | null;
	/** A part of what was typed. */
	readonly words: string | null;
	/** From this moment on, and before that one. */
	readonly from: number | null;
	readonly to: number | null;
	/** Read on from before this id. */
	readonly before: number | null;
	readonly limit: number;
}

/** Where a session is used from; addresses are forgotten after a while, see `forget-addresses`. */
export interface StoredDevice {
	readonly session: string;
	/** How it was signed in on. */
	readonly by: string;
	/** Kind of browser and system, e.g. `Chrome, Windows`; never the whole text it sends. */
	readonly agent: string;
	/** Empty once forgotten. */
	readonly address: string;
	readonly seenAt: number;
}

export type AuditChange =
	| { readonly kind: 'act'; readonly act: AdministrativeAct }
	/** Takes the place of what was known of the session. */
	| { readonly kind: 'device'; readonly device: StoredDevice }
	/** Of devices last seen before this moment. */
	| { readonly kind: 'forget-addresses'; readonly before: number };

/** Ids count the microseconds since 1970, so that they tell the time and none is given twice. */
const IDS_PER_MS = 1000;

/** The id of the next act at that moment. A clock put back does not make ids go back. */
export const nextActId = (last: number, at: number): number =>
	Math.max(last + 1, Math.floor(at) * IDS_PER_MS);

/** When an act was done, by its id. */
export const actAt = (id: number): number => Math.floor(id / IDS_PER_MS);

/** The ids that fit the time and the place asked for: from the first on, before the second. */
export function idRange({ from, to, before }: AuditQuery): {
	readonly first: number;
	readonly end: number;
} {
	return {
		first: from === null ? 0 : from * IDS_PER_MS,
		end: Math.min(
			before ?? Number.MAX_SAFE_INTEGER,
			to === null ? Number.MAX_SAFE_INTEGER : to * IDS_PER_MS
		)
	};
}
