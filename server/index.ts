import { pathOf } from './auth/one-time-codes.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './ops/log.ts';
import { stopOnSignals } from './ops/shutdown.ts';
import { startServer } from './start.ts';
import { StoreUnavailable } from './storage/port.ts';
import { adviceAfterDamage, DatabaseDamaged, StoreInUse } from './storage/sqlite/index.ts';

/** Reads the environment, starts, and stops gracefully. Everything else is in `start.ts` and `app.ts`. */
const log = createLog((line) => process.stderr.write(line), Date.now);

try {
	const running = await startServer(readConfig(process.env), log);
	const { app, url } = running;
	stopOnSignals(running, log);
	console.log(`控工板 · Workshop Board: ${url}`);
	if (app.people.needsSetUp()) {
		const path = pathOf({ for: 'set-up' }, await app.people.setUpCode());
		console.log(
			`首次启动：创建管理员（24 小时内有效，限用一次）· Make the administrator: ${url}${path}`
		);
	}
} catch (error) {
	// What the operator can put right is said in one sentence; anything else is a bug and tells all.
	if (error instanceof DatabaseDamaged) {
		console.error(`${error.message}\n${adviceAfterDamage(error)}`);
	} else {
		const told = error instanceof ConfigError || error instanceof StoreUnavailable;
		console.error(told || error instanceof StoreInUse ? error.message : error);
	}
	process.exitCode = 1;
}
