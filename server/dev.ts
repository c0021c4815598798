import type { Server } from 'node:http';
import { createApp, type App } from './app.ts';
import { readConfig } from './config.ts';
import { systemClock } from './ops/clock.ts';
import { randomIds } from './ops/ids.ts';
import { createLog } from './ops/log.ts';
import { shareWithPages } from './start.ts';
import { createSqliteStore } from './storage/sqlite/index.ts';

/**
 * The same application for `vite dev`, where Vite owns the port and makes the pages. Signing in needs
 * no password, as on the demo: the development server listens on this machine only.
 */
export async function attachToDevServer(server: Server): Promise<App> {
	const config = { ...readConfig(process.env), host: '127.0.0.1', demo: true };
	const log = createLog((line) => process.stderr.write(line), Date.now);
	const store = await createSqliteStore({ dataDir: config.dataDir });
	const app = await createApp({ config, store, clock: systemClock, ids: randomIds, log });
	shareWithPages(app);
	app.live.attach(server);
	return app;
}
