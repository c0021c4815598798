import type { Append, Store } from '../storage/port.ts';

/** The same store; how long each append took is told, whether it was written or failed. */
export function timedAppends(store: Store, onAppended: (ms: number) => void): Store {
	const append = async (wish: Append): ReturnType<Store['append']> => {
		const begunAt = performance.now();
		try {
			return await store.append(wish);
		} finally {
			onAppended(performance.now() - begunAt);
		}
	};
	return new Proxy(store, {
		get: (target, name) => {
			if (name === 'append') return append;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? (value.bind(target) as unknown) : value;
		}
	});
}
