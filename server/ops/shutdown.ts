import type { Log } from './log.ts';

/** Longer than any transaction; what hangs after that hangs for good. */
const PATIENCE_MS = 10_000;

/** Stops in order on SIGTERM and SIGINT; a second signal, or running out of patience, stops at once. */
export function stopOnSignals(running: { stop(): Promise<void> }, log: Log): void {
	let stopping = false;
	const stop = (signal: NodeJS.Signals): void => {
		if (stopping) process.exit(1);
		stopping = true;
		log.info('stopping', { signal });
		setTimeout(() => process.exit(1), PATIENCE_MS).unref();
		running.stop().then(
			() => process.exit(0),
			(error: unknown) => {
				log.error('did not stop cleanly', error);
				process.exit(1);
			}
		);
	};
	process.on('SIGTERM', stop);
	process.on('SIGINT', stop);
}
