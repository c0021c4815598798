import type { Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '#protocol/messages.ts';
import type { Session } from '../auth/sessions.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Clock } from '../ops/clock.ts';
import type { StoreWatch } from '../ops/store-watch.ts';
import type { Hands } from './hands.ts';
import type { Views } from './views.ts';

/** What is kept of one client: who it is, and which room it sits in. */
export interface ClientData {
	session: Session | null;
	room: string | null;
	/** Real time at which nothing waited to be sent to it, as last looked. */
	freshAt: number;
}

type NoMessages = Record<string, never>;
export type Client = Socket<ClientToServer, ServerToClient, NoMessages, ClientData>;

/** What the handlers of messages work with. */
export interface HandlerParts {
	readonly commands: CommandRunner;
	readonly views: Views;
	readonly hands: Hands;
	readonly clock: Pick<Clock, 'now'>;
	readonly storeWatch: Pick<StoreWatch, 'isWritable'>;
	readonly onLoopbackOnly: boolean;
}
