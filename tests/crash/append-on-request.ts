import { createSqliteStore } from '../../server/storage/sqlite/index.ts';
import { anAppendAt, anEntity, WORKSHOP } from '../contract/store/an-append.ts';

/**
 * Appends the n-th command whenever its parent sends `n`, and tells how it ended and how the store
 * is: `node append-on-request.ts FOLDER`. The parent takes this process's disk away meanwhile.
 */
export interface Told {
	/** `committed`, or the name of the error. */
	readonly outcome: string;
	readonly writable: boolean;
	/** What can still be read. */
	readonly events: number;
}

/** Large enough that no command fits into room that is there already. */
const LARGE = { text: 'x'.repeat(200_000) };

const store = await createSqliteStore({ dataDir: process.argv[2] ?? '' });
await store.open(WORKSHOP);

async function appendAndTell(n: number): Promise<void> {
	const outcome = await store.append(anAppendAt(n, { entities: [anEntity({ body: LARGE })] })).then(
		({ status }) => status,
		(error: unknown) => (error instanceof Error ? error.name : String(error))
	);
	const events = await store.eventsSince(WORKSHOP, 0, 1000);
	const told: Told = { outcome, writable: store.health().writable, events: events.length };
	process.send?.(told);
}

process.on('message', (n: number) => {
	void appendAndTell(n);
});
process.on('disconnect', () => {
	void store.close();
});
process.send?.('ready');
