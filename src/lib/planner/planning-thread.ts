/** Starts a planning thread; it takes one question, and whoever asked ends it. */
export const planningThread = (): Worker =>
	new Worker(new URL('./planning-worker.ts', import.meta.url), { type: 'module' });
