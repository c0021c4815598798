import type { Audience } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import { commandId, workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { bareConnection } from '../../src/lib/live/bare-connection.ts';
import type { Connection } from '../../src/lib/live/connection.ts';
import { noStorage } from '../../src/lib/live/outbox-storage.ts';
import { socketIoConnection } from '../../src/lib/live/socket-io-connection.ts';
import { View } from '../../src/lib/live/view.ts';

export interface ScreenOptions {
	readonly url: string;
	/** Of a session; a wall on this machine needs none. */
	readonly secret?: string;
	readonly audience?: Audience;
	readonly workshop?: WorkshopCode;
	/** Puts a fault between the line and the screen. */
	readonly through?: (line: Connection) => Connection;
	/** Something shown has changed, as a page is told. */
	readonly onChange?: () => void;
}

/** What a page runs, without the page: the real view on the real line. */
export interface TestScreen {
	readonly view: View;
	send(command: Command): Promise<CommandAnswer>;
	close(): void;
}

/** As often as a page does; see `live-board.svelte.ts`. */
const CHECK_EVERY_MS = 1_000;
let sent = 0;

export function openScreen(options: ScreenOptions): TestScreen {
	const { url, secret, audience = 'wall', workshop = workshopCode('test') } = options;
	const { onChange = () => undefined } = options;
	const view = new View({
		workshop,
		audience,
		localNow: () => performance.timeOrigin + performance.now(),
		storage: noStorage,
		onChange,
		onOutdated: () => undefined,
		onLateAnswer: () => undefined
	});
	// As in the product: a wall speaks the bare line, whoever is signed in the library's.
	const line =
		secret === undefined
			? bareConnection({ url })
			: socketIoConnection({ url, headers: { authorization: `Bearer ${secret}` } });
	view.connect(options.through?.(line) ?? line);
	const checks = setInterval(() => {
		view.check();
	}, CHECK_EVERY_MS);
	return {
		view,
		send: (command) =>
			view.send(commandId(`screen-${String(process.pid)}-${String(sent++)}`), command),
		close: () => {
			clearInterval(checks);
			view.close();
		}
	};
}
