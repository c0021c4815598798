import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { measureStall, SLOW_FSYNC_MS } from '../load/stall-measure.ts';

it(`goes on serving while every fsync takes ${SLOW_FSYNC_MS} ms`, async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'event-loop-'));
	try {
		const { quick, slow } = await measureStall(dataDir, { runs: 2, runMs: 1_500 });
		const least = (of: typeof quick): number => Math.min(...of.map(({ maxMs }) => maxMs));
		// A loop that waited for the disk would stall for the whole of it; a busy machine adds to both.
		expect(least(slow)).toBeLessThan(least(quick) + SLOW_FSYNC_MS / 2);
		for (const { acknowledged } of slow) expect(acknowledged).toBeGreaterThan(0);
	} finally {
		await rm(dataDir, { recursive: true, force: true });
	}
}, 60_000);
