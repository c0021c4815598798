import type { Audience } from '#core/board/rows.ts';
import type { Actor } from '#core/decider.ts';
import {
	personId,
	technicianCode,
	workshopCode,
	type PersonId,
	type WorkshopCode
} from '#core/ids.ts';
import { ROLES } from '#core/people/role.ts';
import type { Scope } from '#core/people/scope.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import * as v from 'valibot';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { secretHash } from './secret-hash.ts';

/**
 * Who is signed in. A session's secret is known to its bearer only; the store keeps a hash of it. All
 * sessions live in memory as well, so that finding one costs nothing. Times here are real time.
 */

export interface Session {
	/** Hash of the secret; names the session in the store and in the log. */
	readonly id: string;
	readonly actor: Actor;
	/** Workshops the person or program belongs to; null: every one of the installation. */
	readonly workshops: readonly WorkshopCode[] | null;
	/** How it began. */
	readonly by: SignedInBy;
	/** What an API token is limited to; null: whatever the role may. */
	readonly scopes: readonly Scope[] | null;
	/** The one audience a display may look as; left out: any that its role may. */
	readonly audience?: Audience;
	/** When a password last proved who this is, in ms; 0: never (a screen, a PIN, a token). */
	readonly provenAt: number;
	/** How long it lasts without being used, milliseconds. */
	readonly idleMs: number;
	/** When it ends unless it is used again. */
	readonly expiresAt: number;
	/** When it ends however much it is used. */
	readonly endsAt: number;
}

const WAYS = ['password', 'link', 'pin', 'demo', 'token', 'local', 'display'] as const;

/**
 * `display`: a screen by its own credential; `link`: of the first release, which did not write down how;
 * `local`: a program that can read the data folder anyway.
 */
export type SignedInBy = (typeof WAYS)[number];

/** How a session begins; what is left out limits nothing. */
interface SessionStart {
	readonly by: SignedInBy;
	readonly workshops?: readonly WorkshopCode[] | null;
	/** It ends by then in any case: whoever changes places on a device gets no more time than it has. */
	readonly endsBy?: number;
}

/** People sign in anew each day, and after two hours away. */
const IDLE_MS = 2 * HOUR_MS;
const LASTS_MS = 12 * HOUR_MS;
/** How much later an expiry must be before it is written again; a restart costs no more than this. */
const WRITE_AFTER_MS = 10 * MINUTE_MS;
/** Whoever idled too long is turned away within a second, as is everybody whose session ends. */
const SWEEP_EVERY_MS = SECOND_MS / 2;
/** How long after the password the few things may be done that need it fresh. */
const FRESH_MS = 15 * MINUTE_MS;

/** Whether the password was given just now, as managing people and letting screens in requires. */
export const isFresh = ({ provenAt }: Pick<Session, 'provenAt'>, now: number): boolean =>
	now - provenAt <= FRESH_MS;

/** Ways in that show who somebody is; on the demo one tap is all there is to show. */
const PROVES: ReadonlySet<SignedInBy> = new Set(['password', 'demo']);

const AREA = 'session';

const storedSession = v.object({
	actor: v.object({
		id: v.pipe(v.string(), v.transform(personId)),
		role: v.picklist(ROLES),
		name: v.string(),
		staff: v.optional(
			v.nullable(
				v.object({
					workshop: v.pipe(v.string(), v.transform(workshopCode)),
					code: v.pipe(v.string(), v.transform(technicianCode))
				})
			)
		)
	}),
	// Sessions of the first release know nothing of these.
	workshops: v.optional(v.nullable(v.array(v.pipe(v.string(), v.transform(workshopCode)))), null),
	by: v.optional(v.picklist(WAYS), 'link'),
	provenAt: v.optional(v.number(), 0),
	idleMs: v.number(),
	expiresAt: v.number(),
	// JSON knows no infinity: null never ends.
	endsAt: v.pipe(
		v.nullish(v.number(), null),
		v.transform((at) => at ?? Infinity)
	)
});

export interface Sessions {
	/** Begins a session and hands out its secret, the only time it is known. */
	begin(actor: Actor, how: SessionStart): Promise<string>;
	/** Begins one that ends with this process, however long that lasts, and is written nowhere. */
	beginUnwritten(actor: Actor): string;
	/** The session of a secret, kept alive by being asked for; null when there is none. */
	find(secret: string | null): Session | null;
	/** Keeps it alive for somebody who uses it without showing the secret again, over an open socket. */
	use(id: string): void;
	/** The password was given once more. */
	prove(id: string): Promise<void>;
	end(id: string): Promise<void>;
	/** Ends every session of a person; all of them are over before anything is awaited. */
	endAllOf(person: PersonId): Promise<void>;
	/** All that are not over, without keeping any of them alive. */
	all(): readonly Session[];
	/** How many sessions a person has. */
	countOf(person: PersonId): number;
	/** Tells of every session that ended or expired, at once. */
	onEnded(listener: (id: string) => void): void;
	close(): void;
}

interface SessionParts {
	readonly store: Store;
	readonly clock: Clock;
	readonly ids: Ids;
}

