import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { crashRun, type Round } from './crash-run.ts';
import type { Fault } from './proof.ts';

/**
 * Row R1: `npm run crash -- --rounds 1000 --seed 7`. Kills the server with SIGKILL at random moments
 * under load, starts it again, and proves from what its clients were told that nothing acknowledged is
 * lost, done twice or out of order, and that entities and every audience equal the log folded anew.
 * Exit status 1 when anything was found; the data folder then stays.
 */
const DEFAULT_ROUNDS = '100';
const TOLD_EVERY = 10;

const { values } = parseArgs({
	options: {
		rounds: { type: 'string', default: DEFAULT_ROUNDS },
		seed: { type: 'string', default: String(Date.now() % 1_000_000) }
	}
});
const rounds = Number(values.rounds);
const seed = Number(values.seed);
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
	console.error('use: npm run crash -- [--rounds 100] [--seed 7]');
	process.exit(2);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const at = (share: number, numbers: readonly number[]): number =>
	numbers.toSorted((a, b) => a - b)[
		Math.min(numbers.length - 1, Math.floor(numbers.length * share))
	] ?? 0;

let acknowledged = 0;
function tell(round: Round): void {
	acknowledged += round.acknowledged;
	for (const { fault, what } of round.findings)
		console.log(`round ${String(round.number)}: ${fault}: ${what}`);
	if (round.number % TOLD_EVERY === 0)
		console.log(`round ${round.number} of ${rounds}, ${acknowledged} acknowledged`);
}

const parent = resolve('data');
mkdirSync(parent, { recursive: true });
const folder = mkdtempSync(join(parent, 'crash-run-'));
const [processor] = cpus();
console.log(
	`${processor?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}; seed ${seed}; data in ${folder}`
);
const begun = performance.now();
const done = await crashRun({ parent: folder, rounds, seed, onRound: tell });
const found = done.flatMap(({ findings }) => findings);
const counted = (fault: Fault): number => found.filter((one) => one.fault === fault).length;
const restarts = done.map(({ restartMs }) => restartMs);
console.log(`
rounds                  ${done.length} in ${((performance.now() - begun) / 1000).toFixed(0)} s
commands sent           ${sum(done.map(({ sent }) => sent))}
acknowledged changes    ${acknowledged} before the kills, fewest in a round ${Math.min(...done.map((round) => round.acknowledged))}
unanswered, sent again  ${sum(done.map(({ sentAgain }) => sentAgain))}
lost                    ${counted('lost')}
duplicated              ${counted('duplicated')}
misordered              ${counted('misordered')}
done without a promise  ${counted('uncalled')}
projections that differ ${counted('projection')}
start to listening      p50 ${at(0.5, restarts).toFixed(0)} ms, p99 ${at(0.99, restarts).toFixed(0)} ms`);
if (found.length === 0) rmSync(folder, { recursive: true, force: true });
process.exit(found.length === 0 ? 0 : 1);
