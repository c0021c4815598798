import type { Calendar } from '#core/display/off-hours.ts';
import type { Heartbeat } from '#core/display/heartbeat.ts';
import type { DisplayProfile } from '#core/display/profile.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { WireRefusal } from './messages.ts';

/**
 * The wire between the server, the displays it let in, and whoever looks after them: a line of its own
 * (`/fleet`) beside the one that carries rows, so that a screen can be told what to show while it shows
 * nothing. All times are real time of the server in milliseconds.
 */
export const FLEET_NAMESPACE = '/fleet';

/** A display as people see it; nothing in here lets anybody in. */
export interface DisplayEntry {
	/** Names it in addresses and in the log; no secret. */
	readonly id: string;
	readonly workshop: WorkshopCode;
	readonly profile: DisplayProfile;
	readonly createdAt: number;
	/** The name of who let it in. */
	readonly createdBy: string;
	/** Its last heartbeat, to within some minutes after a restart; null: never. */
	readonly heardAt: number | null;
	/** Has not been heard of for so long that somebody should look (see `isSilent`). */
	readonly isSilent: boolean;
	/** Whether its line is up. */
	readonly isConnected: boolean;
	/** What it last said; null: nothing since the server started. */
	readonly heartbeat: Heartbeat | null;
	/** How far its clock is ahead of the server's, by that heartbeat; null as well. */
	readonly driftMs: number | null;
}

/** What a display is told of itself. */
export interface DisplaySelf {
	readonly id: string;
	readonly workshop: WorkshopCode;
	readonly profile: DisplayProfile;
	readonly calendar: Calendar;
}

/** What somebody has a display do, once. */
export const DISPLAY_ORDERS = ['reload', 'identify', 'next-page', 'test-card'] as const;
/** `test-card` comes and goes. */
export type DisplayOrder = (typeof DISPLAY_ORDERS)[number];

/** The answer to a heartbeat. */
export type HeartbeatAnswer =
	| {
			readonly status: 'heard';
			/** Its credential has served its time: it asks any page for a new one. */
			readonly renew: boolean;
	  }
	| { readonly status: 'refused'; readonly reason: WireRefusal };

/** From a display. Whoever looks after displays sends nothing here. */
export interface FleetToServer {
	heartbeat: (heartbeat: Heartbeat, answer: (told: HeartbeatAnswer) => void) => void;
}

export interface FleetToClient {
	/** To a display: what it is to show, at the start and whenever that changes. */
	self: (self: DisplaySelf) => void;
	order: (order: DisplayOrder) => void;
	/** The display was taken down, or the session ended: nothing more comes. */
	turnedAway: (reason: WireRefusal) => void;
	/** To whoever looks after displays: all of one workshop, at the start and whenever something changes. */
	fleet: (workshop: WorkshopCode, displays: readonly DisplayEntry[]) => void;
}

/** What became of a code somebody typed. */
export type PairingRefusal =
	/** No screen shows this code, or no longer. */
	| 'unknown-code'
	/** Too many wrong ones, by this person or in this house; a few minutes help. */
	| 'too-many-tries';
