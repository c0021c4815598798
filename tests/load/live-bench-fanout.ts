import type { Change } from '#protocol/messages.ts';
import { median } from './store-bench-measure.ts';
import { fillBoard, Desk, WALL } from './live-bench-load.ts';
import { monotonicMs } from './live-bench-clock.ts';
import { Displays, startBoard, startFloor, type Floor } from './live-bench-rig.ts';
import type { BenchRow } from './live-bench-row.ts';

/** Rows P1 and P2: from one change to the last of fifty displays, and how many of them a second. */

const DISPLAYS = 50;
const RUNS = 3;
/** P1: turns of a run, and changes of each kind in a turn. */
const TURNS = 4;
const CHANGES = 50;
/** P2: changes of one measurement, and how many are under way at once. */
const FLOOD = 2_000;
const UNDER_WAY = 50;
const WARM_UP = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const quantile = (values: readonly number[], part: number): number =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
	0;

interface Rig {
	readonly floor: Floor;
	readonly desk: Desk;
	readonly boardDisplays: Displays;
	readonly floorDisplays: Displays;
	/** A change as the board sent it: the floor passes on the same. */
	readonly change: Change;
	/** Position of the last change the floor passed on; positions count on over a whole measurement. */
	passed: number;
}

/** P1 and P2 on one board; `dataDir` is on the disk that counts. */
export async function measureFanOut(dataDir: string): Promise<readonly BenchRow[]> {
	const board = await startBoard(dataDir);
	await fillBoard(board);
	const floor = await startFloor();
	const counting = new Displays();
	const sample = await Desk.open(board);
	const change = await sample.changeAsShown();
	sample.close();
	const frameBytes = Buffer.byteLength(`42${JSON.stringify(['change', change])}`);
	const rig: Rig = {
		floor,
		desk: await Desk.open(board),
		boardDisplays: new Displays(),
		floorDisplays: new Displays(),
		change,
		passed: 0
	};
	await rig.boardDisplays.obey({ do: 'connect', url: board.url, count: DISPLAYS, hello: WALL });
	await rig.floorDisplays.obey({ do: 'connect', url: floor.url, count: DISPLAYS, hello: null });
	const oneChange = await measureOneChange(rig);
	rig.boardDisplays.stop();
	rig.floorDisplays.stop();
	const flood = await measureFlood(rig, { url: board.url, counting, frameBytes });
	counting.stop();
	rig.desk.close();
	await board.stop();
	await floor.stop();
	return [...oneChange, flood];
}

async function measureOneChange(rig: Rig): Promise<readonly BenchRow[]> {
	for (let n = 0; n < CHANGES; n++) await boardLatency(rig);
	for (let n = 0; n < CHANGES; n++) await floorLatency(rig);
	const runs: { board: number[]; floor: number[] }[] = [];
	for (let run = 0; run < RUNS; run++) {
		const board: number[] = [];
		const floor: number[] = [];
		for (let turn = 0; turn < TURNS; turn++) {
			for (let n = 0; n < CHANGES; n++) board.push(await boardLatency(rig));
			for (let n = 0; n < CHANGES; n++) floor.push(await floorLatency(rig));
		}
		runs.push({ board, floor });
	}
	const p50s = runs.map(({ board }) => quantile(board, 0.5));
	const floors = runs.map(({ floor }) => quantile(floor, 0.5));
	const p99s = runs.map(({ board }) => quantile(board, 0.99));
	const floorP99s = runs.map(({ floor }) => quantile(floor, 0.99));
	return [
		{
			name: `P1  one change → last of ${DISPLAYS} displays, durable commit included, p50`,
			figure: `${median(p50s).toFixed(2)} ms against ${median(floors).toFixed(2)} ms bare Socket.IO`,
			values: p50s.map((p50, run) => p50 / (floors[run] ?? NaN)),
			unit: '×',
			target: { bound: 'at most', value: 2.2 }
		},
		{
			name: 'P1  the same, p99',
			figure: `bare Socket.IO ${median(floorP99s).toFixed(1)} ms`,
			values: p99s,
			unit: ' ms',
			target: { bound: 'at most', value: 20 }
		}
	];
}

