import type { CommandRunner } from '../commands/runner.ts';
import type { Live } from '../live/socket.ts';
import type { Store, StoreHealth } from '../storage/port.ts';

/** How the server is, in figures that name nobody. */
export interface Health {
	/** `degraded`: screens go on, but nothing can be written until the disk does again. */
	readonly status: 'ok' | 'degraded';
	readonly upSeconds: number;
	readonly workshops: number;
	readonly connections: number;
	readonly store: StoreHealth;
}

interface Watched {
	readonly store: Store;
	readonly commands: CommandRunner;
	readonly live: Live;
	readonly upMs: number;
}

export function healthOf({ store, commands, live, upMs }: Watched): Health {
	const health = store.health();
	return {
		status: health.writable ? 'ok' : 'degraded',
		upSeconds: Math.round(upMs / 1_000),
		workshops: commands.workshops().length,
		connections: live.connections(),
		store: health
	};
}
