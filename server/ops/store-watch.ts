import type { Store } from '../storage/port.ts';
import type { Clock } from './clock.ts';
import type { Log } from './log.ts';

/** How soon everybody is told that nothing can be stored, and that it can again. */
const LOOK_EVERY_MS = 1_000;

/** Knows whether the store can be written to, and tells when that changes. */
export interface StoreWatch {
	isWritable(): boolean;
	/** Calls the listener after each change, within a second of it. */
	onChange(listener: () => void): void;
	stop(): void;
}

interface WatchParts {
	readonly store: Pick<Store, 'health'>;
	readonly clock: Pick<Clock, 'every'>;
	readonly log: Log;
}

/** Looks at the store's health once a second; each change is logged once, with the reason. */
export function watchStore({ store, clock, log }: WatchParts): StoreWatch {
	const listeners = new Set<() => void>();
	let wasWritable = true;
	const stop = clock.every(LOOK_EVERY_MS, () => {
		const { writable, fault } = store.health();
		if (writable === wasWritable) return;
		wasWritable = writable;
		if (writable) log.info('the store can be written to again');
		else log.error('the store cannot be written to: nothing is accepted', fault);
		for (const listener of listeners) listener();
	});
	return {
		isWritable: () => store.health().writable,
		onChange: (listener) => {
			listeners.add(listener);
		},
		stop
	};
}
