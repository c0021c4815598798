import type { Server } from 'node:http';
import type { Log } from './log.ts';

/**
 * Longer than any transaction, shorter than what container engines and systemd wait before they kill:
 * what hangs after that hangs for good, and nothing acknowledged is lost by ending it.
 */
const PATIENCE_MS = 8_000;
/** What is still being sent after this is cut: a large download goes on for as long as its reader likes. */
const DRAIN_MS = 2_000;
const IDLE_EVERY_MS = 20;

/** Stops in order on SIGTERM and SIGINT; a second signal, or running out of patience, stops at once. */
export function stopOnSignals(running: { stop(): Promise<void> }, log: Log): void {
	let stopping = false;
	const stop = (signal: NodeJS.Signals): void => {
		if (stopping) process.exit(1);
		stopping = true;
		log.info('stopping', { signal });
		setTimeout(() => process.exit(1), PATIENCE_MS).unref();
		running.stop().then(
			() => {
				log.info('stopped');
				process.exit(0);
			},
			(error: unknown) => {
				log.error('did not stop cleanly', error);
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}

interface Stoppable {
	/** Takes no more commands, answers those taken and cuts the screens; reading goes on. */
	drain(): Promise<void>;
	close(): Promise<void>;
}

/** The order of stopping: nobody new, answer what was taken, let it go out, then let go of the data. */
export async function stopInOrder(server: Server, app: Stoppable): Promise<void> {
	const ended = new Promise<void>((resolve) => {
		server.close(() => {
			resolve();
		});
	});
	await app.drain();
	await Promise.race([ended, hangUp(server)]);
	server.closeAllConnections();
	await app.close();
}

/** Ends connections as they fall idle: a browser would keep its own for seconds. Resolves when it is late. */
function hangUp(server: Server): Promise<void> {
	return new Promise((resolve) => {
		const idle = setInterval(() => {
			server.closeIdleConnections();
		}, IDLE_EVERY_MS);
		const late = setTimeout(done, DRAIN_MS);
		server.once('close', done);
		function done(): void {
			clearInterval(idle);
			clearTimeout(late);
			resolve();
		}
	});
}
