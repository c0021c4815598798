import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSqliteStore } from '../../../server/storage/sqlite/index.ts';
import { describeStore, NOW } from './store-contract.ts';

const now = () => NOW;
const FILE = 'board.sqlite';

describeStore('SQLite', {
	create: (dataDir) => createSqliteStore({ dataDir, file: FILE, now }),
	restore(backup, dataDir) {
		mkdirSync(dataDir);
		copyFileSync(backup, join(dataDir, FILE));
		return createSqliteStore({ dataDir, file: FILE, now });
	},
	reopen: (dataDir) => createSqliteStore({ dataDir, file: FILE, now })
});
