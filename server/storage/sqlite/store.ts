import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchivedOrder } from '#core/commands.ts';
import type { CommandId, JobId, OrderNo, PhotoId, WorkshopCode } from '#core/ids.ts';
import type { Recorded, ShopEventType } from '#core/job/events.ts';
import type { AdditionText, Note, Remark } from '#core/workshop/registers.ts';
import type { AccountTable } from '../account-table.ts';
import type { AuditTable } from '../audit-table.ts';
import { StoreUnavailable } from '../port.ts';
import type {
	Append,
	AppendResult,
	Page,
	Store,
	StoredPhoto,
	StoredWorkshop,
	StoreHealth
} from '../port.ts';
import { serialise, toText, type SerialisedAppend } from '../serialised.ts';
import { DatabaseDamaged } from './damage.ts';
import { isDamage, messageOf } from './faults.ts';
import { openForReading } from './connection.ts';
import type { Connection } from './connection.ts';
import { SCRUB_DUE } from './erase.ts';
import { lockFolder } from './folder-lock.ts';
import type { WriteResult } from './messages.ts';
import { prepareReads } from './reads.ts';
import type { Reads } from './reads.ts';
import { Upkeep } from './upkeep.ts';
import { FateUnknown, Writer } from './writer.ts';

export interface SqliteOptions {
	/** Folder of the data; made where it is missing. */
	readonly dataDir: string;
	/** Name of the database in it. */
	readonly file?: string;
	/** Where a backup is put before the schema changes; left out: `backups` in the folder of the data. */
	readonly backupFolder?: string;
	/** Real time in milliseconds, for the time of the last backup. */
	readonly now?: () => number;
	/** Program of the writer thread; left out: the store's own. Tests put one in that fails. */
	readonly writerThread?: URL;
	/** Names a new epoch; must never give the same name twice. */
	readonly newEpoch?: () => string;
}

/** Name of the database in the folder of the data. */
export const DATABASE = 'workshop-board.sqlite';
/** Area of the store's own memos. */
const OWN = 'store';

/**
 * A store in one SQLite file. Rejects with StoreInUse when somebody else has it open, with
 * DatabaseDamaged, which says how to go on, and with StoreUnavailable when the file cannot be opened
 * or would not be durable.
 */
export async function createSqliteStore(options: SqliteOptions): Promise<Store> {
	const { dataDir, file = DATABASE, now = Date.now } = options;
	const path = join(dataDir, file);
	mkdirSync(dataDir, { recursive: true });
	const lock = lockFolder(path);
	try {
		const backupFolder = options.backupFolder ?? join(dataDir, 'backups');
		const settings = { file: path, openedAt: now(), backupFolder };
		const writer = await Writer.start(settings, options.writerThread);
		const newEpoch = options.newEpoch ?? randomUUID;
		return await openReads({ writer, lock, now, newEpoch, path });
	} catch (error) {
		lock.release();
		throw error;
	}
}

async function openReads(parts: Parts): Promise<Store> {
	try {
		return new SqliteStore(parts);
	} catch (error) {
		await parts.writer.close();
		throw isDamage(error)
			? new DatabaseDamaged(parts.path, messageOf(error))
			: new StoreUnavailable(messageOf(error));
	}
}

interface Parts {
	readonly path: string;
	readonly writer: Writer;
	readonly lock: { release(): void };
	readonly now: () => number;
	readonly newEpoch: () => string;
}

class SqliteStore implements Store {
	readonly #writer: Writer;
	readonly #upkeep: Upkeep;
	readonly #connection: Connection;
	readonly #reads: Reads;
	readonly #parts: Parts;
	readonly accounts: AccountTable = {
		people: () => this.#read((reads) => reads.people()),
		credential: (person, kind) => this.#read((reads) => reads.credential(person, kind)),
		write: async (change) => {
			await this.#writer.submit({ kind: 'account', change });
		}
	};
	readonly audit: AuditTable = {
		acts: (query) => this.#read((reads) => reads.acts(query)),
		devices: (sessions) => this.#read((reads) => reads.devices(sessions)),
		write: async (change) => {
			await this.#writer.submit({ kind: 'audit', change });
		}
	};
	#lastBackupAt: number | null;
	#closing: Promise<void> | null = null;

	constructor(parts: Parts) {
		this.#parts = parts;
		this.#writer = parts.writer;
		this.#upkeep = new Upkeep(parts.path, parts.writer);
		this.#connection = openForReading(parts.path);
		this.#reads = prepareReads(this.#connection);
		const lastBackupAt = this.#reads.memo(OWN, 'lastBackupAt');
		this.#lastBackupAt = typeof lastBackupAt === 'number' ? lastBackupAt : null;
	}

	workshops(): Promise<readonly WorkshopCode[]> {
		return this.#read((reads) => reads.workshops());
	}

	async open(workshop: WorkshopCode): Promise<StoredWorkshop> {
		const known = await this.#read((reads) => reads.workshop(workshop));
		if (known !== null) return known;
		await this.#writer.submit({ kind: 'open', workshop, epoch: this.#parts.newEpoch() });
		const made = await this.#read((reads) => reads.workshop(workshop));
		if (made === null) throw new Error(`workshop ${workshop} was opened and cannot be found`);
		return made;
	}

