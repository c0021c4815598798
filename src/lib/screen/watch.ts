/**
 * The watch over a page that nobody looks at closely enough (display rule B16): a worker, whose timers run
 * whatever the page does, asks every five seconds; the page answers when a frame was drawn and its data move.
 * After three beats without an answer the page is taken to be frozen. A page that hangs for good cannot be
 * helped from inside; it is missed by its heartbeat.
 */

/** What was confirmed longer ago than this while the line is said to be up stands still. */
export const DATA_STILL_MS = 60_000;

interface Watched {
	/** Whether what is shown moves, or rightly stands still. */
	readonly isMoving: () => boolean;
	readonly onFrozen: () => void;
	readonly worker: Pick<Worker, 'onmessage' | 'postMessage'>;
	/** Calls back when the next frame is drawn. */
	readonly nextFrame: (drawn: () => void) => void;
}

/** Answers the worker from now on. */
export function watch({ isMoving, onFrozen, worker, nextFrame }: Watched): void {
	worker.onmessage = ({ data }: MessageEvent<unknown>) => {
		if (data === 'frozen') onFrozen();
		else if (isMoving())
			nextFrame(() => {
				worker.postMessage('drawn');
			});
	};
}

/** A page out of sight draws nothing, and nobody misses it. */
export const frameOnScreen = (drawn: () => void): void => {
	if (document.visibilityState === 'visible') requestAnimationFrame(drawn);
	else drawn();
};