async function boardLatency({ desk, boardDisplays }: Rig): Promise<number> {
	const { seq, sentAt } = await desk.change();
	const { at } = await boardDisplays.obey({ do: 'await', seq });
	// As on a board: the next change does not wait in line behind this one.
	await pause(1);
	return at - sentAt;
}

async function floorLatency(rig: Rig): Promise<number> {
	const { floor, floorDisplays, change } = rig;
	const seq = ++rig.passed;
	const sentAt = await floor.passOn({ ...change, prev: seq - 1, seq });
	const { at } = await floorDisplays.obey({ do: 'await', seq });
	await pause(1);
	return at - sentAt;
}

interface Flooded {
	readonly url: string;
	readonly counting: Displays;
	readonly frameBytes: number;
}

async function measureFlood(rig: Rig, flooded: Flooded): Promise<BenchRow> {
	const { counting, frameBytes } = flooded;
	const runs: { board: number; bare: number; tcp: number; changes: number }[] = [];
	await floodBoard(rig, flooded, WARM_UP);
	for (let run = 0; run < RUNS; run++) {
		const boardMs = await floodBoard(rig, flooded, FLOOD);
		const bareMs = await floodBare(rig, counting);
		const tcpMs = await floodTcp(rig, counting, frameBytes);
		const perSecond = (ms: number): number => (FLOOD * DISPLAYS * 1_000) / ms;
		runs.push({
			board: perSecond(boardMs),
			bare: perSecond(bareMs),
			tcp: perSecond(tcpMs),
			changes: (FLOOD * 1_000) / boardMs
		});
	}
	const middle = (of: (run: (typeof runs)[number]) => number): string =>
		Math.round(median(runs.map(of))).toLocaleString('en');
	return {
		name: `P2  deliveries a second to ${DISPLAYS} displays, every change durable`,
		figure:
			`${middle(({ board }) => board)}/s at ${middle(({ changes }) => changes)} changes/s ` +
			`against ${middle(({ tcp }) => tcp)}/s raw TCP (bare Socket.IO ${middle(({ bare }) => bare)}/s), ${frameBytes} bytes each`,
		values: runs.map(({ board, tcp }) => board / tcp),
		unit: '×',
		target: { bound: 'at least', value: 0.5 }
	};
}

async function floodBoard(
	{ desk }: Rig,
	{ url, counting }: Flooded,
	times: number
): Promise<number> {
	await counting.obey({ do: 'connect', url, count: DISPLAYS, hello: WALL, unread: true });
	const done = counting.obey({ do: 'count', changes: times * DISPLAYS });
	const begun = monotonicMs();
	let left = times;
	await Promise.all(
		Array.from({ length: UNDER_WAY }, async () => {
			while (left-- > 0) await desk.change();
		})
	);
	const { at } = await done;
	await counting.obey({ do: 'close' });
	return at - begun;
}

async function floodBare({ floor, change }: Rig, counting: Displays): Promise<number> {
	await counting.obey({
		do: 'connect',
		url: floor.url,
		count: DISPLAYS,
		hello: null,
		unread: true
	});
	const done = counting.obey({ do: 'count', changes: FLOOD * DISPLAYS });
	const begun = monotonicMs();
	floor.obey({ do: 'flood', change, times: FLOOD });
	const { at } = await done;
	await counting.obey({ do: 'close' });
	return at - begun;
}

async function floodTcp({ floor }: Rig, counting: Displays, bytes: number): Promise<number> {
	const port = floor.tcpPort;
	const all = FLOOD * DISPLAYS * bytes;
	const done = counting.obey({ do: 'tcp', port, count: DISPLAYS, bytes: all });
	await pause(200);
	const begun = monotonicMs();
	floor.obey({ do: 'write', bytes, times: FLOOD });
	const { at } = await done;
	await counting.obey({ do: 'close' });
	return at - begun;
}
