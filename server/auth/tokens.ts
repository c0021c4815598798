import type { Actor } from '#core/decider.ts';
import { personId, workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { Scope } from '#core/people/scope.ts';
import { MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import { TOKEN_ROLES, type TokenEntry, type TokenRole } from '#protocol/tokens.ts';
import { scope } from '#protocol/schemas/tokens.ts';
import * as v from 'valibot';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { secretHash } from './secret-hash.ts';
import type { Session, Sessions } from './sessions.ts';

/**
 * The tokens of programs. A token is a session that begins with every request: found by the hash of
 * its secret, limited to scopes and workshops, and over at once when it is revoked. The store keeps
 * hashes only. Times are real time.
 */
export interface Tokens {
	/** Those of the workshops the asker belongs to, latest first. */
	list(asker: Pick<Session, 'workshops'>): readonly TokenEntry[];
	/** Makes one; its secret is known this once. */
	create(
		wish: TokenWish,
		by: Actor
	): Promise<{ readonly token: TokenEntry; readonly secret: string }>;
	/** Ends it and every socket that came by it; false when the asker knows of none such. */
	revoke(id: string, asker: Pick<Session, 'workshops'>): Promise<boolean>;
	/** The session a secret stands for; null when it is no token, or a revoked or expired one. */
	find(secret: string | null): Session | null;
	/** It was used over an open socket. */
	use(id: string): void;
	/** Tells of every token that was revoked or expired, at once. */
	onEnded(listener: (id: string) => void): void;
	close(): void;
}

interface TokenWish {
	readonly name: string;
	readonly role: TokenRole;
	/** At least one of each. */
	readonly scopes: readonly Scope[];
	readonly workshops: readonly WorkshopCode[];
	readonly expiresAt: number | null;
}

/** Told from a session's secret at a glance, and by programs that look for leaked secrets. */
const PREFIX = 'wbt_';
const AREA = 'api-token';
/** The time of the last use is worth a write only so often. */
const WRITE_USE_AFTER_MS = 5 * MINUTE_MS;
/** A token that has expired is cut within a second. */
const SWEEP_EVERY_MS = SECOND_MS / 2;

const storedToken = v.object({
	name: v.string(),
	role: v.picklist(TOKEN_ROLES),
	scopes: v.array(scope),
	workshops: v.array(v.pipe(v.string(), v.transform(workshopCode))),
	createdAt: v.number(),
	createdBy: v.string(),
	expiresAt: v.nullable(v.number()),
	lastUsedAt: v.nullable(v.number())
});
type Stored = v.InferOutput<typeof storedToken>;

interface TokenParts {
	readonly store: Store;
	readonly clock: Clock;
	readonly ids: Ids;
}

export async function openTokens(parts: TokenParts): Promise<Tokens> {
	const kept = new Map<string, Stored>();
	for (const [id, value] of await parts.store.recallAll(AREA)) {
		const read = v.safeParse(storedToken, value);
		// A token this version does not understand lets nobody in, and stays for the version that does.
		if (read.success) kept.set(id, read.output);
	}
	return new KeptTokens(parts, kept);
}

class KeptTokens implements Tokens {
	readonly #parts: TokenParts;
	readonly #tokens: Map<string, Stored>;
	readonly #usedAtWritten: Map<string, number>;
	readonly #expired = new Set<string>();
	readonly #listeners: ((id: string) => void)[] = [];
	readonly #stopSweeping: () => void;

	constructor(parts: TokenParts, tokens: Map<string, Stored>) {
		this.#parts = parts;
		this.#tokens = tokens;
		this.#usedAtWritten = new Map(
			[...tokens].map(([id, { lastUsedAt }]) => [id, lastUsedAt ?? -Infinity])
		);
		this.#stopSweeping = parts.clock.every(SWEEP_EVERY_MS, () => {
			this.#sweep();
		});
	}

	list(asker: Pick<Session, 'workshops'>): readonly TokenEntry[] {
		return [...this.#tokens]
			.filter(([, token]) => knowsOf(asker, token))
			.map(([id, token]) => ({ id, ...token }))
			.sort((a, b) => b.createdAt - a.createdAt);
	}

	async create(
		{ name, role, scopes, workshops, expiresAt }: TokenWish,
		by: Actor
	): Promise<{ readonly token: TokenEntry; readonly secret: string }> {
		const secret = PREFIX + this.#parts.ids.secret();
		const id = secretHash(secret);
		const token: Stored = {
			name,
			role,
			scopes: [...scopes],
			workshops: [...workshops],
			createdAt: this.#parts.clock.now(),
			createdBy: by.name,
			expiresAt,
			lastUsedAt: null
		};
		await this.#parts.store.remember(AREA, id, token);
		this.#tokens.set(id, token);
		return { token: { id, ...token }, secret };
	}

	async revoke(id: string, asker: Pick<Session, 'workshops'>): Promise<boolean> {
		const token = this.#tokens.get(id);
		if (token === undefined || !knowsOf(asker, token)) return false;
		// Over before anything is awaited: a slow disk must not keep a door open.
		this.#tokens.delete(id);
		this.#tell(id);
		await this.#parts.store.remember(AREA, id, null);
		return true;
	}

	find(secret: string | null): Session | null {
		if (secret?.startsWith(PREFIX) !== true) return null;
		const id = secretHash(secret);
		const token = this.#live(id);
		if (token === null) return null;
		this.use(id);
		const endsAt = token.expiresAt ?? Infinity;
		return {
			id,
			actor: { id: personId(`token-${id.slice(0, 16)}`), role: token.role, name: token.name },
			...{ workshops: token.workshops, scopes: token.scopes, by: 'token', provenAt: 0 },
			...{ idleMs: Infinity, expiresAt: endsAt, endsAt }
		};
	}

	use(id: string): void {
		const token = this.#live(id);
		if (token === null) return;
		const now = this.#parts.clock.now();
		const used = { ...token, lastUsedAt: now };
		this.#tokens.set(id, used);
		if (now - (this.#usedAtWritten.get(id) ?? -Infinity) < WRITE_USE_AFTER_MS) return;
		this.#usedAtWritten.set(id, now);
		this.#writeUse(id, used).catch(() => {
			// A full disk must not keep a program out; the next use writes again.
			this.#usedAtWritten.delete(id);
		});
	}

	async #writeUse(id: string, token: Stored): Promise<void> {
		await this.#parts.store.remember(AREA, id, token);
		// It was revoked while it was being written.
		if (!this.#tokens.has(id)) await this.#parts.store.remember(AREA, id, null);
	}

	onEnded(listener: (id: string) => void): void {
		this.#listeners.push(listener);
	}

	close(): void {
		this.#stopSweeping();
	}

	#live(id: string): Stored | null {
		const token = this.#tokens.get(id);
		if (token === undefined) return null;
		return (token.expiresAt ?? Infinity) > this.#parts.clock.now() ? token : null;
	}

	#tell(id: string): void {
		for (const listener of this.#listeners) listener(id);
	}

	/** Expired tokens stay in the list, so that people see why a program stopped. */
	#sweep(): void {
		for (const id of this.#tokens.keys()) {
			if (this.#expired.has(id) || this.#live(id) !== null) continue;
			this.#expired.add(id);
			this.#tell(id);
		}
	}
}

const knowsOf = (
	{ workshops }: Pick<Session, 'workshops'>,
	token: Pick<Stored, 'workshops'>
): boolean => workshops === null || token.workshops.every((code) => workshops.includes(code));

/** Sessions of people, tokens of programs and credentials of displays, found by whatever secret comes in. */
export type Bearers = Pick<Sessions, 'find' | 'use' | 'onEnded'>;

/** Whoever a secret stands for: tokens and displays tell themselves by its beginning. */
export const bearersOf = (
	sessions: Bearers,
	tokens: Bearers,
	displays: Omit<Bearers, 'use'>
): Bearers => ({
	find: (secret) => tokens.find(secret) ?? displays.find(secret) ?? sessions.find(secret),
	use: (id) => {
		sessions.use(id);
		tokens.use(id);
	},
	onEnded: (listener) => {
		sessions.onEnded(listener);
		tokens.onEnded(listener);
		displays.onEnded(listener);
	}
});
