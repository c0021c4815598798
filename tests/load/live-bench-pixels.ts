import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { mustEnd } from './live-bench-rig.ts';
import type { BenchRow } from './live-bench-row.ts';
import { median } from './store-bench-measure.ts';

/** Row P10: from a change made on one page to its pixels on another page of the same machine. */

const PORT = 3106;
const RUNS = 3;
const CHANGES = 60;
const WARM_UP = 10;
/** A bay that nothing is planned in when the sample day opens. */
const BAY = 'X02';
const DEMO = fileURLToPath(new URL('../../server/demo/index.ts', import.meta.url));
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const QUIET = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

interface Demo {
	readonly url: string;
	readonly workshop: string;
	/** Of a dispatcher. */
	readonly token: string;
	stop(): void;
}

export async function measurePixels(dataDir: string): Promise<readonly BenchRow[]> {
	const demo = await startDemo(dataDir);
	const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
	try {
		const desk = await browser.newPage();
		await desk.goto(`${demo.url}/sign-in`);
		const wall = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
		await wall.goto(`${demo.url}/board?workshop=${demo.workshop}&scope=bays:${BAY}-${BAY}`);
		await wall.getByText(BAY).first().waitFor();
		await watch(wall);
		for (let n = 0; n < WARM_UP; n++) await latency(demo, { desk, wall }, n);
		const runs: number[][] = [];
		for (let run = 0; run < RUNS; run++) {
			const times: number[] = [];
			for (let n = 0; n < CHANGES; n++) times.push(await latency(demo, { desk, wall }, n));
			runs.push(times.sort((a, b) => a - b));
		}
		return rowsOf(runs);
	} finally {
		await browser.close();
		demo.stop();
	}
}

function rowsOf(runs: readonly (readonly number[])[]): readonly BenchRow[] {
	const at = (part: number) => (times: readonly number[]) =>
		times[Math.floor(times.length * part)] ?? NaN;
	const figure = `${CHANGES} changes a run, two pages of one Chromium, frames of 16.7 ms`;
	const name = 'P10 change on one page → pixels on another';
	return [
		{
			name: `${name}, p50`,
			figure: `p95 ${median(runs.map(at(0.95))).toFixed(0)} ms; ${figure}`,
			values: runs.map(at(0.5)),
			unit: ' ms',
			target: { bound: 'at most', value: 60 }
		},
		{
			name: `${name}, p99`,
			figure,
			values: runs.map(at(0.99)),
			unit: ' ms',
			target: { bound: 'at most', value: 150 }
		}
	];
}

/** The demo without a crew, so that nothing but the measured change moves. */
function startDemo(dataDir: string): Promise<Demo> {
	const child = spawn(process.execPath, [DEMO, '--no-crew', '--rate', '0.0167'], {
		env: { ...process.env, PORT: String(PORT), DATA_DIR: dataDir },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	mustEnd(child);
	return new Promise((resolve, reject) => {
		let said = '';
		child.once('exit', (code) => {
			reject(new Error(`the demo ended with ${String(code)}`));
		});
		child.stdout.on('data', (part: Buffer) => {
			said += part.toString();
			const token = /Bearer ([\w-]+)/.exec(said)?.[1];
			const workshop = /workshop=([\w-]+)/.exec(said)?.[1];
			if (token === undefined || workshop === undefined) return;
			const stop = (): void => void child.kill('SIGKILL');
			resolve({ url: `http://127.0.0.1:${PORT}`, workshop, token, stop });
		});
	});
}

interface Watching {
	/** Resolves with the time at which this text was, or was no longer, painted. */
	painted?: (text: string, isThere: boolean) => Promise<number>;
}

/** Puts a watch on the wall that notices a change of text and the frame it is painted in. */
const watch = (wall: Page): Promise<void> =>
	wall.evaluate(() => {
		(globalThis as Watching).painted = (text, isThere) =>
			new Promise((resolve) => {
				const look = (): void => {
					if (document.body.innerText.includes(text) !== isThere) return;
					observer.disconnect();
					// The task after a frame's callbacks runs when that frame has been handed to the screen.
					requestAnimationFrame(() => {
						const { port1, port2 } = new MessageChannel();
						port1.onmessage = () => {
							resolve(performance.timeOrigin + performance.now());
						};
						port2.postMessage(null);
					});
				};
				const observer = new MutationObserver(look);
				observer.observe(document.body, { subtree: true, childList: true, characterData: true });
				look();
			});
	});

/** Takes the bay out, or returns it: one change a person would make. */
async function latency(
	{ workshop, token }: Demo,
	{ desk, wall }: { readonly desk: Page; readonly wall: Page },
	n: number
): Promise<number> {
	const reason = 'bench-lamp';
	const isOut = n % 2 === 0;
	const painted = wall.evaluate(
		([text, there]) => (globalThis as Watching).painted?.(text, there),
		[reason, isOut] as const
	);
	const command = isOut
		? { type: 'TakeBayOut', bay: BAY, reason, until: null }
		: { type: 'ReturnBay', bay: BAY };
	const sentAt = await desk.evaluate(
		async ({ body, authorization }) => {
			const at = performance.timeOrigin + performance.now();
			const response = await fetch('/api/v1/commands', {
				method: 'POST',
				headers: { authorization, 'content-type': 'application/json' },
				body
			});
			if (!response.ok) throw new Error(await response.text());
			return at;
		},
		{
			body: JSON.stringify({ id: randomUUID(), workshop, command }),
			authorization: `Bearer ${token}`
		}
	);
	const paintedAt = await painted;
	if (paintedAt === undefined) throw new Error('nobody watches the wall');
	return paintedAt - sentAt;
}
