import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ArchivedOrder } from '#core/commands.ts';
import type { CommandId, JobId, OrderNo, PhotoId, WorkshopCode } from '#core/ids.ts';
import type { Recorded, ShopEventType } from '#core/job/events.ts';
import type { AdditionText, Note, PersonalRecord, Remark } from '#core/workshop/registers.ts';
import type { AccountTable } from '../account-table.ts';
import type { AuditTable } from '../audit-table.ts';
import { StoreUnavailable } from '../port.ts';
import type {
	Append,
	AppendResult,
	EntityRow,
	Page,
	Store,
	StoredPhoto,
	StoredWorkshop,
	StoreHealth
} from '../port.ts';
import { copyOf, serialise, toText } from '../serialised.ts';
import { MemoryAccounts, type AccountDump } from './accounts.ts';
import { MemoryAudit, type AuditDump } from './audit.ts';
import { erase } from './erase.ts';
import { emptyShelf, entityKey, put, entitiesOf, textsOf, type Shelf } from './shelf.ts';

export interface MemoryOptions {
	/** A backup to begin with; its workshops get new epochs. */
	readonly from?: string;
	/** Real time in milliseconds, for the time of the last backup. */
	readonly now?: () => number;
	/** Names a new epoch; must never give the same name twice. */
	readonly newEpoch?: () => string;
}

/**
 * A store that forgets everything with its process: for tests, held to the same suite as the real
 * ones. Nothing is durable, so it has no disk to fail.
 */
export const createMemoryStore = (options: MemoryOptions = {}): Store => new MemoryStore(options);

