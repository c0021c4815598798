import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { quantile } from '../chaos/report.ts';
import { runFlood } from './flood.ts';
import { runFuzz } from './run.ts';

/**
 * `npm run fuzz`: 100,000 frames and requests, then one client that floods. `-- --count 10000000` is the
 * long form, `--seed S` repeats one. Exit status 1 where something broke or a target was missed.
 */
const { values } = parseArgs({
	options: {
		count: { type: 'string', default: '100000' },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) }
	}
});
const seed = Number(values.seed);
const MOST_GROWTH_MIB = 20;
const MOST_SLOWER = 2;

console.log(
	`seed ${seed}; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`
);
const fuzz = await runFuzz({ count: Number(values.count), requests: 0.1, seed });
const n = (value: number): string => value.toLocaleString('en');
const { answers } = fuzz;
const statuses = [...answers.statuses].toSorted(([a], [b]) => a - b);
const growthMib = fuzz.growthBytes / 2 ** 20;
console.log(
	`S3  ${n(fuzz.frames)} frames, ${n(fuzz.requests)} requests, ${n(fuzz.connections)} connections`
);
console.log(
	`    answers: ${statuses.map(([status, times]) => `${status} × ${n(times)}`).join(', ')}`
);
console.log(`    without an answer ${n(answers.unanswered)}, connections cut ${n(answers.cut)}`);
const broke = [
	...(fuzz.crash === null ? [] : [`the server ${fuzz.crash}`]),
	...(fuzz.worksAfterwards ? [] : ['nothing works afterwards']),
	...fuzz.errors.map((line) => `logged: ${line.slice(0, 400)}`),
	...answers.broken.slice(0, 10).map((request) => `broken by: ${JSON.stringify(request)}`)
];
for (const line of broke) console.log(`BROKEN ${line}`);
const verdict = (isMet: boolean): string => (isMet ? 'met   ' : 'MISSED');
const isSound = broke.length === 0;
console.log(`S3  ${verdict(isSound)} no crash, no unhandled error, no answer of 500`);
const isSmall = growthMib <= MOST_GROWTH_MIB;
console.log(
	`S3  ${verdict(isSmall)} memory held grew by ${growthMib.toFixed(1)} MiB (target ${MOST_GROWTH_MIB})`
);

const flood = await runFlood(5, 4_000);
const ratio = quantile(flood.ratios, 0.5);
const isCalm = ratio <= MOST_SLOWER;
const p = (part: number, of: readonly number[]): string => quantile(of, part).toFixed(1);
console.log(
	`S3  ${verdict(isCalm)} other displays' p99 while one floods: ${ratio.toFixed(2)} × (target ${MOST_SLOWER} ×); ` +
		`p50 ${p(0.5, flood.quietMs)} → ${p(0.5, flood.floodedMs)} ms, p99 ${p(0.99, flood.quietMs)} → ${p(0.99, flood.floodedMs)} ms; ` +
		`${n(flood.flood)} messages, ${n(flood.tooMany)} told to wait; runs ${flood.ratios.map((each) => each.toFixed(2)).join(' ')}`
);
process.exitCode = isSound && isSmall && isCalm ? 0 : 1;
