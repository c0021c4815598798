import { Worker } from 'node:worker_threads';
import { personId } from '#core/ids.ts';
import type { Actor } from '#core/decider.ts';
import { BOARD } from '../commands/keeper.ts';
import { ConfigError, readConfig } from '../config.ts';
import { createLog, type Log } from '../ops/log.ts';
import { stopOnSignals } from '../ops/shutdown.ts';
import { startServer, type RunningServer } from '../start.ts';
import { StoreInUse } from '../storage/sqlite/index.ts';
import type { CrewOptions } from './crew/crew.ts';
import { openDemo, sampleOf, turnPageWhenClosed } from './day.ts';
import { FlagError, readFlags, USAGE, type DemoFlags } from './flags.ts';
import { welcomeText } from './welcome.ts';

/**
 * The whole product on a sample workshop: the server as it is, the sample day dated to today, a
 * workshop clock that runs faster, and a simulated crew that works through the public interface.
 */
const CREW: Actor = { id: personId('crew'), role: 'crew', name: '模拟班组' };
/** How often the stagehand looks whether the workshop has closed, real time. */
const LOOK_MS = 1_000;

const told = createLog((line) => process.stderr.write(line), Date.now);
/** A crew that hurries is refused now and then, as people are; to a newcomer it looks like a fault. */
const log: Log = {
	...told,
	info: (what, facts) => {
		if (what !== 'command-refused') told.info(what, facts);
	}
};

try {
	await runDemo(readFlags(process.argv.slice(2)));
} catch (error) {
	// What can be put right by whoever typed it is said in a sentence; anything else is a bug.
	const told =
		error instanceof ConfigError || error instanceof StoreInUse || error instanceof FlagError;
	console.error(told ? error.message : error);
	if (error instanceof FlagError) console.error(USAGE);
	process.exitCode = 1;
}

async function runDemo(flags: DemoFlags): Promise<void> {
	const running = await startServer({ ...readConfig(process.env), demo: true }, log);
	const { app, url } = running;
	const sample = sampleOf(flags.bays);
	// A workshop minute is sixty times a real second, so minutes a second are sixtyfold time.
	const stage = { app, sample, crew: CREW, rate: flags.rate * 60 };
	await openDemo(stage);
	const crew = flags.crew ? hireCrew(running, sample.workshop) : null;
	let turning = false;
	const page = setInterval(() => {
		if (turning) return;
		turning = true;
		turnPageWhenClosed(stage)
			.catch((error: unknown) => {
				log.error('demo-day-not-turned', error);
			})
			.finally(() => {
				turning = false;
			});
	}, LOOK_MS);
	stopOnSignals(
		{
			...running,
			stop: async () => {
				clearInterval(page);
				await crew?.terminate();
				await running.stop();
			}
		},
		log
	);
	const token = app.sessions.beginUnwritten({
		id: personId('demo-api'),
		role: 'dispatcher',
		name: '演示接口'
	});
	console.log(welcomeText({ url, workshop: sample.workshop, token, flags }));
}

function hireCrew({ app, url }: RunningServer, workshop: CrewOptions['workshop']): Worker {
	const workerData: Omit<CrewOptions, 'onTakeOver'> = {
		url,
		token: app.sessions.beginUnwritten(CREW),
		workshop,
		nobody: [CREW.name, BOARD.name]
	};
	const worker = new Worker(new URL('./crew/worker.ts', import.meta.url), { workerData });
	worker.on('message', ({ takenOver }: { readonly takenOver: string }) => {
		log.info('demo-car-taken-over', { job: takenOver });
	});
	worker.on('error', (error: unknown) => {
		log.error('demo-crew-stopped', error);
	});
	return worker;
}