	async append(append: Append): Promise<AppendResult> {
		const serialised = serialise(append);
		const result = await this.#submitAppend(serialised);
		if (result === null) throw new Error(`command ${append.command} was written without a result`);
		return result.status === 'duplicate'
			? { status: 'duplicate', answer: JSON.parse(result.answer) as unknown }
			: result;
	}

	/** A thread that died may have committed before it could say so; then the answer is kept in the file. */
	async #submitAppend(append: SerialisedAppend): Promise<WriteResult> {
		try {
			return await this.#writer.submit({ kind: 'append', append });
		} catch (error) {
			if (!(error instanceof FateUnknown)) throw error;
			const { workshop, command, head } = append;
			const kept = await this.#read((reads) =>
				reads.answerOf(workshop as WorkshopCode, command as CommandId)
			);
			if (kept === null) throw error;
			return { status: 'committed', head };
		}
	}

	answerOf(workshop: WorkshopCode, command: CommandId): Promise<{ answer: unknown } | null> {
		return this.#read((reads) => reads.answerOf(workshop, command));
	}

	eventsSince(workshop: WorkshopCode, since: number, limit: number): Promise<readonly Recorded[]> {
		return this.#read((reads) => reads.eventsSince(workshop, since, limit));
	}

	eventsOf(workshop: WorkshopCode, command: CommandId): Promise<readonly Recorded[]> {
		return this.#read((reads) => reads.eventsOf(workshop, command));
	}

	historyOf(workshop: WorkshopCode, job: JobId): Promise<readonly Recorded[]> {
		return this.#read((reads) => reads.historyOf(workshop, job));
	}

	shopEvents(
		workshop: WorkshopCode,
		types: readonly ShopEventType[],
		page: Page
	): Promise<readonly Recorded[]> {
		return this.#read((reads) => reads.shopEvents(workshop, types, page));
	}

	archivedOrders(
		workshop: WorkshopCode,
		orders: readonly OrderNo[]
	): Promise<readonly ArchivedOrder[]> {
		return this.#read((reads) => reads.archivedOrders(workshop, orders));
	}

	textsOf(workshop: WorkshopCode, job: JobId): Promise<readonly (Remark | AdditionText | Note)[]> {
		return this.#read((reads) => reads.textsOf(workshop, job));
	}

	photoOf(workshop: WorkshopCode, job: JobId, photo: PhotoId): Promise<StoredPhoto | null> {
		return this.#read((reads) => reads.photoOf(workshop, job, photo));
	}

	photosOf(workshop: WorkshopCode, job: JobId): Promise<readonly StoredPhoto[]> {
		return this.#read((reads) => reads.photosOf(workshop, job));
	}

	async remember(area: string, key: string, value: unknown): Promise<void> {
		const text = value === null ? null : toText(value);
		await this.#writer.submit({ kind: 'memo', area, key, value: text });
	}

	recall(area: string, key: string): Promise<unknown> {
		return this.#read((reads) => reads.memo(area, key));
	}

	recallAll(area: string): Promise<ReadonlyMap<string, unknown>> {
		return this.#read((reads) => reads.memos(area));
	}

	async backup(target: string): Promise<void> {
		if (existsSync(target)) throw new Error(`${target} exists; a backup never replaces a file`);
		await this.#scrubWhatIsDue();
		await this.#upkeep.backup(target);
		this.#lastBackupAt = this.#parts.now();
		await this.remember(OWN, 'lastBackupAt', this.#lastBackupAt);
	}

	scrub(): Promise<void> {
		return this.#writer.scrub();
	}

	/** A backup without what was erased, where that is possible; one with it rather than none. */
	async #scrubWhatIsDue(): Promise<void> {
		if ((await this.recall(SCRUB_DUE.area, SCRUB_DUE.key)) !== true) return;
		await this.scrub().catch(() => undefined);
	}

	health(): StoreHealth {
		return {
			kind: 'sqlite',
			writable: this.#writer.fault === null,
			fault: this.#writer.fault,
			fsyncMs: this.#writer.fsyncMs,
			lastBackupAt: this.#lastBackupAt
		};
	}

	close(): Promise<void> {
		this.#closing ??= this.#close();
		return this.#closing;
	}

	/** The writer last: the last one out moves the write-ahead log into the file and removes it. */
	async #close(): Promise<void> {
		await this.#upkeep.close();
		this.#connection.close();
		await this.#writer.close();
		this.#parts.lock.release();
	}

	/** Reads run at once, on this thread: each is an index look-up or the load of one start. */
	#read<T>(query: (reads: Reads) => T): Promise<T> {
		return new Promise((resolve, reject) => {
			try {
				resolve(query(this.#reads));
			} catch (error) {
				reject(this.#failedRead(error));
			}
		});
	}

	#failedRead(error: unknown): StoreUnavailable {
		if (!isDamage(error)) return new StoreUnavailable(messageOf(error));
		const damaged = new DatabaseDamaged(this.#parts.path, messageOf(error));
		this.#writer.foundDamage(damaged.message);
		return damaged;
	}
}
