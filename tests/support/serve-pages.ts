import { personId } from '#core/ids.ts';
import { createLog } from '../../server/ops/log.ts';
import { startServer } from '../../server/start.ts';

/**
 * The whole product, built pages included, as a process of its own: `node serve-pages.ts FOLDER PORT`.
 * Told `break`, much of what lies behind the pages fails from then on; told `log`, it sends its log.
 */
const [dataDir = '', port = '0'] = process.argv.slice(2);
const startedAt = performance.now();
const logged: string[] = [];
const running = await startServer(
	{
		...{ host: '127.0.0.1', port: Number(port), dataDir, demo: false },
		...{ origins: ['https://board.example'], trustedProxies: [] }
	},
	createLog((line) => logged.push(line), Date.now)
);
const { app, url } = running;
const actor = { id: personId('test-administrator'), role: 'administrator', name: 'test' } as const;
const secret = await app.sessions.begin(actor, { by: 'password' });
const listeningMs = performance.now() - startedAt;
process.stdout.write(`${JSON.stringify({ url, secret, listeningMs })}\n`);

const fail = (): never => {
	throw new Error('secret inside');
};

process.on('message', (told) => {
	if (told === 'break') {
		Object.assign(app.backups, { list: fail });
		Object.assign(app.tokens, { list: fail });
		Object.assign(app.people, { signIn: fail, list: fail });
	}
	process.send?.(logged);
});
process.on('disconnect', () => process.exit(1));
process.on('SIGTERM', () => {
	void running.stop().then(() => process.exit(0));
});
