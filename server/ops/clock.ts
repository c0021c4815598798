/**
 * Real time, as the running server sees it. Injected everywhere, so that a test can hold it still;
 * nothing else in the server asks the machine for the time.
 */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Runs the task again and again, first after one period, until the returned function is called. */
	every(periodMs: number, task: () => void): () => void;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	every: (periodMs, task) => {
		const timer = setInterval(task, periodMs);
		// A pending beat must not keep a stopping process alive.
		timer.unref();
		return () => {
			clearInterval(timer);
		};
	}
};
