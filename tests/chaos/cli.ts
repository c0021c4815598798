import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { runHistories } from '../property/histories/histories.ts';
import { printChaos, shortcomingsOf } from './report.ts';
import { runChaos } from './run.ts';

/**
 * `npm run chaos`: a million deliveries. `-- --deliveries N --seed S`, `--minutes M` of rough weather at most;
 * `-- --histories N` checks so many command histories instead. Prints every figure with its target; exit
 * status 1 where one is missed.
 */
const { values } = parseArgs({
	options: {
		deliveries: { type: 'string', default: '1000000' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) },
		minutes: { type: 'string' },
		histories: { type: 'string' }
	}
});
const seed = Number(values.seed);
console.log(
	`seed ${seed}; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`
);
if (values.histories === undefined) {
	const deliveries = Number(values.deliveries);
	// Rounds in proportion, so that a long run has a thousand samples of everything.
	const rounds = Math.max(1, Math.min(20, Math.round(deliveries / 50_000)));
	const report = await runChaos({
		...{ deliveries, seed, kills: rounds, spoilings: rounds },
		...{ pace: 90, longSilences: 0.05 },
		...(values.minutes === undefined ? {} : { withinMs: Number(values.minutes) * 60_000 }),
		say: console.log
	});
	printChaos(report, console.log);
	process.exitCode = shortcomingsOf(report).length === 0 ? 0 : 1;
} else {
	console.log(await runHistories(Number(values.histories), seed));
	console.log('every history is linear');
}
