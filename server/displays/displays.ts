import { codeTyped } from '#core/display/pairing.ts';
import { isSilent, type Heartbeat } from '#core/display/heartbeat.ts';
import { closedDays } from '#core/display/off-hours.ts';
import type { DisplayProfile } from '#core/display/profile.ts';
import type { WorkshopCode } from '#core/ids.ts';
import { ok, refused, type Result } from '#core/result.ts';
import type { Setup } from '#core/workshop/setup.ts';
import type {
	DisplayEntry,
	DisplayOrder,
	DisplaySelf,
	PairingRefusal
} from '#protocol/displays.ts';
import { isMember } from '../auth/may-act.ts';
import { secretHash } from '../auth/secret-hash.ts';
import type { Session } from '../auth/sessions.ts';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';
import type { Store } from '../storage/port.ts';
import { isDeviceSecret, newDeviceSecret, openRegister, type DisplayRegister } from './register.ts';
import type { StoredDisplay } from './stored-display.ts';
import { openWaitingScreens, type Device, type Waiting } from './waiting-screens.ts';
import { WrongTries } from './wrong-tries.ts';

/**
 * Screens on walls, from the code they show at first to the day they are taken down. Who may do any of it is
 * asked by whoever calls; which displays there are for them is asked here. Times are real time.
 */
export interface Displays extends Pick<
	DisplayRegister,
	'find' | 'renew' | 'isRenewalDue' | 'onEnded' | 'onChanged'
> {
	/** Whether a browser was made to hold the secret of a display, let in or not. */
	isDevice(secret: string | null): secret is string;
	/** Whether a screen with this secret shows a code now. */
	isWaiting(secret: string | null): secret is string;
	/** A secret for a browser that is to become one. */
	newSecret(): string;
	/** What a new screen holding this secret shows; null while too many wait. */
	show(device: Omit<Device, 'hash'> & { readonly secret: string }): Waiting | null;
	/** The waiting screen that shows a code, for whoever is about to let it in. A wrong one counts as a try. */
	look(code: string, by: Session): Result<Waiting, PairingRefusal>;
	/** Lets the screen in that shows the code: exactly once, however many say so at once. */
	approve(approval: Approval, by: Session): Promise<Result<DisplayEntry, PairingRefusal>>;
	/** Those of the workshops somebody belongs to, the oldest first. */
	list(by: Pick<Session, 'workshops'>): readonly DisplayEntry[];
	/** One of them; null also for another workshop's. */
	entry(id: string, by: Pick<Session, 'workshops'>): DisplayEntry | null;
	/** Changes what it shows, at once on its screen; false when there is none such for them. */
	change(id: string, profile: DisplayProfile, by: Pick<Session, 'workshops'>): Promise<boolean>;
	/** Takes it down: its lines are cut, and it shows a code again. */
	revoke(id: string, by: Pick<Session, 'workshops'>): Promise<boolean>;
	/** Has its screen do something; false when it has no line now, or there is none such for them. */
	order(id: string, order: DisplayOrder, by: Pick<Session, 'workshops'>): boolean;
	/** Told of every order, to bring it to its screen. */
	onOrder(listener: (id: string, order: DisplayOrder) => void): void;
	/** What a display is told of itself; null when it is none any more. */
	self(id: string): DisplaySelf | null;
	/** Its line went up (1) or down (-1). */
	lineOf(id: string, change: 1 | -1): void;
	/** It said something of itself; answers whether its credential is due to be another. */
	hear(id: string, heartbeat: Heartbeat): boolean;
}

interface Approval {
	readonly code: string;
	readonly workshop: WorkshopCode;
	readonly profile: DisplayProfile;
}

interface DisplayParts {
	readonly store: Pick<Store, 'remember' | 'recallAll'>;
	readonly clock: Pick<Clock, 'now'>;
	readonly ids: Ids;
	/** The set-up of a workshop as it is now; null while it has none. */
	readonly setupOf: (workshop: WorkshopCode) => Setup | null;
}

/** What is known of a display since the server started. */
interface Heard {
	readonly heartbeat: Heartbeat;
	readonly driftMs: number;
}

export async function openDisplays(parts: DisplayParts): Promise<Displays> {
	const register = await openRegister(parts);
	const desk = new DisplayDesk(parts, register);
	return {
		...pairingAt(desk, register, parts),
		isDevice: isDeviceSecret,
		newSecret: () => newDeviceSecret(parts.ids),
		find: (secret) => register.find(secret),
		renew: (id) => register.renew(id),
		isRenewalDue: (id) => register.isRenewalDue(id),
		onEnded: (listener) => {
			register.onEnded(listener);
		},
		onChanged: (listener) => {
			register.onChanged(listener);
		},
		list: (by) => desk.list(by),
		entry: (id, by) => desk.entry(id, by),
		change: async (id, profile, by) => {
			if (desk.known(id, by) === null) return false;
			await register.change(id, profile);
			return true;
		},
		revoke: async (id, by) => {
			if (desk.known(id, by) === null) return false;
			await register.revoke(id);
			return true;
		},
		order: (id, order, by) => desk.order(id, order, by),
		onOrder: (listener) => {
			desk.onOrder(listener);
		},
		self: (id) => desk.self(id),
		lineOf: (id, change) => {
			desk.lineOf(id, change);
		},
		hear: (id, heartbeat) => desk.hear(id, heartbeat)
	};
}

