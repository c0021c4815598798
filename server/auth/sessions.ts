import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import { ROLES } from '#core/people/role.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
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
	/** How long it lasts without being used, milliseconds. */
	readonly idleMs: number;
	readonly expiresAt: number;
}

/** People sign in anew after half a day; a display hangs on its wall for a year and more. */
const PERSON_IDLE_MS = 12 * HOUR_MS;
const DISPLAY_IDLE_MS = 400 * DAY_MS;
/** How much later an expiry must be before it is written again. */
const WRITE_AFTER_MS = 10 * MINUTE_MS;
const SWEEP_EVERY_MS = MINUTE_MS;

const AREA = 'session';

const storedSession = v.object({
	actor: v.object({
		id: v.pipe(v.string(), v.transform(personId)),
		role: v.picklist(ROLES),
		name: v.string()
	}),
	idleMs: v.number(),
	expiresAt: v.number()
});

export interface Sessions {
	/** Begins a session and hands out its secret, the only time it is known. */
	begin(actor: Actor): Promise<string>;
	/** Begins one that ends with this process, however long that lasts, and is written nowhere. */
	beginUnwritten(actor: Actor): string;
	/** The session of a secret, kept alive by being asked for; null when there is none. */
	find(secret: string | null): Session | null;
	/** Keeps it alive for somebody who uses it without showing the secret again, over an open socket. */
	use(id: string): void;
	end(id: string): Promise<void>;
	/** Tells of every session that ended or expired. */
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
		if (read.success && read.output.expiresAt > parts.clock.now())
			kept.set(id, { id, ...read.output });
		else await parts.store.remember(AREA, id, null);
	}
	return new KeptSessions(parts, kept);
}

class KeptSessions implements Sessions {
	readonly #parts: SessionParts;
	readonly #sessions: Map<string, Session>;
	readonly #unwritten = new Set<string>();
	readonly #listeners: ((id: string) => void)[] = [];
	readonly #stopSweeping: () => void;

	constructor(parts: SessionParts, sessions: Map<string, Session>) {
		this.#parts = parts;
		this.#sessions = sessions;
		this.#stopSweeping = parts.clock.every(SWEEP_EVERY_MS, () => {
			this.#sweep();
		});
	}

	async begin(actor: Actor): Promise<string> {
		const idleMs = actor.role === 'display' ? DISPLAY_IDLE_MS : PERSON_IDLE_MS;
		const { secret, session } = this.#made(actor, idleMs);
		await this.#write(session);
		this.#sessions.set(session.id, session);
		return secret;
	}

	beginUnwritten(actor: Actor): string {
		const { secret, session } = this.#made(actor, Infinity);
		this.#unwritten.add(session.id);
		this.#sessions.set(session.id, session);
		return secret;
	}

	#made(actor: Actor, idleMs: number): { readonly secret: string; readonly session: Session } {
		const secret = this.#parts.ids.secret();
		const expiresAt = this.#parts.clock.now() + idleMs;
		return { secret, session: { id: secretHash(secret), actor, idleMs, expiresAt } };
	}

	find(secret: string | null): Session | null {
		if (secret === null || secret === '') return null;
		const session = this.#sessions.get(secretHash(secret));
		if (session === undefined || session.expiresAt <= this.#parts.clock.now()) return null;
		this.use(session.id);
		return session;
	}

	use(id: string): void {
		const session = this.#sessions.get(id);
		const now = this.#parts.clock.now();
		if (session === undefined || session.expiresAt <= now || this.#unwritten.has(id)) return;
		const expiresAt = now + session.idleMs;
		if (expiresAt - session.expiresAt < WRITE_AFTER_MS) return;
		const prolonged = { ...session, expiresAt };
		this.#sessions.set(session.id, prolonged);
		// A full disk must not sign anybody out; the next use writes again.
		this.#write(prolonged).catch(() => undefined);
	}

	async end(id: string): Promise<void> {
		if (!this.#sessions.delete(id)) return;
		for (const listener of this.#listeners) listener(id);
		if (!this.#unwritten.delete(id)) await this.#parts.store.remember(AREA, id, null);
	}

	onEnded(listener: (id: string) => void): void {
		this.#listeners.push(listener);
	}

	close(): void {
		this.#stopSweeping();
	}

	async #write({ id, actor, idleMs, expiresAt }: Session): Promise<void> {
		await this.#parts.store.remember(AREA, id, { actor, idleMs, expiresAt });
	}

	#sweep(): void {
		const now = this.#parts.clock.now();
		for (const { id, expiresAt } of this.#sessions.values()) {
			// What could not be deleted now is dropped when the server starts again.
			if (expiresAt <= now) this.end(id).catch(() => undefined);
		}
	}
}
