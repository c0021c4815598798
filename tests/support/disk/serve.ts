import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createSqliteStore } from '../../../server/storage/sqlite/index.ts';
import { startTestApp } from '../app.ts';
import { FAULTY_WRITER } from './switch.ts';

/**
 * The server with a switch at its disk, as a process of its own: `node serve.ts FOLDER PORT`. Prints
 * one line of JSON once it listens; asked for the `stall`, it tells the longest since it was last
 * asked in which nothing else could run, in milliseconds.
 */
const [dataDir = '', port = '0'] = process.argv.slice(2);
const served = await startTestApp({
	dataDir,
	port: Number(port),
	store: await createSqliteStore({ dataDir, writerThread: FAULTY_WRITER }),
	rate: { burst: 1_000_000, perSecond: 1_000_000 }
});
const secret = await served.signIn('administrator');
process.stdout.write(`${JSON.stringify({ url: served.url, secret, listeningMs: 0 })}\n`);

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
process.on('message', (question) => {
	if (question !== 'stall') return;
	process.send?.(delay.max / 1e6);
	delay.reset();
});
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => {
	void served.close().then(() => process.exit(0));
});
