import { performance } from 'node:perf_hooks';
import { runIsolation } from './isolation.ts';

/**
 * `npm run isolation [-- REQUESTS [SEED]]`: how much of one workshop reaches people, programs and
 * screens of another. Ends with 1 when it is not nothing.
 */
const [requests = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const begun = performance.now();
const report = await runIsolation(requests, seed);
const { leaks, unlike, displayWrites } = report;
console.log(
	JSON.stringify(
		{ seed, ...report, seconds: Math.round((performance.now() - begun) / 1_000) },
		null,
		2
	)
);
if (leaks.length + unlike.length + displayWrites.length > 0) process.exitCode = 1;
