import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { workshopCode } from '#core/ids.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';
import { makeHistory } from './store-bench-history.ts';
import { atOnce, median, rawDisk, timePer } from './store-bench-measure.ts';
import { LoadedWorkshop } from './store-bench-world.ts';

/**
 * Rows P4 and P4b: what a durable command costs through `Store.append`, against the bare disk and
 * against an empty store. Everything compared is measured in turns within the same run, because a
 * shared machine is never equally quiet twice.
 *
 * `npm run bench:store [folder]`: measures on the disk of that folder, by default the one of `data/`.
 */
const RUNS = 3;
const TURNS = 12;
const SINGLES = 100;
const CLIENTS = 50;
const EACH = 20;
const WORKSHOPS = 50;
const YEARS_OF_EVENTS = 1_000_000;
const FILE = 'bench.sqlite';

const parent = resolve(process.argv[2] ?? 'data');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'bench-store-'));
process.once('SIGINT', () => {
	rmSync(folder, { recursive: true, force: true });
	process.exit(130);
});

interface Row {
	readonly name: string;
	readonly figure: string;
	readonly ratios: readonly number[];
	readonly target: { readonly bound: 'at least' | 'at most'; readonly value: number };
}

/** A store of the comparison with the workshops its load is spread over. */
async function openLoaded(name: string, workshops: readonly string[]) {
	const store = await createSqliteStore({ dataDir: join(folder, name), file: FILE });
	const loaded: LoadedWorkshop[] = [];
	for (const code of workshops) loaded.push(await LoadedWorkshop.open(store, workshopCode(code)));
	/** Time per command of a load in which `clients` send at once, each its next when its last is done. */
	const timeOf = (clients: number, each: number): Promise<number> => {
		const commands = Array.from({ length: clients * each }, (_, n) =>
			loaded[n % loaded.length]?.prepareClockOn()
		);
		let next = 0;
		return timePer(commands.length, () =>
			atOnce(clients, each, () => commands[next++]?.() ?? Promise.reject(new Error('no command')))
		);
	};
	return {
		store,
		single: () => timeOf(1, SINGLES),
		many: () => timeOf(CLIENTS, EACH)
	};
}
type Loaded = Awaited<ReturnType<typeof openLoaded>>;

const perSecond = (ms: number): string => `${Math.round(1000 / ms)}/s`;
const inMicros = (ms: number): string => `${Math.round(ms * 1000)} µs`;

/** Means over the turns of a run, so that the checkpoints a run causes are counted in. */
const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

async function measureAgainstDisk(): Promise<readonly Row[]> {
	const loaded = await openLoaded('p4', ['day-20']);
	const disk = rawDisk(join(folder, 'raw'));
	await warmUp([loaded]);
	const runs: { raw: number; single: number; many: number }[] = [];
	for (let run = 0; run < RUNS; run++) {
		const turns: { raw: number; single: number; many: number }[] = [];
		for (let turn = 0; turn < TURNS; turn++) {
			turns.push({
				raw: await timePer(SINGLES, () => {
					disk.write(SINGLES);
				}),
				single: await loaded.single(),
				many: await loaded.many()
			});
		}
		const meanOf = (key: 'raw' | 'single' | 'many') => mean(turns.map((turn) => turn[key]));
		runs.push({ raw: meanOf('raw'), single: meanOf('single'), many: meanOf('many') });
	}
	disk.close();
	await loaded.store.close();
	const raw = perSecond(median(runs.map((run) => run.raw)));
	const row = (name: string, key: 'single' | 'many', value: number): Row => ({
		name,
		figure: `${perSecond(median(runs.map((run) => run[key])))} on a disk of ${raw}`,
		ratios: runs.map((run) => run.raw / run[key]),
		target: { bound: 'at least', value }
	});
	return [
		row('P4  durable commands, one at a time', 'single', 0.45),
		row(`P4  durable commands, ${CLIENTS} at once`, 'many', 3)
	];
}

async function measureAgainstEmpty(): Promise<readonly Row[]> {
	const codes = Array.from({ length: WORKSHOPS }, (_, n) => `shop-${n}`);
	for (const name of ['empty', 'years', 'fifty']) mkdirSync(join(folder, name));
	const years = join(folder, 'years', FILE);
	const events = makeHistory({
		file: years,
		workshops: [workshopCode('day-20')],
		eventsEach: YEARS_OF_EVENTS
	});
	console.log(`three years: ${events} events, ${Math.round(statSync(years).size / 2 ** 20)} MiB`);
	const begun = performance.now();
	const withYears = await openLoaded('years', ['day-20']);
	console.log(`opened with its workshop in ${Math.round(performance.now() - begun)} ms`);
	const stores = {
		empty: await openLoaded('empty', ['day-20']),
		years: withYears,
		fifty: await openLoaded('fifty', codes)
	};
	await warmUp(Object.values(stores));
	const rows: Row[] = [];
	for (const [label, key] of [
		['one at a time', 'single'],
		[`${CLIENTS} at once`, 'many']
	] as const) {
		const runs: Record<keyof typeof stores, number>[] = [];
		for (let run = 0; run < RUNS; run++) runs.push(await inTurns(stores, key));
		const row = (name: string, which: 'years' | 'fifty'): Row => ({
			name: `P4b ${name}, ${label}`,
			figure: `${inMicros(median(runs.map((run) => run[which])))} against ${inMicros(median(runs.map((run) => run.empty)))}`,
			ratios: runs.map((run) => run[which] / run.empty),
			target: { bound: 'at most', value: 1.15 }
		});
		rows.push(row('three years of history', 'years'), row(`${WORKSHOPS} workshops`, 'fifty'));
	}
	for (const { store } of Object.values(stores)) await store.close();
	return rows;
}

/** One run over all stores, each turn in another order; the median turn of each. */
async function inTurns<K extends string>(
	stores: Readonly<Record<K, Loaded>>,
	key: 'single' | 'many'
): Promise<Record<K, number>> {
	const names = Object.keys(stores) as K[];
	const times = Object.fromEntries(
		names.map((name) => [name, [] as number[]])
	) as unknown as Record<K, number[]>;
	for (let turn = 0; turn < TURNS; turn++) {
		names.push(...names.splice(0, 1));
		for (const name of names) times[name].push(await stores[name][key]());
	}
	return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<K, number>;
}

/** Until the write-ahead logs have their full length and the code is compiled. */
async function warmUp(stores: readonly Loaded[]): Promise<void> {
	for (const { single, many } of stores) {
		for (let n = 0; n < 3; n++) {
			await many();
			await single();
		}
	}
}

function print(rows: readonly Row[]): void {
	for (const { name, figure, ratios, target } of rows) {
		const ratio = median(ratios);
		const reached = target.bound === 'at least' ? ratio >= target.value : ratio <= target.value;
		const range = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`;
		console.log(
			`${name.padEnd(48)} ${ratio.toFixed(2)} x (${range})  target ${target.bound} ${target.value} x  ${reached ? 'reached' : 'MISSED'}  ${figure}`
		);
	}
}

console.log(
	`${new Date().toISOString()}  Node ${process.version}, ${availableParallelism()} CPUs (${cpus()[0]?.model ?? 'unknown'}), ${process.platform}, folder ${parent}`
);
console.log(
	`${RUNS} runs of ${TURNS} turns each; ratios are medians of the runs, their range in brackets`
);
try {
	print(await measureAgainstDisk());
	print(await measureAgainstEmpty());
} finally {
	rmSync(folder, { recursive: true, force: true });
}
