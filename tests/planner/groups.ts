import type { Bench, BenchRow } from './bench.ts';
import { explainRows } from './explain-rows.ts';
import { forecastRows } from './forecast-rows.ts';
import { memoryRows } from './memory-rows.ts';
import { quoteRows } from './quote-rows.ts';
import { repairRows } from './repair-rows.ts';
import { sameRows } from './same-rows.ts';
import { fjspRows, hurinkRows, twtRows, workerRows } from './shop-rows.ts';
import { workshopRows } from './workshop-rows.ts';

/** Measures some rows of the table on an opened folder. */
export type Measure = (bench: Bench) => readonly BenchRow[] | Promise<readonly BenchRow[]>;

/** What `--only` may name, in the order of the table. A new measurement is one line here. */
export const groups: Readonly<Record<string, Measure>> = {
	fjsp: fjspRows,
	hurink: hurinkRows,
	worker: workerRows,
	twt: twtRows,
	workshop: workshopRows,
	memory: memoryRows,
	repair: repairRows,
	quote: quoteRows,
	forecast: forecastRows,
	explain: explainRows,
	same: sameRows
};
