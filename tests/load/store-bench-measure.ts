import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';

/** Milliseconds a piece of work took per unit of it. */
export async function timePer(units: number, work: () => Promise<void> | void): Promise<number> {
	const begun = performance.now();
	await work();
	return (performance.now() - begun) / units;
}

/** The middle one; the mean of the middle two of an even number. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const upper = sorted[Math.floor(middle)] ?? 0;
	return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? 0)) / 2 : upper;
}

const PAGE = Buffer.alloc(4096, 7);
const PAGES = 1000;

/**
 * The floor: how fast this disk makes single pages durable. It writes into a file that has its full
 * length already, which is the fastest way there is; appending to a file costs the disk more.
 */
export function rawDisk(path: string): { write(times: number): void; close(): void } {
	const descriptor = openSync(path, 'w');
	for (let page = 0; page < PAGES; page++) writeSync(descriptor, PAGE);
	fsyncSync(descriptor);
	let next = 0;
	return {
		write(times) {
			for (let n = 0; n < times; n++) {
				writeSync(descriptor, PAGE, 0, PAGE.length, (next++ % PAGES) * PAGE.length);
				fdatasyncSync(descriptor);
			}
		},
		close() {
			closeSync(descriptor);
		}
	};
}

/** So many at once, each starting its next piece when its last one is done. */
export async function atOnce(
	clients: number,
	each: number,
	work: () => Promise<void>
): Promise<void> {
	await Promise.all(
		Array.from({ length: clients }, async () => {
			for (let n = 0; n < each; n++) await work();
		})
	);
}
