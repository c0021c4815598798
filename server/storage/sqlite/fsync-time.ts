import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';

const SAMPLES = 15;
/** A slow disk must not hold up the start: measuring ends after this, ms. */
const PATIENCE_MS = 200;
const PAGE = Buffer.alloc(4096, 1);

/** Median time the disk below `file` takes to make one page durable, ms. Leaves nothing behind. */
export function measureFsyncMs(file: string): number {
	const scratch = `${file}-fsync`;
	const descriptor = openSync(scratch, 'w');
	try {
		writeSync(descriptor, PAGE, 0, PAGE.length, 0);
		fdatasyncSync(descriptor);
		const times: number[] = [];
		const begun = performance.now();
		while (times.length < SAMPLES && performance.now() - begun < PATIENCE_MS) {
			const before = performance.now();
			writeSync(descriptor, PAGE, 0, PAGE.length, 0);
			fdatasyncSync(descriptor);
			times.push(performance.now() - before);
		}
		times.sort((a, b) => a - b);
		return times[Math.floor(times.length / 2)] ?? 0;
	} finally {
		closeSync(descriptor);
		rmSync(scratch, { force: true });
	}
}
