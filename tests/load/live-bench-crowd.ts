import { join } from 'node:path';
import { workshopCode } from '#core/ids.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { monotonicMs } from './live-bench-clock.ts';
import { fillBoard, WALL } from './live-bench-load.ts';
import { Displays, heldMemory, startBoard, startFloor } from './live-bench-rig.ts';
import type { BenchRow } from './live-bench-row.ts';
import { makeHistory } from './store-bench-history.ts';
import { median } from './store-bench-measure.ts';

/** Rows P3 and P4c: what many displays cost, and how soon all are back after a restart. */

const RUNS = 3;
const CROWD = 1_000;
const RETURNING = 2_000;
const YEARS_OF_EVENTS = 1_000_000;
/** Ports of the servers that stop and listen again at the same address. */
const BOARD_PORT = 3107;
const FLOOR_PORT = 3108;

const MIB = 2 ** 20;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function measureMemory(dataDir: string): Promise<readonly BenchRow[]> {
	const board = await startBoard(dataDir);
	await fillBoard(board);
	const floor = await startFloor();
	const runs: { board: number; bare: number }[] = [];
	// The first crowd also pays for what is made once: it is let go before measuring.
	await memoryOfCrowd(board, true);
	await memoryOfCrowd(floor, false);
	for (let run = 0; run < RUNS; run++)
		runs.push({ board: await memoryOfCrowd(board, true), bare: await memoryOfCrowd(floor, false) });
	await board.stop();
	await floor.stop();
	const mib = (bytes: number): string => (bytes / MIB).toFixed(1);
	return [
		{
			name: `P3  memory of ${CROWD} connected displays`,
			figure:
				`${mib(median(runs.map((run) => run.board)))} MiB against ` +
				`${mib(median(runs.map(({ bare }) => bare)))} MiB bare Socket.IO`,
			values: runs.map((run) => run.board / run.bare),
			unit: '×',
			target: { bound: 'at most', value: 1.25 }
		}
	];
}

async function memoryOfCrowd(server: ServerProcess, greets: boolean): Promise<number> {
	const displays = new Displays();
	const before = await heldMemory(server);
	const hello = greets ? WALL : null;
	await displays.obey({ do: 'connect', url: server.url, count: CROWD, hello, unread: true });
	const after = await heldMemory(server);
	await displays.obey({ do: 'close' });
	displays.stop();
	await pause(300);
	return after - before;
}

export async function measureReturn(dataDir: string): Promise<readonly BenchRow[]> {
	const begun = monotonicMs();
	const events = makeHistory({
		file: join(dataDir, 'workshop-board.sqlite'),
		workshops: [workshopCode('years')],
		eventsEach: YEARS_OF_EVENTS
	});
	console.log(
		`three years: ${events.toLocaleString('en')} events made in ${Math.round((monotonicMs() - begun) / 1_000)} s`
	);
	const first = await startBoard(dataDir, BOARD_PORT);
	await fillBoard(first);
	await first.kill();
	const runs: { startMs: number; board: number; bare: number }[] = [];
	for (let run = 0; run < RUNS; run++) {
		const board = await returnTo(() => startBoard(dataDir, BOARD_PORT), true);
		const bare = await returnTo(() => startFloor(FLOOR_PORT), false);
		runs.push({ startMs: board.startMs, board: board.backMs, bare: bare.backMs });
	}
	const ms = (of: (run: (typeof runs)[number]) => number): string =>
		`${Math.round(median(runs.map(of)))} ms`;
	return [
		{
			name: 'P4c start to listening with a three-year database',
			figure: `from the start of the process; ${events.toLocaleString('en')} events`,
			values: runs.map(({ startMs }) => startMs / 1_000),
			unit: ' s',
			target: { bound: 'at most', value: 1 }
		},
		{
			name: `P4c ${RETURNING} displays back after a restart, all fresh`,
			figure: `${ms(({ board }) => board)} against ${ms(({ bare }) => bare)} to connect to bare Socket.IO`,
			values: runs.map(({ board, bare }) => board / bare),
			unit: '×',
			target: { bound: 'at most', value: 1.3 }
		}
	];
}

/** Everybody is connected, the server is killed and started, and all come back in the same instant. */
async function returnTo(start: () => Promise<ServerProcess>, greets: boolean) {
	const displays = new Displays();
	const before = await start();
	const hello = greets ? WALL : null;
	await displays.obey({ do: 'connect', url: before.url, count: RETURNING, hello, unread: true });
	await before.kill();
	const startedAt = monotonicMs();
	const after = await start();
	const startMs = monotonicMs() - startedAt;
	await pause(300);
	const begun = monotonicMs();
	const { at } = await displays.obey({ do: 'reconnect', hello: greets });
	displays.stop();
	await after.kill();
	return { startMs, backMs: at - begun };
}
