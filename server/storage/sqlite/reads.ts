import type { ArchivedOrder } from '#core/commands.ts';
import type { CommandId, JobId, OrderNo, PersonId, PhotoId, WorkshopCode } from '#core/ids.ts';
import type { Event, Recorded, ShopEventType } from '#core/job/events.ts';
import type {
	AdditionText,
	CallText,
	Note,
	PersonalRecord,
	Remark
} from '#core/workshop/registers.ts';
import type { EntityRow, Page, StoredPhoto, StoredWorkshop } from '../port.ts';
import { prepareAccountReads } from './accounts.ts';
import { prepareAuditReads } from './audit.ts';
import type { Connection } from './connection.ts';
import { QUERIES } from './queries.ts';

interface EventRow {
	readonly seq: number;
	readonly at: number;
	readonly recorded_at: number;
	readonly actor: string;
	readonly cmd: string;
	readonly body: string;
}

interface StreamRow {
	readonly epoch: string;
	readonly head: number;
}

type StoredEntity = Omit<EntityRow, 'body' | 'gone'> & { readonly body: string };

const parsed = (text: string): unknown => JSON.parse(text);

const toRecorded = (row: EventRow): Recorded => ({
	seq: row.seq,
	at: row.at,
	recordedAt: row.recorded_at,
	actor: row.actor as PersonId,
	command: row.cmd as CommandId,
	event: parsed(row.body) as Event
});

/** Every statement that reads, prepared once, on a connection that cannot write. */
export type Reads = ReturnType<typeof prepareReads>;

export function prepareReads(db: Connection) {
	const stream = db.prepare<[string], StreamRow>('SELECT epoch, head FROM stream WHERE ws = ?');
	const workshops = db.prepare<[], WorkshopCode>('SELECT ws FROM stream ORDER BY ws').pluck();
	const givenAnswer = db.prepare<[string, string], string>(QUERIES.givenAnswer).pluck();
	const eventsSince = db.prepare<[string, number, number], EventRow>(QUERIES.eventsSince);
	const historyOf = db.prepare<[string, string], EventRow>(QUERIES.historyOf);
	const entities = db.prepare<[string], StoredEntity>(QUERIES.entitiesOnBoard);
	const archivedOrder = db.prepare<[string, string], string>(QUERIES.archivedOrder).pluck();
	const memo = db
		.prepare<[string, string], string>('SELECT value FROM memo WHERE area = ? AND key = ?')
		.pluck();
	const memos = db.prepare<[string], { readonly key: string; readonly value: string }>(
		'SELECT key, value FROM memo WHERE area = ? ORDER BY key'
	);
	const records = prepareRecords(db);

	return {
		workshops: (): readonly WorkshopCode[] => workshops.all(),

		/** Null where there is no log yet, or one restored from a backup that has no epoch yet. */
		workshop: db.transaction((ws: WorkshopCode): StoredWorkshop | null => {
			const row = stream.get(ws);
			if (row === undefined || row.epoch === '') return null;
			return {
				workshop: ws,
				epoch: row.epoch,
				head: row.head,
				entities: entities
					.all(ws)
					.map(({ body, ...rest }) => ({ ...rest, gone: false, body: parsed(body) })),
				records: records(ws)
			};
		}),

		answerOf(ws: WorkshopCode, command: CommandId): { answer: unknown } | null {
			const text = givenAnswer.get(ws, command);
			return text === undefined ? null : { answer: parsed(text) };
		},

		eventsSince: (ws: WorkshopCode, since: number, limit: number): readonly Recorded[] =>
			eventsSince.all(ws, since, limit).map(toRecorded),

		eventsOf: prepareEventsOf(db),

		historyOf: (ws: WorkshopCode, job: JobId): readonly Recorded[] =>
			historyOf.all(ws, job).map(toRecorded),

		shopEvents: prepareShopEvents(db),

		archivedOrders: (ws: WorkshopCode, orders: readonly OrderNo[]): readonly ArchivedOrder[] =>
			orders
				.map((order) => archivedOrder.get(ws, order))
				.filter((text) => text !== undefined)
				.map((text) => parsed(text) as ArchivedOrder),

		textsOf: prepareTexts(db),

		...preparePhotos(db),

		memo(area: string, key: string): unknown {
			const text = memo.get(area, key);
			return text === undefined ? null : parsed(text);
		},

		...prepareAccountReads(db),
		...prepareAuditReads(db),

		memos: (area: string): ReadonlyMap<string, unknown> =>
			new Map(memos.all(area).map(({ key, value }) => [key, parsed(value)]))
	};
}

