import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { measureMemory, measureReturn } from './live-bench-crowd.ts';
import { measureFanOut } from './live-bench-fanout.ts';
import { measurePixels } from './live-bench-pixels.ts';
import { printRow, type BenchRow } from './live-bench-row.ts';

/**
 * Rows P1, P2, P3, P4c and P10: what a live screen costs and how soon it shows, against bare Socket.IO
 * and bare TCP in the same run. Everything speaks over loopback only and ends by itself.
 *
 * `npm run bench:live [row...]`: all rows, or those named (`P1`, `P3`, `P4c`, `P10`; P1 brings P2).
 */
const MEASUREMENTS: Readonly<Record<string, (dataDir: string) => Promise<readonly BenchRow[]>>> = {
	P1: measureFanOut,
	P3: measureMemory,
	P4c: measureReturn,
	P10: measurePixels
};

const parent = resolve('data');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'bench-live-'));
const tidy = (): void => {
	rmSync(folder, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.once(signal, () => {
		tidy();
		process.exit(130);
	});
}

const wanted = process.argv.slice(2);
const [processor] = cpus();
console.log(
	`${processor?.model ?? 'unknown processor'}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`
);
console.log('loopback; server, displays and sender each a process; medians of the runs\n');
try {
	for (const [name, measure] of Object.entries(MEASUREMENTS)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		const dataDir = join(folder, name);
		mkdirSync(dataDir);
		for (const row of await measure(dataDir)) printRow(row);
	}
} finally {
	tidy();
}
process.exit(0);
