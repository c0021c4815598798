import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { runConnects } from './connects.ts';
import { printConnects, printSoak } from './report.ts';
import { runSoak, TURN_MS } from './run.ts';

/**
 * `npm run soak`: the board, the lounge and a paired display for 2,000 page turns and 20,000 updates in
 * fake time, then 10,000 screens that come and go (rule B7, row R8). `-- --hours 1` or `-- --minutes 10`
 * in real time; `--turns`, `--updates`, `--connects` for other counts (0 leaves a part out); `--pictures
 * FOLDER` keeps what stood on the screens at the end; `--leak` has the pages hold on to every element they ever
 * took off, to see that it is told. Ctrl-C ends it with the figures so far. Exit status 1
 * where something grew.
 */
const { values } = parseArgs({
	options: {
		turns: { type: 'string', default: '2000' },
		updates: { type: 'string' },
		connects: { type: 'string', default: '10000' },
		hours: { type: 'string', default: '0' },
		minutes: { type: 'string', default: '0' },
		pictures: { type: 'string' },
		leak: { type: 'boolean', default: false }
	}
});
const realMs = Number(values.hours) * HOUR_MS + Number(values.minutes) * MINUTE_MS;
const turns = Number(values.turns);
const connects = Number(values.connects);
const UPDATES_A_TURN = 10;
const say = console.log;
say(
	`${String(availableParallelism())} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}; ` +
		(realMs > 0
			? `${String(realMs / MINUTE_MS)} minutes in real time`
			: `${String(turns)} turns in fake time`)
);
const stop = new AbortController();
process.once('SIGINT', () => {
	say('stopped early: what follows is of what was reached');
	stop.abort();
});
let isMet = true;
if (turns > 0 || realMs > 0) {
	const expected = realMs > 0 ? realMs / TURN_MS : turns;
	const updates = Number(values.updates ?? expected * UPDATES_A_TURN);
	const report = await runSoak({
		...{ time: realMs > 0 ? 'real' : 'fake', realMs, turns, updates, say, stop: stop.signal },
		...{ depth: 'content', leaks: values.leak },
		...(values.pictures === undefined ? {} : { pictures: values.pictures })
	});
	isMet = printSoak(report, say);
}
if (connects > 0 && !stop.signal.aborted)
	isMet = printConnects(await runConnects(connects), say) && isMet;
process.exitCode = isMet ? 0 : 1;
