import { availableParallelism, cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Bench, cpuSeconds, type BenchOptions, type BenchRow } from './bench.ts';
import { groups } from './groups.ts';

/**
 * `npm run bench:planner -- DIR [--seconds 1] [--seeds 3] [--only fjsp,twt] [--instances pattern]
 * [--out DIR2] [--verbose]`: measures the planner on a folder of benchmark instances and prints the
 * rows F1 to F18 of the targets. Budgets are CPU seconds of this one process; each figure is a mean
 * over the seeds 1, 2, 3, …; each plan is accepted by the folder's own checker or the run ends.
 */
const USAGE = `bench:planner -- DIR [--seconds 1] [--seeds 3] [--only ${Object.keys(groups).join(',')}] [--instances pattern] [--out DIR2] [--verbose]`;

function optionsOf(args: readonly string[]): BenchOptions {
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		options: {
			seconds: { type: 'string', default: '1' },
			seeds: { type: 'string', default: '3' },
			only: { type: 'string' },
			instances: { type: 'string' },
			out: { type: 'string' },
			verbose: { type: 'boolean', default: false }
		}
	});
	const [folder] = positionals;
	const only = values.only?.split(',') ?? null;
	const unknown = only?.filter((name) => !(name in groups)) ?? [];
	if (folder === undefined || unknown.length > 0) throw new Error(`usage: ${USAGE}`);
	return {
		folder,
		seconds: Number(values.seconds),
		seeds: Number(values.seeds),
		only,
		instances: values.instances === undefined ? null : new RegExp(values.instances),
		out: values.out ?? null,
		verbose: values.verbose
	};
}

function print(rows: readonly BenchRow[]): void {
	const columns: readonly (readonly string[])[] = [
		['row', 'what', 'target', 'measured', 'met', 'from'],
		...rows.map(({ id, what, target, figure, met, from }) => [
			id,
			what,
			target,
			figure,
			met === null ? '–' : met ? 'yes' : 'no',
			from
		])
	];
	const widths = columns[0]?.map((_, at) =>
		Math.max(...columns.map((row) => row[at]?.length ?? 0))
	);
	for (const row of columns)
		console.log(
			row
				.map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
				.join('  ')
				.trimEnd()
		);
}

const options = optionsOf(process.argv.slice(2));
const bench = await Bench.open(options);
const load = loadavg().map((one) => one.toFixed(1));
console.log(
	`Node ${process.version}, ${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), load ${load.join(' ')}; ${options.seconds} CPU s a run, ${options.seeds} seeds\n`
);
const rows: BenchRow[] = [];
for (const [name, measure] of Object.entries(groups))
	if (options.only?.includes(name) ?? true) rows.push(...(await measure(bench)));
print(rows);
console.log(`\n${cpuSeconds().toFixed(1)} CPU s in all`);
