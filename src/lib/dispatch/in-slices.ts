/** Long reckonings of the page, done in slices so that a press of a key is answered in between. */

/** A slice ends after so many milliseconds; what was begun is finished, so it is well below a frame's three. */
const SLICE_MS = 12;

/**
 * Takes everything out of a generator, a slice at a time, and hands it over when it is whole. The
 * returned function stops it; nothing is handed over then.
 */
export function inSlices<Item>(
	items: Iterator<Item, unknown, undefined>,
	done: (all: readonly Item[]) => void
): () => void {
	const all: Item[] = [];
	let timer: ReturnType<typeof setTimeout> | undefined;
	const slice = (): void => {
		const since = performance.now();
		while (performance.now() - since < SLICE_MS) {
			const next = items.next();
			if (next.done === true) {
				done(all);
				return;
			}
			all.push(next.value);
		}
		timer = setTimeout(slice);
	};
	timer = setTimeout(slice);
	return () => {
		clearTimeout(timer);
	};
}