class MemoryStore implements Store {
	readonly #now: () => number;
	readonly #newEpoch: () => string;
	#shelves = new Map<string, Shelf>();
	#memos = new Map<string, Map<string, string>>();
	readonly #accounts = new MemoryAccounts();
	readonly accounts: AccountTable = {
		people: () => this.#do(() => this.#accounts.people()),
		credential: (person, kind) => this.#do(() => this.#accounts.credential(person, kind)),
		write: (change) =>
			this.#do(() => {
				this.#accounts.write(change);
			})
	};
	readonly #audit = new MemoryAudit();
	readonly audit: AuditTable = {
		acts: (query) => this.#do(() => this.#audit.acts(query)),
		devices: (sessions) => this.#do(() => this.#audit.devices(sessions)),
		write: (change) =>
			this.#do(() => {
				this.#audit.write(change);
			})
	};
	#lastBackupAt: number | null = null;
	#closed = false;

	constructor({ from, now = Date.now, newEpoch = randomUUID }: MemoryOptions) {
		this.#now = now;
		this.#newEpoch = newEpoch;
		if (from !== undefined) this.#restore(readFileSync(from, 'utf8'));
	}

	workshops(): Promise<readonly WorkshopCode[]> {
		return this.#do(() => [...this.#shelves.keys()].sort() as WorkshopCode[]);
	}

	open(workshop: WorkshopCode): Promise<StoredWorkshop> {
		return this.#do(() => {
			const shelf = this.#shelves.get(workshop) ?? emptyShelf(this.#newEpoch());
			this.#shelves.set(workshop, shelf);
			const entities = [...shelf.entities.values()]
				.filter(({ gone }) => !gone)
				.map(({ text }) => JSON.parse(text) as EntityRow);
			const onBoard = new Set(entities.map(({ kind, id }) => entityKey(kind, id)));
			return {
				workshop,
				epoch: shelf.epoch,
				head: shelf.head,
				entities,
				records: [...shelf.records.values()]
					.filter((record) => {
						const about = entitiesOf(record);
						return about === null || about.some((key) => onBoard.has(key));
					})
					.map((record) => ({ ...record }))
			};
		});
	}

	append(append: Append): Promise<AppendResult> {
		return this.#do(() => {
			const text = serialise(append);
			const shelf = this.#shelves.get(text.workshop);
			if (shelf === undefined) throw new TypeError(`workshop ${text.workshop} was never opened`);
			const given = shelf.answers.get(text.command);
			if (given !== undefined) {
				return { status: 'duplicate', answer: JSON.parse(given) as unknown };
			}
			if (shelf.head !== text.expectedHead) return { status: 'behind', head: shelf.head };
			put(shelf, text);
			this.#audit.command(text);
			erase(shelf, text.erased);
			this.#audit.erase(text.workshop, text.erased);
			return { status: 'committed', head: shelf.head };
		});
	}

	answerOf(workshop: WorkshopCode, command: CommandId): Promise<{ answer: unknown } | null> {
		return this.#do(() => {
			const text = this.#shelves.get(workshop)?.answers.get(command);
			return text === undefined ? null : { answer: JSON.parse(text) as unknown };
		});
	}

	eventsSince(workshop: WorkshopCode, since: number, limit: number): Promise<readonly Recorded[]> {
		return this.#do(() =>
			(this.#shelves.get(workshop)?.events ?? [])
				.slice(since, since + limit)
				.map(({ text }) => JSON.parse(text) as Recorded)
		);
	}

	eventsOf(workshop: WorkshopCode, command: CommandId): Promise<readonly Recorded[]> {
		return this.#do(() =>
			(this.#shelves.get(workshop)?.events ?? [])
				.map(({ text }) => JSON.parse(text) as Recorded)
				.filter((recorded) => recorded.command === command)
		);
	}

	historyOf(workshop: WorkshopCode, job: JobId): Promise<readonly Recorded[]> {
		return this.#do(() =>
			(this.#shelves.get(workshop)?.events ?? [])
				.filter((event) => event.job === job)
				.map(({ text }) => JSON.parse(text) as Recorded)
		);
	}

	shopEvents(
		workshop: WorkshopCode,
		types: readonly ShopEventType[],
		{ before, limit }: Page
	): Promise<readonly Recorded[]> {
		const wanted = new Set<string>(types);
		return this.#do(() =>
			(this.#shelves.get(workshop)?.events ?? [])
				.slice(0, Math.max(0, before - 1))
				.filter(({ job }) => job === null)
				.map(({ text }) => JSON.parse(text) as Recorded)
				.filter(({ event }) => wanted.has(event.type))
				.reverse()
				.slice(0, limit)
		);
	}

	archivedOrders(
		workshop: WorkshopCode,
		orders: readonly OrderNo[]
	): Promise<readonly ArchivedOrder[]> {
		return this.#do(() =>
			orders
				.map((order) => this.#shelves.get(workshop)?.archived.get(order))
				.filter((text) => text !== undefined)
				.map((text) => JSON.parse(text) as ArchivedOrder)
		);
	}

	textsOf(workshop: WorkshopCode, job: JobId): Promise<readonly (Remark | AdditionText | Note)[]> {
		return this.#do(() => textsOf(this.#shelves.get(workshop), job));
	}

	photoOf(workshop: WorkshopCode, job: JobId, photo: PhotoId): Promise<StoredPhoto | null> {
		return this.#do(() => {
			const found = this.#shelves.get(workshop)?.photos.get(photo);
			return found?.job === job ? copyOf(found) : null;
		});
	}

	photosOf(workshop: WorkshopCode, job: JobId): Promise<readonly StoredPhoto[]> {
		return this.#do(() =>
			[...(this.#shelves.get(workshop)?.photos.values() ?? [])]
				.filter((photo) => photo.job === job)
				.sort((a, b) => (a.id < b.id ? -1 : 1))
				.map(copyOf)
		);
	}

	remember(area: string, key: string, value: unknown): Promise<void> {
		return this.#do(() => {
			const memos = this.#memos.get(area) ?? new Map<string, string>();
			if (value === null) memos.delete(key);
			else memos.set(key, toText(value));
			this.#memos.set(area, memos);
		});
	}

	recall(area: string, key: string): Promise<unknown> {
		return this.#do(() => {
			const text = this.#memos.get(area)?.get(key);
			return text === undefined ? null : (JSON.parse(text) as unknown);
		});
	}

	recallAll(area: string): Promise<ReadonlyMap<string, unknown>> {
		return this.#do(() => {
			const memos = [...(this.#memos.get(area) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
			return new Map(memos.map(([key, text]) => [key, JSON.parse(text) as unknown]));
		});
	}

	backup(target: string): Promise<void> {
		return this.#do(() => {
			if (existsSync(target)) throw new Error(`${target} exists; a backup never replaces a file`);
			writeFileSync(`${target}.part`, this.#dump());
			renameSync(`${target}.part`, target);
			this.#lastBackupAt = this.#now();
		});
	}

	/** Nothing is left behind in memory. */
	scrub(): Promise<void> {
		return this.#do(() => undefined);
	}

	health(): StoreHealth {
		return {
			kind: 'memory',
			writable: !this.#closed,
			fault: this.#closed ? 'the store is closed' : null,
			fsyncMs: null,
			lastBackupAt: this.#lastBackupAt
		};
	}

	close(): Promise<void> {
		this.#closed = true;
		return Promise.resolve();
	}

	/** Runs at once, in the order of the calls; what it throws becomes a rejection. */
	#do<T>(body: () => T): Promise<T> {
		return new Promise((resolve) => {
			if (this.#closed) throw new StoreUnavailable('the store is closed');
			resolve(body());
		});
	}

	#dump(): string {
		const shelves = [...this.#shelves].map(([workshop, shelf]) => ({
			workshop,
			head: shelf.head,
			events: shelf.events,
			answers: [...shelf.answers],
			entities: [...shelf.entities],
			records: [...shelf.records],
			archived: [...shelf.archived],
			photos: [...shelf.photos.values()].map(dumpedPhoto)
		}));
		const memos = [...this.#memos].map(([area, entries]) => ({ area, entries: [...entries] }));
		return JSON.stringify({
			shelves,
			memos,
			accounts: this.#accounts.dump(),
			audit: this.#audit.dump()
		} satisfies Dump);
	}

	#restore(text: string): void {
		const { shelves, memos, accounts, audit } = JSON.parse(text) as Dump;
		this.#accounts.restore(accounts);
		this.#audit.restore(audit);
		for (const { workshop, head, events, ...maps } of shelves) {
			this.#shelves.set(workshop, {
				epoch: this.#newEpoch(),
				head,
				events,
				answers: new Map(maps.answers),
				entities: new Map(maps.entities),
				records: new Map(maps.records),
				archived: new Map(maps.archived),
				photos: new Map(maps.photos.map((photo) => [photo.id, undumpedPhoto(photo)]))
			});
		}
		this.#memos = new Map(memos.map(({ area, entries }) => [area, new Map(entries)]));
	}
}

/** A picture in a file of JSON. */
type DumpedPhoto = Omit<StoredPhoto, 'bytes'> & { readonly base64: string };

const dumpedPhoto = ({ bytes, ...rest }: StoredPhoto): DumpedPhoto => ({
	...rest,
	base64: Buffer.from(bytes).toString('base64')
});
const undumpedPhoto = ({ base64, ...rest }: DumpedPhoto): StoredPhoto => ({
	...rest,
	bytes: new Uint8Array(Buffer.from(base64, 'base64'))
});

/** A backup file of this store; epochs are left out, because a restore begins new ones. */
interface Dump {
	readonly shelves: {
		readonly workshop: string;
		readonly head: number;
		readonly events: Shelf['events'];
		readonly answers: [string, string][];
		readonly entities: [string, { readonly gone: boolean; readonly text: string }][];
		readonly records: [string, PersonalRecord][];
		readonly archived: [string, string][];
		readonly photos: readonly DumpedPhoto[];
	}[];
	readonly memos: { readonly area: string; readonly entries: [string, string][] }[];
	readonly accounts: AccountDump;
	readonly audit: AuditDump;
}
