import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/ops/log.ts';
import { stopOnSignals } from '../../../server/ops/shutdown.ts';
import { startServer } from '../../../server/start.ts';
import { createSqliteStore } from '../../../server/storage/sqlite/index.ts';
import { FAULTY_WRITER } from '../../support/disk/switch.ts';

/** The product as `server/index.ts` starts it, on a disk that a story can make fail. */
const log = createLog(() => undefined, Date.now);
const running = await startServer(readConfig(process.env), log, {
	openStore: (options) => createSqliteStore({ ...options, writerThread: FAULTY_WRITER })
});
stopOnSignals(running, log);
