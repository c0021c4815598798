import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../server/ops/log.ts';
import { startServer, type RunningServer } from '../../server/start.ts';

/** The whole product, built pages included, on a port and data of its own. */
export interface ServedPages extends RunningServer {
	/** What the server logged, one line of JSON each. */
	readonly logged: readonly string[];
	close(): Promise<void>;
}

/** Whether `npm run build` was run; tests that need pages say that they are skipped without. */
export const areBuilt = existsSync(new URL('../../build/handler.js', import.meta.url));

export async function servePages(): Promise<ServedPages> {
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
	const logged: string[] = [];
	const running = await startServer(
		{
			...{ host: '127.0.0.1', port: 0, dataDir, demo: false },
			...{ origins: ['https://board.example'], trustedProxies: [] }
		},
		createLog((line) => logged.push(line), Date.now)
	);
	return {
		...running,
		logged,
		close: async () => {
			await running.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
