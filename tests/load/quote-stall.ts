import { availableParallelism, loadavg } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '#core/decider.ts';
import { personId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import type { App } from '../../server/app.ts';
import { openDemo, sampleOf } from '../../server/demo/day.ts';
import { createLog } from '../../server/ops/log.ts';
import { quotesInThread } from '../../server/quotes/quotes-in-thread.ts';
import { newCommandId } from '../../src/lib/live/new-command-id.ts';
import { startTestApp } from '../support/app.ts';
import { printRow } from './live-bench-row.ts';
import { median } from './store-bench-measure.ts';

/**
 * Row R6 for quotes: `npm run bench:quotes`. How long nothing else can run on the thread that serves everybody while
 * thirty promises are given in a row on the sample day of sixty bays: each with its quote made in a thread of its
 * own, as the server has it; each made on the spot, which is what the thread is for; and nothing asked at all,
 * which is what the machine adds by itself.
 */

const SAMPLE = sampleOf(60);
const PROMISES = 30;
const RUNS = 5;
const TARGET_MS = 50;
/** Where nothing is asked, the loop is watched as long. */
const IDLE_MS = 1_500;
const SOMEBODY: Actor = { id: personId('bench'), role: 'administrator', name: 'bench' };

/** One stretch of time, of the loop's waits in it. */
interface Waits {
	readonly longestMs: number;
	readonly p99Ms: number;
	/** The most its thread worked between two ticks of a timer: what of a wait is its own, whatever else runs on the machine. */
	readonly workedMs: number;
}

/** Milliseconds this thread has worked; the clock ticks every few of them. */
const worked = (): number => {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
};

async function watched(work: () => Promise<unknown>): Promise<Waits> {
	const delay = monitorEventLoopDelay({ resolution: 1 });
	let [last, most] = [worked(), 0];
	const ticking = setInterval(() => {
		const now = worked();
		most = Math.max(most, now - last);
		last = now;
	}, 1);
	delay.enable();
	await work();
	// The last wait is only known once it is over.
	await sleep(5);
	delay.disable();
	clearInterval(ticking);
	return {
		longestMs: delay.max / 1e6,
		p99Ms: delay.percentile(99) / 1e6,
		workedMs: most
	};
}

const carsOf = (app: App): readonly Job[] => [
	...(app.commands.workshop(SAMPLE.workshop)?.state.jobs.values() ?? [])
];

/** Moves the promises of thirty cars by a quarter of an hour, one after the other. */
async function giveThirty(app: App): Promise<void> {
	for (const { id } of carsOf(app).slice(0, PROMISES)) {
		const job = carsOf(app).find((car) => car.id === id);
		const promised = job?.promises.at(-1);
		if (job === undefined || promised === undefined) continue;
		const answer = await app.commands.run(
			{
				id: newCommandId(),
				workshop: SAMPLE.workshop,
				command: {
					type: 'ChangePromise',
					job: id,
					seen: job.ownVersion,
					promisedAt: promised.at + 15 * MINUTE_MS,
					reason: 'bench'
				}
			},
			SOMEBODY
		);
		if (answer.status === 'refused') throw new Error(JSON.stringify(answer.refusal));
	}
}

/** A server on the sample day, with its promises warm. */
async function onSampleDay<T>(
	where: 'in a thread' | 'on the spot',
	measure: (app: App) => Promise<T>
): Promise<T> {
	const log = createLog(() => undefined, Date.now);
	const quotes = where === 'in a thread' ? { quotes: quotesInThread({ log }) } : {};
	const { app, close } = await startTestApp({ demo: true, ...quotes });
	try {
		await openDemo({ app, sample: SAMPLE, crew: SOMEBODY, rate: 1 });
		await giveThirty(app);
		return await measure(app);
	} finally {
		await close();
	}
}

async function runs(work: () => Promise<unknown>): Promise<readonly Waits[]> {
	const all: Waits[] = [];
	for (let run = 0; run < RUNS; run += 1) all.push(await watched(work));
	return all;
}

const listed = (list: readonly number[]): string => list.map((ms) => ms.toFixed(0)).join(' ');
const p99 = (waits: readonly Waits[]): string => median(waits.map(({ p99Ms }) => p99Ms)).toFixed(0);

const thread = await onSampleDay('in a thread', async (app) => ({
	idle: await runs(() => sleep(IDLE_MS)),
	asked: await runs(() => giveThirty(app)),
	cars: carsOf(app)
}));
const onTheSpot = await onSampleDay('on the spot', (app) => runs(() => giveThirty(app)));
const pieces = thread.cars.reduce((sum, { operations }) => sum + operations.length, 0);
console.log(
	`${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}; ` +
		`60 bays, ${thread.cars.length} cars, ${pieces} pieces of work, ${PROMISES} promises in a row, ${RUNS} runs each`
);
const all = (by: (waits: readonly Waits[]) => string): string =>
	`nothing asked ${by(thread.idle)}; quotes made on the spot ${by(onTheSpot)}`;
printRow({
	name: 'R6 longest stall of the event loop while promises are given, quotes in their thread',
	figure: `${all((waits) => listed(waits.map(({ longestMs }) => longestMs)))}; 99 of 100 waits below ${p99(thread.asked)}, ${all(p99)}`,
	values: thread.asked.map(({ longestMs }) => longestMs),
	unit: ' ms',
	target: { bound: 'at most', value: TARGET_MS }
});
printRow({
	name: "R6 of such a stall the thread's own work, which no other program makes longer",
	figure: all((waits) => listed(waits.map(({ workedMs }) => workedMs))),
	values: thread.asked.map(({ workedMs }) => workedMs),
	unit: ' ms',
	target: { bound: 'at most', value: TARGET_MS }
});
process.exit(0);
