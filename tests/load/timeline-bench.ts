import { availableParallelism, cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { svelte, vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { CHROMIUM_ARGS, findBrowser } from '../e2e/support/browser.ts';
import { printRow, type BenchRow } from './live-bench-row.ts';
import { median } from './store-bench-measure.ts';
import type { Kind } from './timeline-bench/page.ts';
import type { Size } from './timeline-bench/world.ts';

/**
 * Rows P5 to P8b: the timeline in a browser, plain and slowed down four times, against plain keyed divs
 * in the same run. The page is built here for the purpose; no page of the product is involved.
 */

const FOLDER = fileURLToPath(new URL('timeline-bench/', import.meta.url));
const RUNS = 5;
const CHANGES = 30;
const STEPS = 60;
const WARM_UP = 8;
const SIZES: readonly Size[] = [
	{ rows: 60, bars: 600 },
	{ rows: 100, bars: 2_000 }
];
/** What was asked for, plain and with a quarter of the processor. */
const TARGET = {
	1: { one: 5, step: 5, longest: 16, many: 20, mount: null },
	4: { one: 30, step: 25, longest: 60, many: 90, mount: 700 }
} as const;
type Slowness = keyof typeof TARGET;

async function bundle(entry: string): Promise<{ readonly code: string; readonly css: string }> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		root: FOLDER,
		plugins: [
			svelte({ configFile: false, preprocess: vitePreprocess(), compilerOptions: { runes: true } })
		],
		resolve: { alias: { $lib: resolve('src/lib') }, conditions: ['browser', 'module', 'import'] },
		define: { 'process.env.NODE_ENV': '"production"' },
		build: {
			write: false,
			cssCodeSplit: false,
			lib: { entry: resolve(FOLDER, entry), formats: ['iife'], name: 'page' }
		}
	});
	const results = Array.isArray(built) ? built : [built];
	const files = results.flatMap((result) => ('output' in result ? result.output : []));
	const code = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('');
	const css = files
		.flatMap((file) => (file.type === 'asset' ? [String(file.source)] : []))
		.join('');
	return { code, css };
}

interface Measured {
	readonly mount: number[];
	readonly one: number[];
	readonly many: number[];
	readonly step: number[];
	readonly longest: number[];
}

const nothingYet = (): Measured => ({ mount: [], one: [], many: [], step: [], longest: [] });
const ask = async <Answer>(page: Page, text: string): Promise<Answer> =>
	page.evaluate<Answer>(`globalThis.bench.${text}`);
const mounting = (kind: Kind, size: Size): string => `mount('${kind}', ${JSON.stringify(size)})`;

async function measureOnce(page: Page, mount: string, into: Measured): Promise<void> {
	into.mount.push(await ask<number>(page, mount));
	into.one.push(median(await ask<number[]>(page, `change(1, ${CHANGES})`)));
	into.many.push(median(await ask<number[]>(page, `change(100, ${CHANGES})`)));
}

/** Both in turn in each run, so that what else the machine does meets them alike. */
async function measure(page: Page, size: Size): Promise<Pick<Both, 'own' | 'plain'>> {
	const [own, plain] = [nothingYet(), nothingYet()];
	for (const kind of ['timeline', 'plain'] as const) {
		await ask(page, mounting(kind, size));
		await ask(page, `change(1, ${WARM_UP})`);
	}
	for (let run = 0; run < RUNS; run += 1) {
		await measureOnce(page, mounting('timeline', size), own);
		const steps = await ask<number[]>(page, `drag(${STEPS})`);
		own.step.push(median(steps));
		own.longest.push(Math.max(...steps));
		await measureOnce(page, mounting('plain', size), plain);
	}
	return { own, plain };
}

interface Both {
	readonly size: Size;
	readonly slowness: Slowness;
	readonly own: Measured;
	readonly plain: Measured;
}

function rowsOf({ size, slowness, own, plain }: Both): readonly BenchRow[] {
	const target = TARGET[slowness];
	const where = `${size.rows}/${size.bars}${slowness === 1 ? '' : `, ${slowness}x throttled`}`;
	const beside = (ours: readonly number[], values: readonly number[]): string => {
		const ratio = median(ours) / median(values);
		return `plain keyed divs ${median(values).toFixed(1)} ms, ${ratio.toFixed(2)} times that`;
	};
	const row = (
		name: string,
		values: readonly number[],
		most: number,
		figure: string
	): BenchRow => ({
		name: `${name}, ${where}`,
		figure,
		values,
		unit: ' ms',
		target: { bound: 'at most', value: most }
	});
	const mountMost = target.mount ?? Math.round(median(plain.mount) * 1.1 * 10) / 10;
	return [
		row('P5 one bar changes → painted', own.one, target.one, beside(own.one, plain.one)),
		row('P6 mount → first frame', own.mount, mountMost, beside(own.mount, plain.mount)),
		row(
			'P7 a step of a drag, conflicts and promises with it',
			own.step,
			target.step,
			`${STEPS} steps`
		),
		row('P7 the longest step', own.longest, target.longest, `${STEPS} steps`),
		row(
			'P8 100 bars change in one tick → painted',
			own.many,
			target.many,
			beside(own.many, plain.many)
		)
	];
}

async function printSize(page: Page, slowness: Slowness, size: Size): Promise<void> {
	for (const row of rowsOf({ size, slowness, ...(await measure(page, size)) })) printRow(row);
}

/**
 * Over the bare runtime, and over the same with the words and icons every other page loads as well: the
 * second is what the timeline itself adds, its controller with it, and what the target is about.
 */
async function weigh(): Promise<BenchRow> {
	const [bare, shared, whole] = (
		await Promise.all(['bare.ts', 'shared.ts', 'whole.ts'].map(bundle))
	).map(({ code, css }) => (gzipSync(code).length + gzipSync(css).length) / 1024) as [
		number,
		number,
		number
	];
	const [all, words] = [whole - bare, shared - bare].map((kB) => kB.toFixed(1)) as [string, string];
	return {
		name: 'P8b the timeline itself over a bare runtime, compressed',
		figure: `gzip, code and styles; ${all} kB with the words and icons that other pages load too (${words} kB)`,
		values: [whole - shared],
		unit: ' kB',
		target: { bound: 'at most', value: 12 }
	};
}

const [processor] = cpus();
console.log(
	`${processor?.model ?? 'unknown processor'}, ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1) ?? '?'}, Node ${process.version}`
);
const { code, css } = await bundle('page.ts');
const browser = await chromium.launch({
	executablePath: findBrowser() ?? '',
	args: [...CHROMIUM_ARGS, '--disable-gpu', '--disable-gpu-vsync', '--disable-frame-rate-limit']
});
try {
	const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
	console.log(
		`Chromium ${browser.version()}, 1920x1080, changes made within a frame; medians of ${RUNS} runs\n`
	);
	await page.setContent(`<!doctype html><html data-theme="light"><body></body></html>`);
	await page.addStyleTag({ content: css });
	await page.addScriptTag({ content: code });
	const session = await page.context().newCDPSession(page);
	for (const slowness of [1, 4] as const) {
		await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
		for (const size of SIZES) await printSize(page, slowness, size);
	}
} finally {
	await browser.close();
}
printRow(await weigh());
