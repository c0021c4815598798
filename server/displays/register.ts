import { audienceOf, type DisplayProfile } from '#core/display/profile.ts';
import { personId, type WorkshopCode } from '#core/ids.ts';
import { DAY_MS, MINUTE_MS } from '#core/time/instant.ts';
import * as v from 'valibot';
import { secretHash } from '../auth/secret-hash.ts';
import type { Session } from '../auth/sessions.ts';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { DISPLAY_AREA, storedDisplay, type StoredDisplay } from './stored-display.ts';

/**
 * The displays that were let in, each with its profile and its own credential: read-only, for one workshop
 * and one audience, kept as a hash, renewed while it is used and void at once when it is revoked. Times are
 * real time.
 */
export interface DisplayRegister {
	/** The display a secret stands for, as a session of its own; null when it is none, or none any more. */
	find(secret: string | null): Session | null;
	/** A display has a credential from now on: the secret the device was made to hold while it waited. */
	letIn(wish: NewDisplay, by: string): Promise<string>;
	/**
	 * Another secret for a display to hold. The old one stays good until the new one is shown, so that an
	 * answer that got lost shuts nobody out; null right after one was handed out.
	 */
	renew(id: string): Promise<string | null>;
	/** Whether its credential has been held for so long that it should be another. */
	isRenewalDue(id: string): boolean;
	of(id: string): StoredDisplay | null;
	all(): Iterable<readonly [string, StoredDisplay]>;
	change(id: string, profile: DisplayProfile): Promise<void>;
	/** It said something of itself. */
	heard(id: string): void;
	/** Ends it; nothing it holds is good from this moment on. */
	revoke(id: string): Promise<void>;
	/** Tells of each that was revoked, at once. */
	onEnded(listener: (id: string) => void): void;
	/** Tells of each whose profile is another one. */
	onChanged(listener: (id: string, before: DisplayProfile) => void): void;
}

interface NewDisplay {
	/** Hash of the secret it holds. */
	readonly held: string;
	readonly workshop: WorkshopCode;
	readonly profile: DisplayProfile;
}

interface RegisterParts {
	readonly store: Pick<Store, 'remember' | 'recallAll'>;
	readonly clock: Pick<Clock, 'now'>;
	readonly ids: Ids;
}

/** Tells a display's secret at a glance, and programs that look for leaked ones. */
const PREFIX = 'wbd_';
/** A secret for a device that has none yet. */
export const newDeviceSecret = (ids: Ids): string => PREFIX + ids.secret();
/** Whether a browser holds the secret of a display, one that is let in or not. */
export const isDeviceSecret = (secret: string | null): secret is string =>
	secret?.startsWith(PREFIX) === true;

/** Held for longer, a credential is renewed even on a screen that is never restarted. */
const HELD_AT_MOST_MS = 7 * DAY_MS;
/** Two pages of one browser at once must not be handed two secrets, of which it keeps either. */
const NOT_AGAIN_FOR_MS = MINUTE_MS;
/** A display nobody has heard of for so long has been thrown away. */
const FORGOTTEN_AFTER_MS = 400 * DAY_MS;
/** The time of the last heartbeat is worth a write only so often. */
const WRITE_HEARD_AFTER_MS = 10 * MINUTE_MS;

export async function openRegister(parts: RegisterParts): Promise<DisplayRegister> {
	const kept = new Map<string, StoredDisplay>();
	for (const [id, value] of await parts.store.recallAll(DISPLAY_AREA)) {
		const read = v.safeParse(storedDisplay, value);
		// A display this version does not understand gets in nowhere, and stays for the version that does.
		if (read.success) kept.set(id, read.output);
	}
	return new KeptDisplays(parts, kept);
}

class KeptDisplays implements DisplayRegister {
	readonly #parts: RegisterParts;
	readonly #displays: Map<string, StoredDisplay>;
	readonly #byHash = new Map<string, string>();
	readonly #heardWritten = new Map<string, number>();
	readonly #endedListeners: ((id: string) => void)[] = [];
	readonly #changedListeners: ((id: string, before: DisplayProfile) => void)[] = [];

	constructor(parts: RegisterParts, displays: Map<string, StoredDisplay>) {
		this.#parts = parts;
		this.#displays = displays;
		for (const [id, { held, given, heardAt }] of displays) {
			this.#byHash.set(held, id);
			if (given !== null) this.#byHash.set(given, id);
			this.#heardWritten.set(id, heardAt ?? -Infinity);
		}
	}

