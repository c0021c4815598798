import type { CommandRunner } from '../commands/runner.ts';
import type { Live } from '../live/socket.ts';
import type { Backups } from '../storage/backups.ts';
import type { Store, StoreHealth } from '../storage/port.ts';

/** How the server is, in figures that name nobody. */
export interface Health {
	/** `degraded`: screens go on, but nothing can be written until the disk does again. */
	readonly status: 'ok' | 'degraded';
	readonly upSeconds: number;
	readonly workshops: number;
	readonly connections: number;
	/** Without the fault's own words: they may name files, and anybody may read this. */
	readonly store: Omit<StoreHealth, 'fault'>;
	readonly backups: {
		/** Real time in milliseconds; null before the first. */
		readonly lastAt: number | null;
		/** When the last attempt failed; null where it did not. Why, the administrator reads in the settings. */
		readonly failedAt: number | null;
	};
}

interface Watched {
	readonly store: Store;
	readonly backups: Backups;
	readonly commands: CommandRunner;
	readonly live: Live;
	readonly upMs: number;
}

export function healthOf({ store, backups, commands, live, upMs }: Watched): Health {
	const { kind, writable, fsyncMs, lastBackupAt } = store.health();
	const { lastAt, failure } = backups.status();
	return {
		status: writable ? 'ok' : 'degraded',
		upSeconds: Math.round(upMs / 1_000),
		workshops: commands.workshops().length,
		connections: live.connections(),
		store: { kind, writable, fsyncMs, lastBackupAt },
		backups: { lastAt, failedAt: failure?.at ?? null }
	};
}
