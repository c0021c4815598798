import type { CommandId, PersonId, WorkshopCode } from '#core/ids.ts';
import {
	actAt,
	idRange,
	nextActId,
	type AuditChange,
	type AuditQuery,
	type StoredAct,
	type StoredDevice
} from '../audit-table.ts';
import type { SerialisedAppend } from '../serialised.ts';
import type { Connection } from './connection.ts';
import { QUERIES } from './queries.ts';

interface ActRow {
	readonly id: number;
	readonly ws: string | null;
	readonly actor: string;
	readonly kind: string;
	readonly cmd: string | null;
	readonly session: string | null;
	readonly about: string;
}

interface DeviceRow extends Omit<StoredDevice, 'seenAt'> {
	readonly seen_at: number;
}

/** What every query of the audit is given; null leaves a condition out. */
interface Asked {
	readonly ws: string | null;
	readonly actor: string | null;
	readonly kind: string | null;
	readonly words: string | null;
	readonly first: number;
	readonly end: number;
	readonly limit: number;
}

export function prepareAuditReads(db: Connection) {
	const prepare = (sql: string) => db.prepare<[Asked], ActRow>(sql);
	const all = prepare(QUERIES.auditAll);
	const ofWorkshop = prepare(QUERIES.auditOfWorkshop);
	const ofActor = prepare(QUERIES.auditOfActor);
	const ofKind = prepare(QUERIES.auditOfKind);
	const withWords = prepare(QUERIES.auditWithWords);
	const ofJob = db.prepare<[Asked & { readonly job: string }], ActRow>(QUERIES.auditOfJob);
	const device = db.prepare<[string], DeviceRow>('SELECT * FROM device WHERE session = ?');

	/** By the condition that leaves least to look through. */
	const rowsOf = ({ jobs }: AuditQuery, asked: Asked): readonly ActRow[] => {
		if (jobs !== null)
			return merged(
				jobs.flatMap((job) => ofJob.all({ ...asked, job })),
				asked
			);
		if (asked.words !== null) return withWords.all(asked);
		if (asked.actor !== null) return ofActor.all(asked);
		if (asked.kind !== null) return ofKind.all(asked);
		return (asked.ws === null ? all : ofWorkshop).all(asked);
	};
	return {
		acts: (query: AuditQuery): readonly StoredAct[] => rowsOf(query, askedOf(query)).map(toAct),

		devices: (sessions: readonly string[]): ReadonlyMap<string, StoredDevice> =>
			new Map(
				sessions.flatMap((session) => {
					const row = device.get(session);
					if (row === undefined) return [];
					const { seen_at: seenAt, ...rest } = row;
					return [[session, { ...rest, seenAt }] as const];
				})
			)
	};
}

const askedOf = (query: AuditQuery): Asked => ({
	...{ ws: query.workshop, actor: query.actor, kind: query.kind, limit: query.limit },
	...idRange(query),
	words: query.words === null ? null : `%${query.words.replaceAll(/[\\%_]/g, '\\$&')}%`
});

/** One command may have touched several of the visits. */
const merged = (rows: readonly ActRow[], { limit }: Asked): readonly ActRow[] =>
	[...new Map(rows.map((row) => [row.id, row])).values()]
		.sort((a, b) => b.id - a.id)
		.slice(0, limit);

const toAct = ({ id, ws, actor, kind, cmd, session, about }: ActRow): StoredAct => ({
	...{ id, at: actAt(id), kind, session, about },
	workshop: ws as WorkshopCode | null,
	actor: actor as PersonId,
	command: cmd as CommandId | null
});

/** For the writer thread only. */
export function prepareAuditWrites(db: Connection) {
	const lastId = db.prepare<[], number | null>('SELECT max(id) FROM audit').pluck();
	const putAct = db.prepare<(string | number | null)[]>(
		`INSERT INTO audit (id, ws, actor, kind, cmd, session, about, words)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const putJob = db.prepare<[string, number]>('INSERT INTO audit_job (job, id) VALUES (?, ?)');
	const putDevice = db.prepare<(string | number)[]>(
		`INSERT INTO device (session, by, agent, address, seen_at) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (session) DO UPDATE SET by = excluded.by, agent = excluded.agent,
			address = excluded.address, seen_at = excluded.seen_at`
	);
	const forget = db.prepare<[number]>(
		"UPDATE device SET address = '' WHERE seen_at < ? AND address <> ''"
	);
	let last = lastId.get() ?? 0;

	return {
		command: ({ workshop, command, audit, jobs }: SerialisedAppend): void => {
			if (audit === null) return;
			const { at, actor, kind, session, words } = audit;
			last = nextActId(last, at);
			putAct.run(last, workshop, actor, kind, command, session, '', words === '' ? null : words);
			for (const job of jobs) putJob.run(job, last);
		},

		change: (change: AuditChange): void => {
			switch (change.kind) {
				case 'act': {
					const { at, workshop, actor, kind, session, about } = change.act;
					last = nextActId(last, at);
					putAct.run(last, workshop, actor, kind, null, session, about, null);
					break;
				}
				case 'device': {
					const { session, by, agent, address, seenAt } = change.device;
					putDevice.run(session, by, agent, address, seenAt);
					break;
				}
				case 'forget-addresses':
					forget.run(change.before);
					break;
			}
		}
	};
}
