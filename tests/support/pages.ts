import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from './server-process.ts';

/** The whole product, built pages included, on a port and data of its own. */
export interface ServedPages {
	readonly url: string;
	/** Cookie of an administrator. */
	readonly cookie: string;
	/** From now on much of what lies behind the pages fails. */
	breakInside(): Promise<void>;
	/** What the server logged, one line of JSON each. */
	log(): Promise<readonly string[]>;
	close(): Promise<void>;
}

/** Whether `npm run build` was run; tests that need pages say that they are skipped without. */
export const areBuilt = existsSync(new URL('../../build/handler.js', import.meta.url));

const SERVE = fileURLToPath(new URL('serve-pages.ts', import.meta.url));

export async function servePages(): Promise<ServedPages> {
	const dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
	const server = await startServerProcess(dataDir, 0, SERVE);
	const tell = async (what: 'break' | 'log'): Promise<readonly string[]> => {
		const answer = once(server.child, 'message') as Promise<[string[]]>;
		server.child.send(what);
		return (await answer)[0];
	};
	return {
		url: server.url,
		cookie: `wb_session=${server.secret}`,
		breakInside: async () => {
			await tell('break');
		},
		log: () => tell('log'),
		close: async () => {
			await server.stop();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
