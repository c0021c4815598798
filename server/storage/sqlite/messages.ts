import type { AccountChange } from '../account-table.ts';
import type { AuditChange } from '../audit-table.ts';
import type { AppendResult } from '../port.ts';
import type { SerialisedAppend } from '../serialised.ts';

/** What the threads of the store say to each other; everything here survives a structured clone. */

/** One wish to write. */
export type WriteRequest =
	| { readonly kind: 'append'; readonly append: SerialisedAppend }
	/** Makes the workshop's log where there is none, and an epoch where a restored copy has none. */
	| { readonly kind: 'open'; readonly workshop: string; readonly epoch: string }
	/** Null deletes. */
	| {
			readonly kind: 'memo';
			readonly area: string;
			readonly key: string;
			readonly value: string | null;
	  }
	| { readonly kind: 'account'; readonly change: AccountChange }
	| { readonly kind: 'audit'; readonly change: AuditChange };

/**
 * What failed: `request` this wish alone, `disk` the whole group, `damage` too, and the file is not to
 * be written to again.
 */
export type WriteFault = 'request' | 'disk' | 'damage';

/** How a write ended. */
export type WriteOutcome =
	| { readonly ok: true; readonly result: WriteResult }
	| { readonly ok: false; readonly fault: WriteFault; readonly message: string };

/** An append's result with its answer still as text; null for writes that have nothing to tell. */
export type WriteResult =
	| Exclude<AppendResult, { status: 'duplicate' }>
	| { readonly status: 'duplicate'; readonly answer: string }
	| null;

export interface WriterSettings {
	readonly file: string;
	/** Written into the file as its first write, so that the durability settings can be read back. */
	readonly openedAt: number;
	/** Where a copy is put before the schema changes. */
	readonly backupFolder: string;
}

export type ToWriter =
	| { readonly kind: 'group'; readonly requests: readonly WriteRequest[] }
	| { readonly kind: 'checkpoint' }
	/** Writes the file anew; answered in order with the groups. */
	| { readonly kind: 'scrub' }
	| { readonly kind: 'close' };

export type FromWriter =
	| { readonly kind: 'ready'; readonly fsyncMs: number }
	/** Null when it went well. */
	| { readonly kind: 'scrubbed'; readonly failure: string | null }
	| { readonly kind: 'refused'; readonly isDamaged: boolean; readonly message: string }
	/** In the order of the requests of one group; `walPages`: length of the write-ahead log after it. */
	| {
			readonly kind: 'outcomes';
			readonly outcomes: readonly WriteOutcome[];
			readonly walPages: number;
	  };

export type ToUpkeep =
	| { readonly kind: 'checkpoint'; readonly file: string }
	| { readonly kind: 'backup'; readonly file: string; readonly target: string };

/** Exactly one for each request, in order; null when it went well. */
export interface FromUpkeep {
	readonly failure: string | null;
}