/** The facts of a command lie together in the log, and the answer tells where they end. */
function prepareEventsOf(db: Connection) {
	const headAfter = db.prepare<[string, string], number>(QUERIES.headAfter).pluck();
	const eventsUpTo = db.prepare<[string, number], EventRow>(QUERIES.eventsUpTo);
	return (ws: WorkshopCode, command: CommandId): readonly Recorded[] => {
		const head = headAfter.get(ws, command);
		if (head === undefined) return [];
		const events: Recorded[] = [];
		for (const row of eventsUpTo.iterate(ws, head)) {
			if (row.cmd !== command) break;
			events.push(toRecorded(row));
		}
		return events.reverse();
	};
}

/** One look at the index for each type; together never more than the page. */
function prepareShopEvents(db: Connection) {
	const ofType = db.prepare<[string, string, number, number], EventRow>(QUERIES.shopEvents);
	return (
		ws: WorkshopCode,
		types: readonly ShopEventType[],
		{ before, limit }: Page
	): readonly Recorded[] =>
		types
			.flatMap((type) => ofType.all(ws, type, before, limit))
			.sort((a, b) => b.seq - a.seq)
			.slice(0, limit)
			.map(toRecorded);
}

/** Remark, additions and notes of one visit. */
function prepareTexts(db: Connection) {
	const remark = db.prepare<[string, string], Omit<Remark, 'kind'>>(QUERIES.remarkOf);
	const additions = db.prepare<[string, string], Omit<AdditionText, 'kind'>>(QUERIES.additionsOf);
	const notes = db.prepare<[string, string], Omit<Note, 'kind'>>(QUERIES.notesOf);
	return (ws: WorkshopCode, job: JobId): readonly (Remark | AdditionText | Note)[] => [
		...remark.all(ws, job).map((one) => ({ kind: 'remark' as const, ...one })),
		...additions.all(ws, job).map((one) => ({ kind: 'addition' as const, ...one })),
		...notes.all(ws, job).map((one) => ({ kind: 'note' as const, ...one }))
	];
}

/** The pictures of a visit, as arrays of their own and no view of a larger one. */
function preparePhotos(db: Connection) {
	const one = db.prepare<[string, string, string], StoredPhoto>(QUERIES.photoOf);
	const all = db.prepare<[string, string], StoredPhoto>(QUERIES.photosOf);
	const plain = (photo: StoredPhoto): StoredPhoto => ({
		...photo,
		bytes: new Uint8Array(photo.bytes)
	});
	return {
		photoOf(ws: WorkshopCode, job: JobId, photo: PhotoId): StoredPhoto | null {
			const found = one.get(ws, job, photo);
			return found === undefined ? null : plain(found);
		},

		photosOf: (ws: WorkshopCode, job: JobId): readonly StoredPhoto[] => all.all(ws, job).map(plain)
	};
}

/** Whole registers of cars, customers and staff; what was typed only of what is on the board. */
function prepareRecords(db: Connection): (ws: WorkshopCode) => readonly PersonalRecord[] {
	const queries = [
		"SELECT 'vehicle' AS kind, id, plate, vin, model, colour FROM vehicle WHERE ws = ?",
		"SELECT 'customer' AS kind, id, name, phone FROM customer WHERE ws = ?",
		"SELECT 'staff' AS kind, id, name FROM staff WHERE ws = ?"
	].map((sql) => db.prepare<[string], PersonalRecord>(sql));
	const remarks = db.prepare<[string], { readonly id: JobId; readonly text: string }>(
		QUERIES.remarksOnBoard
	);
	const additions = db.prepare<[string], Omit<AdditionText, 'kind'>>(QUERIES.additionsOnBoard);
	const calls = db.prepare<[string], Omit<CallText, 'kind'>>(QUERIES.callsOnBoard);
	const notes = db.prepare<[string], Omit<Note, 'kind'>>(QUERIES.notesOnBoard);
	return (ws) => [
		...queries.flatMap((query) => query.all(ws)),
		...remarks.all(ws).map((remark) => ({ kind: 'remark' as const, ...remark })),
		...additions.all(ws).map((addition) => ({ kind: 'addition' as const, ...addition })),
		...calls.all(ws).map((call) => ({ kind: 'call' as const, ...call })),
		...notes.all(ws).map((note) => ({ kind: 'note' as const, ...note }))
	];
}
