import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { measureStall, SLOW_FSYNC_MS, type Stall } from './stall-measure.ts';
import { printRow } from './live-bench-row.ts';

/** Row R6: `npm run bench:stall`. The longest stall of the server's event loop while the disk is slow. */
const RUNS = { runs: 5, runMs: 3_000 };
const TARGET_MS = 50;

const parent = resolve('data');
mkdirSync(parent, { recursive: true });
const dataDir = mkdtempSync(join(parent, 'bench-stall-'));
try {
	const { quick, slow } = await measureStall(dataDir, RUNS);
	const stalls = (of: readonly Stall[]): string =>
		of.map(({ maxMs }) => maxMs.toFixed(1)).join(' ');
	const done = slow.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
	console.log(
		`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`
	);
	printRow({
		name: `R6 longest stall of the event loop while every fsync takes ${SLOW_FSYNC_MS} ms`,
		figure: `with the disk as it is ${stalls(quick)}; ${done} changes acknowledged meanwhile`,
		values: slow.map(({ maxMs }) => maxMs),
		unit: ' ms',
		target: { bound: 'at most', value: TARGET_MS }
	});
} finally {
	rmSync(dataDir, { recursive: true, force: true });
}
process.exit(0);
