import {
	StoreUnavailable,
	type Append,
	type AppendResult,
	type Store
} from '../../server/storage/port.ts';

/** A store whose appends can be held up and made to fail, as by a slow or full disk. */
export interface FaultyStore {
	readonly store: Store;
	/** Appends from now on wait until `release`; how many wait. */
	hold(): void;
	waiting(): number;
	/** Lets those that wait go on, in order, and those to come pass. */
	release(): void;
	/** How many of the next appends fail; `Infinity` until set to 0. */
	failNext(count: number): void;
}

const FULL = 'disk full';

export function faulty(inner: Store): FaultyStore {
	let failing = 0;
	let gate: Promise<void> | null = null;
	let open: () => void = () => undefined;
	let waiting = 0;
	const append = async (wish: Append): Promise<AppendResult> => {
		waiting += 1;
		await gate;
		waiting -= 1;
		if (failing === 0) return inner.append(wish);
		failing -= 1;
		throw new StoreUnavailable(FULL);
	};
	const store = new Proxy(inner, {
		get: (target, name) => {
			if (name === 'append') return append;
			if (name === 'health')
				return () =>
					failing === 0 ? target.health() : { ...target.health(), writable: false, fault: FULL };
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
	return {
		store,
		hold: () => {
			gate = new Promise((resolve) => {
				open = resolve;
			});
		},
		waiting: () => waiting,
		release: () => {
			gate = null;
			open();
		},
		failNext: (count) => {
			failing = count;
		}
	};
}