export async function openSessions(parts: SessionParts): Promise<Sessions> {
	const kept = new Map<string, Session>();
	for (const [id, value] of await parts.store.recallAll(AREA)) {
		const read = v.safeParse(storedSession, value);
		if (read.success && goesOn(read.output, parts.clock.now()))
			kept.set(id, { id, scopes: null, ...read.output });
		else await parts.store.remember(AREA, id, null);
	}
	return new KeptSessions(parts, kept);
}

/**
 * Screens that were let in by a link, before there were codes, saw every workshop of the house and stood in
 * no list: they end with the start of this release and show a code (decision record 38).
 */
const goesOn = (session: Pick<Session, 'actor' | 'expiresAt' | 'endsAt'>, now: number): boolean =>
	session.actor.role !== 'display' && endOf(session) > now;

const endOf = ({ expiresAt, endsAt }: Pick<Session, 'expiresAt' | 'endsAt'>): number =>
	Math.min(expiresAt, endsAt);

class KeptSessions implements Sessions {
	readonly #parts: SessionParts;
	readonly #sessions: Map<string, Session>;
	/** The expiry the store knows of each session it knows. */
	readonly #written: Map<string, number>;
	readonly #listeners: ((id: string) => void)[] = [];
	readonly #stopSweeping: () => void;

	constructor(parts: SessionParts, sessions: Map<string, Session>) {
		this.#parts = parts;
		this.#sessions = sessions;
		this.#written = new Map([...sessions].map(([id, { expiresAt }]) => [id, expiresAt]));
		this.#stopSweeping = parts.clock.every(SWEEP_EVERY_MS, () => {
			this.#sweep();
		});
	}

	async begin(actor: Actor, { by, workshops = null, endsBy }: SessionStart): Promise<string> {
		const now = this.#parts.clock.now();
		const endsAt = Math.min(now + LASTS_MS, endsBy ?? Infinity);
		const secret = this.#parts.ids.secret();
		const session: Session = {
			...{ id: secretHash(secret), actor, workshops, by, scopes: null },
			...{ provenAt: PROVES.has(by) ? now : 0, endsAt },
			...{ idleMs: IDLE_MS, expiresAt: now + IDLE_MS }
		};
		await this.#write(session);
		this.#sessions.set(session.id, session);
		return secret;
	}

	beginUnwritten(actor: Actor): string {
		const secret = this.#parts.ids.secret();
		const id = secretHash(secret);
		const never = { provenAt: Infinity, idleMs: Infinity, expiresAt: Infinity, endsAt: Infinity };
		this.#sessions.set(id, { id, actor, workshops: null, by: 'local', scopes: null, ...never });
		return secret;
	}

	find(secret: string | null): Session | null {
		if (secret === null || secret === '') return null;
		const id = secretHash(secret);
		this.use(id);
		return this.#live(id);
	}

	use(id: string): void {
		const session = this.#live(id);
		if (session === null || session.expiresAt === Infinity) return;
		const prolonged = { ...session, expiresAt: this.#parts.clock.now() + session.idleMs };
		this.#sessions.set(id, prolonged);
		if (prolonged.expiresAt - (this.#written.get(id) ?? 0) < WRITE_AFTER_MS) return;
		// A full disk must not sign anybody out; the next use writes again.
		this.#write(prolonged).catch(() => undefined);
	}

	async prove(id: string): Promise<void> {
		const session = this.#live(id);
		if (session === null) return;
		const proven = { ...session, provenAt: this.#parts.clock.now() };
		this.#sessions.set(id, proven);
		await this.#write(proven);
	}

	async end(id: string): Promise<void> {
		if (!this.#sessions.delete(id)) return;
		for (const listener of this.#listeners) listener(id);
		if (this.#written.delete(id)) await this.#parts.store.remember(AREA, id, null);
	}

	async endAllOf(person: PersonId): Promise<void> {
		const ids = [...this.#sessions.values()].filter(({ actor }) => actor.id === person);
		await Promise.all(ids.map(({ id }) => this.end(id)));
	}

	all(): readonly Session[] {
		const now = this.#parts.clock.now();
		return [...this.#sessions.values()].filter((session) => endOf(session) > now);
	}

	countOf(person: PersonId): number {
		return this.all().filter(({ actor }) => actor.id === person).length;
	}

	onEnded(listener: (id: string) => void): void {
		this.#listeners.push(listener);
	}

	close(): void {
		this.#stopSweeping();
	}

	#live(id: string): Session | null {
		const session = this.#sessions.get(id);
		return session !== undefined && endOf(session) > this.#parts.clock.now() ? session : null;
	}

	async #write({ id, scopes: _, ...session }: Session): Promise<void> {
		const known = this.#written.get(id);
		// Known before it is written, so that the uses meanwhile do not write it again.
		this.#written.set(id, session.expiresAt);
		try {
			const endsAt = session.endsAt === Infinity ? null : session.endsAt;
			await this.#parts.store.remember(AREA, id, { ...session, endsAt });
		} catch (error) {
			if (known === undefined) this.#written.delete(id);
			else this.#written.set(id, known);
			throw error;
		}
		// It ended while it was being written.
		if (!this.#written.has(id)) await this.#parts.store.remember(AREA, id, null);
	}

	#sweep(): void {
		const now = this.#parts.clock.now();
		for (const session of this.#sessions.values()) {
			// What could not be deleted now is dropped when the server starts again.
			if (endOf(session) <= now) this.end(session.id).catch(() => undefined);
		}
	}
}