	find(secret: string | null): Session | null {
		if (!isDeviceSecret(secret)) return null;
		const hash = secretHash(secret);
		const id = this.#byHash.get(hash);
		const display = id === undefined ? undefined : this.#displays.get(id);
		if (id === undefined || display === undefined || this.#isForgotten(display)) return null;
		if (hash === display.given) this.#shown(id, { ...display, held: hash, given: null });
		return sessionOf(id, display);
	}

	async letIn({ held, workshop, profile }: NewDisplay, by: string): Promise<string> {
		const id = `display-${this.#parts.ids.fresh()}`;
		const now = this.#parts.clock.now();
		const display: StoredDisplay = {
			...{ workshop, profile, createdAt: now, createdBy: by },
			...{ held, given: null, givenAt: 0, heardAt: null }
		};
		this.#displays.set(id, display);
		try {
			await this.#write(id);
		} catch (error) {
			this.#displays.delete(id);
			throw error;
		}
		// Good only once it is written: what a restart would not know lets nobody in.
		if (this.#displays.has(id)) this.#byHash.set(held, id);
		return id;
	}

	async renew(id: string): Promise<string | null> {
		const display = this.#displays.get(id);
		const now = this.#parts.clock.now();
		if (display === undefined || now - display.givenAt < NOT_AGAIN_FOR_MS) return null;
		const secret = newDeviceSecret(this.#parts.ids);
		const given = secretHash(secret);
		// Said before it is written, so that a second page meanwhile is handed nothing.
		this.#displays.set(id, { ...display, given, givenAt: now });
		if (display.given !== null) this.#byHash.delete(display.given);
		try {
			await this.#write(id);
		} catch {
			// A full disk must not darken a wall: it keeps what it holds, and is handed another one later.
			return null;
		}
		// It may have been revoked while it was written.
		if (!this.#displays.has(id)) return null;
		this.#byHash.set(given, id);
		return secret;
	}

	isRenewalDue(id: string): boolean {
		const display = this.#displays.get(id);
		return (
			display !== undefined &&
			this.#parts.clock.now() - Math.max(display.givenAt, display.createdAt) >= HELD_AT_MOST_MS
		);
	}

	of(id: string): StoredDisplay | null {
		return this.#displays.get(id) ?? null;
	}

	all(): Iterable<readonly [string, StoredDisplay]> {
		return this.#displays;
	}

	async change(id: string, profile: DisplayProfile): Promise<void> {
		const display = this.#displays.get(id);
		if (display === undefined) return;
		this.#displays.set(id, { ...display, profile });
		try {
			await this.#write(id);
		} catch (error) {
			const now = this.#displays.get(id);
			if (now !== undefined) this.#displays.set(id, { ...now, profile: display.profile });
			throw error;
		}
		for (const listener of this.#changedListeners) listener(id, display.profile);
	}

	heard(id: string): void {
		const display = this.#displays.get(id);
		if (display === undefined) return;
		const now = this.#parts.clock.now();
		this.#displays.set(id, { ...display, heardAt: now });
		if (now - (this.#heardWritten.get(id) ?? -Infinity) < WRITE_HEARD_AFTER_MS) return;
		this.#heardWritten.set(id, now);
		// A full disk must not darken a wall; a later heartbeat writes again.
		this.#write(id).catch(() => undefined);
	}

	async revoke(id: string): Promise<void> {
		const display = this.#displays.get(id);
		if (display === undefined) return;
		// Over before anything is awaited: a slow disk must not keep a door open.
		this.#displays.delete(id);
		this.#byHash.delete(display.held);
		if (display.given !== null) this.#byHash.delete(display.given);
		for (const listener of this.#endedListeners) listener(id);
		await this.#parts.store.remember(DISPLAY_AREA, id, null);
	}

	onEnded(listener: (id: string) => void): void {
		this.#endedListeners.push(listener);
	}

	onChanged(listener: (id: string, before: DisplayProfile) => void): void {
		this.#changedListeners.push(listener);
	}

	/** The device holds what it was last given: the one before is good no longer. */
	#shown(id: string, display: StoredDisplay): void {
		const before = this.#displays.get(id);
		if (before !== undefined) this.#byHash.delete(before.held);
		this.#displays.set(id, display);
		// Unwritten, both are good after a restart, and this happens again.
		this.#write(id).catch(() => undefined);
	}

	#isForgotten({ heardAt, createdAt }: StoredDisplay): boolean {
		return this.#parts.clock.now() - (heardAt ?? createdAt) >= FORGOTTEN_AFTER_MS;
	}

	/** Writes it as it is now: what is asked for later is written later, so the last word stays. */
	async #write(id: string): Promise<void> {
		const display = this.#displays.get(id);
		if (display !== undefined) await this.#parts.store.remember(DISPLAY_AREA, id, display);
	}
}

/** A display acts as nobody: its role has no cell in the table of who may do what. */
const sessionOf = (id: string, { workshop, profile }: StoredDisplay): Session => ({
	id,
	actor: { id: personId(id), role: 'display', name: profile.name },
	workshops: [workshop],
	by: 'display',
	scopes: null,
	audience: audienceOf(profile),
	provenAt: 0,
	...{ idleMs: Infinity, expiresAt: Infinity, endsAt: Infinity }
});
