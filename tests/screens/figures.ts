import { chromium, type CDPSession, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findBrowser } from '../e2e/support/browser.ts';
import { Workshop } from '../e2e/support/workshop.ts';

/**
 * Row P9 beside its script: heap, nodes, listeners and the processor's share of the pages of walls with 60
 * bays, at rest and while a change a second comes in.
 */
export interface Figures {
	readonly page: string;
	/** Of the page's scripts, after a collection, bytes. */
	readonly heap: number;
	readonly nodes: number;
	readonly listeners: number;
	/** Share of one core the page's main thread was busy, 0 to 1, while nothing changed. */
	readonly atRest: number;
	/** The same with a change a second. */
	readonly withChanges: number;
}

/** Long enough for a clock to tick ten times and for a page to turn. */
const WATCHED_MS = 12_000;
/** After its first row a page still compiles, and reads its words in. */
const SETTLES_MS = 5_000;
const CHANGE_EVERY_MS = 1_000;

const PAGES = [
	{ path: '/board', query: { layout: 'bay' } },
	{ path: '/board', query: { layout: 'technician' } },
	{ path: '/board', query: { layout: 'stage' } },
	{ path: '/lounge', query: {} }
] as const;

/** Opens each page of walls on a whole day of 60 bays, and measures it. */
export async function* figures(): AsyncGenerator<Figures> {
	const executablePath = findBrowser();
	if (executablePath === null) throw new Error('no Chromium to measure with');
	const day = new Workshop(60);
	const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
	try {
		await day.start();
		await day.setUp();
		await day.importDay();
		for (const { path, query } of PAGES) {
			const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
			await page.goto(day.page(path, query));
			await page.locator('html[data-live]').waitFor({ state: 'attached' });
			await page.getByRole('row').nth(1).waitFor();
			yield {
				page: `${path} ${Object.values(query).join(' ')}`.trim(),
				...(await measure(day, page))
			};
			await page.close();
		}
	} finally {
		await browser.close();
		await day.remove();
	}
}

async function measure(day: Workshop, page: Page): Promise<Omit<Figures, 'page'>> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Performance.enable');
	// What a start costs is not what a day costs.
	await new Promise((resolve) => setTimeout(resolve, SETTLES_MS));
	const atRest = await busyShare(cdp, () => Promise.resolve());
	const withChanges = await busyShare(cdp, () => carMoves(day));
	await cdp.send('HeapProfiler.collectGarbage');
	const read = await metrics(cdp);
	return {
		heap: read('JSHeapUsedSize'),
		nodes: await page.evaluate(() => document.getElementsByTagName('*').length),
		listeners: read('JSEventListeners'),
		atRest,
		withChanges
	};
}

/** A car leaves its bay, or comes to one that is free: what every wall shows. */
async function carMoves(day: Workshop): Promise<void> {
	const here = (await day.jobs()).filter(
		({ arrivedAt, end }) => arrivedAt !== null && end === null
	);
	const job = here.find(({ place }) => place !== null);
	if (job === undefined) return;
	await day.send({ type: 'MoveCar', job: job.id, to: null });
}

async function metrics(cdp: CDPSession): Promise<(name: string) => number> {
	const { metrics: all } = await cdp.send('Performance.getMetrics');
	return (name) => all.find((one) => one.name === name)?.value ?? NaN;
}

/** Share of the time the page's main thread was at work while `change` was done once a second. */
async function busyShare(cdp: CDPSession, change: () => Promise<void>): Promise<number> {
	const before = await metrics(cdp);
	const until = performance.now() + WATCHED_MS;
	while (performance.now() < until) {
		await change();
		await new Promise((resolve) => setTimeout(resolve, CHANGE_EVERY_MS));
	}
	const after = await metrics(cdp);
	const passed = after('Timestamp') - before('Timestamp');
	return (after('TaskDuration') - before('TaskDuration')) / passed;
}
