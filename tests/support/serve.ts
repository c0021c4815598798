import { stopOnSignals } from '../../server/ops/shutdown.ts';
import { startTestApp } from './app.ts';

/**
 * The server as a process of its own, to be killed or measured: `node serve.ts FOLDER PORT`. Prints
 * one line of JSON once it listens: where, and the secret of an administrator's session.
 */
const [dataDir = '', port = '0'] = process.argv.slice(2);
const startedAt = performance.now();
const served = await startTestApp({
	dataDir,
	port: Number(port),
	// Benchmarks send more than any person; who floods whom is not what is measured here.
	rate: { burst: 1_000_000, perSecond: 1_000_000 }
});
const listeningMs = performance.now() - startedAt;
const secret = await served.signIn('administrator');
process.stdout.write(`${JSON.stringify({ url: served.url, secret, listeningMs })}\n`);

process.on('message', (question) => {
	if (question === 'memory') {
		globalThis.gc?.();
		process.send?.(process.memoryUsage());
	}
});
// Whoever started it is gone, perhaps killed: nobody would ever stop it.
process.on('disconnect', () => process.exit(1));
stopOnSignals({ stop: () => served.close() }, served.app.log);