/** How a new screen and whoever lets it in find each other. */
function pairingAt(
	desk: DisplayDesk,
	register: DisplayRegister,
	{ clock, ids }: DisplayParts
): Pick<Displays, 'isWaiting' | 'show' | 'look' | 'approve'> {
	const screens = openWaitingScreens({ clock, ids });
	const tries = new WrongTries(clock);
	const look = (text: string, by: Session): Result<Waiting, PairingRefusal> => {
		if (!tries.mayTry(by.actor.id)) return refused('too-many-tries');
		const code = codeTyped(text);
		const screen = code === null ? null : screens.look(code);
		if (screen !== null) return ok(screen);
		tries.wasWrong(by.actor.id);
		return refused('unknown-code');
	};
	return {
		isWaiting: (secret): secret is string => secret !== null && screens.knows(secretHash(secret)),
		show: ({ secret, ...device }) => screens.show({ ...device, hash: secretHash(secret) }),
		look,
		approve: async ({ code, ...wish }, by) => {
			const found = look(code, by);
			if (!found.ok) return found;
			// Taken before anything is awaited, so that the second of two finds nothing.
			const screen = screens.take(found.value.code);
			if (screen === null) return refused('unknown-code');
			const id = await register.letIn({ ...wish, held: screen.hash }, by.actor.name);
			const entry = desk.entry(id, by);
			return entry === null ? refused('unknown-code') : ok(entry);
		}
	};
}

/** What is known of the displays that were let in, beyond what is kept of them. */
class DisplayDesk {
	readonly #parts: DisplayParts;
	readonly #register: DisplayRegister;
	readonly #startedAt: number;
	readonly #heard = new Map<string, Heard>();
	readonly #lines = new Map<string, number>();
	readonly #orders: ((id: string, order: DisplayOrder) => void)[] = [];

	constructor(parts: DisplayParts, register: DisplayRegister) {
		this.#parts = parts;
		this.#register = register;
		this.#startedAt = parts.clock.now();
		register.onEnded((id) => {
			this.#heard.delete(id);
			this.#lines.delete(id);
		});
	}

	known(id: string, by: Pick<Session, 'workshops'>): StoredDisplay | null {
		const display = this.#register.of(id);
		return display !== null && isMember(by, display.workshop) ? display : null;
	}

	list(by: Pick<Session, 'workshops'>): readonly DisplayEntry[] {
		return [...this.#register.all()]
			.filter(([, { workshop }]) => isMember(by, workshop))
			.map(([id, display]) => this.#entryOf(id, display))
			.sort((a, b) => a.createdAt - b.createdAt);
	}

	entry(id: string, by: Pick<Session, 'workshops'>): DisplayEntry | null {
		const display = this.known(id, by);
		return display === null ? null : this.#entryOf(id, display);
	}

	order(id: string, order: DisplayOrder, by: Pick<Session, 'workshops'>): boolean {
		if (this.known(id, by) === null || !this.#isConnected(id)) return false;
		for (const listener of this.#orders) listener(id, order);
		return true;
	}

	onOrder(listener: (id: string, order: DisplayOrder) => void): void {
		this.#orders.push(listener);
	}

	self(id: string): DisplaySelf | null {
		const display = this.#register.of(id);
		if (display === null) return null;
		const { workshop, profile } = display;
		const setup = this.#parts.setupOf(workshop);
		const calendar = {
			timeZone: setup?.timeZone ?? 'UTC',
			closed: closedDays(setup?.holidays ?? [])
		};
		return { id, workshop, profile, calendar };
	}

	lineOf(id: string, change: 1 | -1): void {
		const lines = Math.max(0, (this.#lines.get(id) ?? 0) + change);
		if (lines === 0) this.#lines.delete(id);
		else this.#lines.set(id, lines);
	}

	hear(id: string, heartbeat: Heartbeat): boolean {
		if (this.#register.of(id) === null) return false;
		const driftMs = heartbeat.deviceNow - this.#parts.clock.now();
		this.#heard.set(id, { heartbeat, driftMs });
		this.#register.heard(id);
		return this.#register.isRenewalDue(id);
	}

	#isConnected(id: string): boolean {
		return (this.#lines.get(id) ?? 0) > 0;
	}

	#entryOf(
		id: string,
		{ workshop, profile, createdAt, createdBy, heardAt }: StoredDisplay
	): DisplayEntry {
		const heard = this.#heard.get(id);
		const since = Math.max(this.#startedAt, createdAt);
		const isKnownSilent = isSilent(
			// What was heard before the server started says nothing about now.
			{ heardAt: heard === undefined ? null : heardAt, startedAt: since },
			this.#parts.clock.now()
		);
		return {
			...{ id, workshop, profile, createdAt, createdBy, heardAt },
			isSilent: isKnownSilent,
			isConnected: this.#isConnected(id),
			heartbeat: heard?.heartbeat ?? null,
			driftMs: heard?.driftMs ?? null
		};
	}
}
