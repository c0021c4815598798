import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/ops/log.ts';
import { stopOnSignals } from '../../../server/ops/shutdown.ts';
import { startServer } from '../../../server/start.ts';

/** The product as a demo, with everything that says so on its pages, on the day and clock of a story. */
const log = createLog(() => undefined, Date.now);
const running = await startServer({ ...readConfig(process.env), demo: true }, log);
stopOnSignals(running, log);
