import { monitorEventLoopDelay } from 'node:perf_hooks';
import { personId } from '#core/ids.ts';
import type { Registers } from '#core/workshop/registers.ts';
import { openDemo, sampleOf, turnPageWhenClosed } from '../../server/demo/day.ts';
import { newCommandId } from '../../src/lib/live/new-command-id.ts';
import { workshopTimeAt } from '../../server/commands/clock.ts';
import { createLog } from '../../server/ops/log.ts';
import { systemClock } from '../../server/ops/clock.ts';
import { startServer } from '../../server/start.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { aDisplayIn } from '../support/displays.ts';
import { PLAYED } from './profile.ts';
import type { Asked, Told } from './soak-server.ts';

/**
 * The whole product on the sample workshop, as a process of its own that does as it is told:
 * `node serve-soak.ts FOLDER fake|real`. With `fake`, its time stands still until it is told to pass.
 */
const [dataDir = '', time = 'real'] = process.argv.slice(2);
const fake = time === 'fake' ? new FakeClock() : null;
const logged: string[] = [];
const log = createLog((line) => {
	// Of a run of hours only what went wrong is kept.
	if (line.includes('"level":"error"')) logged.push(line);
}, Date.now);
const running = await startServer(
	{
		...{ host: '127.0.0.1', port: 0, dataDir, demo: false },
		...{ origins: [], trustedProxies: [] }
	},
	log,
	{ clock: fake ?? systemClock }
);
const { app, url } = running;
const driver = { id: personId('soak'), role: 'administrator', name: '试验' } as const;
const stage = { app, sample: sampleOf(20), crew: driver, rate: 1 };
await openDemo(stage);
const token = app.sessions.beginUnwritten(driver);
const display = await aDisplayIn(app, { workshop: stage.sample.workshop, profile: PLAYED });

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

/** The workshop's own clock goes on at once, and past closing time to the next morning with its cars. */
async function setOn(ms: number): Promise<void> {
	const { workshop } = stage.sample;
	const realAt = app.clock.now();
	const setting = app.commands.workshop(workshop)?.state.clock ?? null;
	const workshopAt = workshopTimeAt(setting, realAt) + ms;
	await app.commands.run(
		{
			id: newCommandId(),
			workshop,
			command: { type: 'SetClock', realAt, workshopAt, rate: 1 }
		},
		driver
	);
	await turnPageWhenClosed(stage);
}

const registeredIn = (registers: Registers | undefined): number => {
	const all: readonly { readonly size: number }[] = Object.values(registers ?? {});
	return all.reduce((sum, { size }) => sum + size, 0);
};

function measured(): Told {
	globalThis.gc?.();
	const { heapUsed, rss } = process.memoryUsage();
	const state = app.commands.workshop(stage.sample.workshop)?.state;
	const told = {
		...{ heap: heapUsed, rss, errors: logged },
		delayP99Ms: delay.percentile(99) / 1e6,
		delayMaxMs: delay.max / 1e6,
		jobs: state?.jobs.size ?? 0,
		registered: registeredIn(state?.registers),
		connections: [...app.live.audiences().values()].reduce(
			(sum, { connected }) => sum + connected,
			0
		)
	};
	delay.reset();
	return told;
}

async function answer(asked: Asked): Promise<Told | null> {
	if (asked.to === 'pass') fake?.advance(asked.ms);
	if (asked.to === 'set-on') await setOn(asked.ms);
	return asked.to === 'measure' ? measured() : null;
}

process.on('message', (asked: Asked) => {
	void answer(asked).then((told) => process.send?.(told));
});
// Ctrl-C reaches every process of a terminal; whoever started this one stops it in its own time.
process.on('SIGINT', () => undefined);
// Whoever started it is gone: nobody would ever stop it.
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => {
	void running.stop().then(() => process.exit(0));
});
process.send?.({ url, token, workshop: stage.sample.workshop, display: display.secret });
