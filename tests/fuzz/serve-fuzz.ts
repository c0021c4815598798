import { existsSync } from 'node:fs';
import { shareWithPages } from '../../server/start.ts';
import { startTestApp, type TestAppOptions } from '../support/app.ts';

/**
 * The server that is fuzzed, as a process of its own: `node serve-fuzz.ts FOLDER PORT`. Where the pages
 * are built, every request goes through them, as in a running server. With `USUAL_RATE=1` in the
 * environment nobody may ask more than in a workshop; else the limits do not hide what lies behind them.
 */
const [dataDir = '', port = '0'] = process.argv.slice(2);
const PAGES = new URL('../../build/handler.js', import.meta.url);

type Requests = Required<TestAppOptions>['requests'];

async function builtPages(): Promise<Requests> {
	process.env['PROTOCOL_HEADER'] ??= 'x-forwarded-proto';
	const { handler } = (await import(PAGES.href)) as { readonly handler: Requests };
	return (message, response) => {
		message.headers['x-forwarded-proto'] ??= 'http';
		handler(message, response);
	};
}

const served = await startTestApp({
	dataDir,
	port: Number(port),
	...(process.env['USUAL_RATE'] === '1'
		? {}
		: { rate: { burst: 100_000_000, perSecond: 100_000_000 } }),
	...(existsSync(PAGES) ? { requests: await builtPages() } : {})
});
shareWithPages(served.app);
const secret = await served.signIn('administrator');
const dispatcher = await served.signIn('dispatcher');
process.stdout.write(
	`${JSON.stringify({ url: served.url, secret, dispatcher, listeningMs: 0 })}\n`
);

/** What the fuzzer asks for from time to time. */
export interface Condition {
	/** Held after a collection, bytes. */
	readonly heldBytes: number;
	/** Lines of the log that tell of an error. */
	readonly errors: readonly string[];
}

function condition(): Condition {
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	const errors = served.logged.filter((line) => line.includes('"level":"error"'));
	return { heldBytes: heapUsed + external, errors: errors.slice(0, 10) };
}

process.on('message', () => process.send?.(condition()));
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => {
	void served.close().then(() => process.exit(0));
});
