import { commandId } from '#core/ids.ts';
import { createSqliteStore } from '../../server/storage/sqlite/index.ts';
import { anAppend, WORKSHOP } from '../contract/store/an-append.ts';

/**
 * Appends without end, several at once, and prints the number of each one only after the store has
 * acknowledged it: `node append-until-killed.ts FOLDER`. Made to be killed.
 */
const AT_ONCE = 20;

const store = await createSqliteStore({ dataDir: process.argv[2] ?? '' });
let { head } = await store.open(WORKSHOP);

async function appendForever(): Promise<never> {
	for (;;) {
		const expectedHead = head++;
		const append = anAppend({ expectedHead, command: commandId(`C${head}`) });
		const result = await store.append(append);
		if (result.status === 'committed') process.stdout.write(`${result.head}\n`);
	}
}

await Promise.all(Array.from({ length: AT_ONCE }, appendForever));
