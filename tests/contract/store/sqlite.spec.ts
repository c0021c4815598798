import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createSqliteStore } from '../../../server/storage/sqlite/index.ts';
import { describeAccounts } from './accounts-contract.ts';
import { describeAudit } from './audit-contract.ts';
import { describeStore, NOW, type StoreFactory } from './store-contract.ts';

const now = () => NOW;
const FILE = 'board.sqlite';

const factory: StoreFactory = {
	create: (dataDir) => createSqliteStore({ dataDir, file: FILE, now }),
	restore(backup, dataDir) {
		mkdirSync(dataDir);
		copyFileSync(backup, join(dataDir, FILE));
		return createSqliteStore({ dataDir, file: FILE, now });
	},
	reopen: (dataDir) => createSqliteStore({ dataDir, file: FILE, now })
};

describeStore('SQLite', factory);
describeAccounts('SQLite', factory);
describeAudit('SQLite', factory);
