import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Ledger } from '../crash/ledger.ts';
import { until } from '../crash/screens.ts';
import { Desk } from '../crash/senders.ts';
import { aSetup } from '../builders/a-setup.ts';
import { clearDiskFault, setDiskFault } from '../support/disk/switch.ts';
import { post, startServerProcess, type ServerProcess } from '../support/server-process.ts';

const SERVE = fileURLToPath(new URL('../support/disk/serve.ts', import.meta.url));
/** What every wait for the disk takes while it is slow: measured on a bad day of a cheap disk. */
export const SLOW_FSYNC_MS = 250;

/** The longest stall of the server's event loop in a stretch of work. */
export interface Stall {
	readonly maxMs: number;
	/** Changes acknowledged meanwhile. */
	readonly acknowledged: number;
}

export interface StallRun {
	readonly quick: readonly Stall[];
	readonly slow: readonly Stall[];
}

/**
 * Lets desks work on a server whose disk is by turns its own and slow, and asks it for its longest
 * stall in each turn. The quick turns are the floor: they carry whatever the machine adds.
 */
export async function measureStall(
	dataDir: string,
	{ runs, runMs }: { readonly runs: number; readonly runMs: number }
): Promise<StallRun> {
	const server = await startServerProcess(dataDir, 0, SERVE);
	let names = 0;
	let turns = 0;
	const newName = () => `J${String(names++)}`;
	const desk = new Desk({ name: 'desk', seed: 1, server, newName, atOnce: 8 });
	const turn = async (): Promise<Stall> => {
		const ledger = new Ledger(`turn-${String(turns++)}`);
		await stallOf(server);
		const worked = desk.work(ledger);
		await sleep(runMs);
		desk.stop();
		await worked;
		return { maxMs: await stallOf(server), acknowledged: ledger.promisedBeforeKill };
	};
	const quick: Stall[] = [];
	const slow: Stall[] = [];
	try {
		await post(server, {
			id: 'set-up',
			workshop: 'test',
			command: { type: 'SetUpWorkshop', draft: { setup: aSetup(), names: {}, absences: [] } }
		});
		await until(() => desk.screen.view.link === 'live', 'the desk is not live');
		// The first work of a process is compiled while it runs.
		await turn();
		for (let run = 0; run < runs; run++) {
			quick.push(await turn());
			setDiskFault(dataDir, { is: 'slow', ms: SLOW_FSYNC_MS });
			slow.push(await turn());
			clearDiskFault(dataDir);
		}
	} finally {
		desk.close();
		await server.kill();
	}
	return { quick, slow };
}

async function stallOf({ child }: ServerProcess): Promise<number> {
	const told = once(child, 'message');
	child.send('stall');
	return (await told)[0] as number;
}
