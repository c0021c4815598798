import { personId, type PersonId, type WorkshopCode } from '#core/ids.ts';
import { DAY_MS, HOUR_MS } from '#core/time/instant.ts';
import type { AdministrativeKind } from '#protocol/audit.ts';
import type { Session } from '../auth/sessions.ts';
import { currentAsker } from '../ops/asker.ts';
import type { Clock } from '../ops/clock.ts';
import type { Log } from '../ops/log.ts';
import type { Store } from '../storage/port.ts';

/**
 * Writes down acts of administration, and from which device sessions are used. What commands did goes
 * into the audit with the commands themselves.
 */
export interface Journal {
	/** Writes durably; rejects when that was not possible, so that nothing is handed out unwritten. */
	record(act: Act): Promise<void>;
	/** The same for what is done already and stays done: a failure is logged. */
	note(act: Act): Promise<void>;
	/** The session of whoever asks now; null for the server's own. Its device is kept in mind. */
	session(): string | null;
	close(): void;
}

export interface Act {
	readonly kind: AdministrativeKind;
	/** An id or a file's name; never a customer's name, phone or plate. */
	readonly about?: string;
	readonly workshop?: WorkshopCode | null;
	/** Who did it; left out: whoever asks now. */
	readonly by?: Pick<Session, 'id' | 'actor' | 'by'> | null;
	/** Who it was that nobody could be sure of, at a failed sign-in. */
	readonly supposed?: PersonId | null;
}

interface JournalParts {
	readonly store: Pick<Store, 'audit'>;
	readonly clock: Clock;
	readonly log: Log;
	readonly find: (secret: string | null) => Session | null;
}

/** Nobody who is known. */
const NOBODY = personId('nobody');
/** An address tells where somebody was: it is kept as long as an incident takes to be looked into. */
const ADDRESS_KEPT_MS = 90 * DAY_MS;
/** A device that is used all day is written this often. */
const NOTED_EVERY_MS = HOUR_MS;
/** More sessions than any installation has; beyond it what was noted is written once more. */
const MOST_REMEMBERED = 5_000;

export function openJournal(parts: JournalParts): Journal {
	const noted = new Map<string, { readonly place: string; readonly at: number }>();
	const forget = (): void => {
		const before = parts.clock.now() - ADDRESS_KEPT_MS;
		written(parts, parts.store.audit.write({ kind: 'forget-addresses', before }));
	};
	const stop = parts.clock.every(DAY_MS, forget);
	const see = (session: Pick<Session, 'id' | 'by'>): void => {
		const asker = currentAsker();
		if (asker === null) return;
		const now = parts.clock.now();
		const { address, agent } = asker;
		const place = `${agent} ${address}`;
		const last = noted.get(session.id);
		if (last?.place === place && now - last.at < NOTED_EVERY_MS) return;
		if (noted.size >= MOST_REMEMBERED) noted.clear();
		noted.set(session.id, { place, at: now });
		const device = { session: session.id, by: session.by, agent, address, seenAt: now };
		written(parts, parts.store.audit.write({ kind: 'device', device }));
	};
	const asking = (): Session | null => parts.find(currentAsker()?.secret ?? null);
	const record = ({ kind, about = '', workshop = null, ...who }: Act): Promise<void> => {
		const by = who.by === undefined ? asking() : who.by;
		if (by !== null) see(by);
		const actor = by?.actor.id ?? who.supposed ?? NOBODY;
		const act = { at: parts.clock.now(), kind, about, workshop, actor, session: by?.id ?? null };
		return parts.store.audit.write({ kind: 'act', act });
	};
	return {
		record,
		note: (act) =>
			record(act).catch((error: unknown) => {
				parts.log.error('act not written down', error, { kind: act.kind });
			}),
		session: () => {
			const session = asking();
			if (session !== null) see(session);
			return session?.id ?? null;
		},
		close: stop
	};
}

/** Losing a device or keeping an address a day longer is no reason to refuse what was asked. */
function written({ log }: Pick<JournalParts, 'log'>, write: Promise<void>): void {
	write.catch((error: unknown) => {
		log.error('device not written down', error);
	});
}
