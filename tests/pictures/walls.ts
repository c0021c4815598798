import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { LAYOUTS, type Layout } from '#core/board/display.ts';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, callId } from '#core/ids.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { importOrders, latestOrders } from '../e2e/support/walls.ts';
import { TEN_OCLOCK, Workshop } from '../e2e/support/workshop.ts';
import { playUntil } from '../support/crew.ts';
import { takeDark } from './dark.ts';

/**
 * Pictures of the screens on walls to look through (display rule V7): every layout of the workshop TV and
 * the lounge, light and dark, in both languages, with 3, 8 and 30 cars of a day on which the crew worked,
 * while somebody is called, without a server, and in the dark; each beside a copy as small as eight metres
 * make it. They are many, so they lie where nothing is kept.
 */

const FOLDER = fileURLToPath(new URL('../../test-results/pictures/', import.meta.url));
/** Pictures that documents show, kept small; one of each layout is enough. */
const KEPT = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const KEPT_WIDTH = 960;

const FULL_HD = { width: 1920, height: 1080 };
const OPENING = TEN_OCLOCK - 2 * HOUR_MS;
/** Half past three: some cars are late, some wait for parts, some are being washed. */
const BUSY = TEN_OCLOCK + 5.5 * HOUR_MS;
/** The crew goes home. */
const EVENING = TEN_OCLOCK + 7.5 * HOUR_MS;
/** The last of the shipped day's cars that a picture with few of them shows come by then. */
const LAST_COMES = '15:20';
const FEW = [3, 8];
/** Cars of the pictures in documents. */
const MANY = 30;
/** After so long without a server a wall says so, milliseconds. */
const STALE_MS = 45_000;

/** What 65 inches at 8 m look like on a desk's monitor (0.277 mm a pixel) at an arm's length of 0.6 m. */
const FAR_SHARE = (0.6 / 8) * (0.75 / 0.277);

interface Look {
	/** Null: the lounge, which has one. */
	readonly layout: Layout | null;
	readonly theme: 'light' | 'dark';
	readonly lang: 'zh-CN' | 'en';
}

const LOOKS: readonly Look[] = [...LAYOUTS, null].flatMap((layout) =>
	(['light', 'dark'] as const).flatMap((theme) =>
		(['zh-CN', 'en'] as const).map((lang) => ({ layout, theme, lang }))
	)
);

/** Draws a picture smaller and keeps it. */
async function keepSmaller(page: Page, png: Buffer, file: string, width: number): Promise<void> {
	const height = Math.round((width * FULL_HD.height) / FULL_HD.width);
	await page.setViewportSize({ width, height });
	const source = `data:image/png;base64,${png.toString('base64')}`;
	await page.setContent(
		`<body style="margin:0"><img width="${String(width)}" height="${String(height)}" src="${source}">`
	);
	await page.locator('img').evaluate((image) => (image as HTMLImageElement).decode());
	await page.screenshot({ path: file });
}

/** A screen, and one to draw small copies on. */
interface Easel {
	readonly page: Page;
	readonly small: Page;
}

const nameOf = ({ layout }: Look): string => (layout === null ? 'lounge' : `board-${layout}`);

async function take({ page, small }: Easel, look: Look, what: string): Promise<void> {
	const { theme, lang } = look;
	const name = `${nameOf(look)}.${what}.${theme}.${lang}`;
	const png = await page.screenshot({ animations: 'disabled' });
	writeFileSync(`${FOLDER}${name}.png`, png);
	const from8m = Math.round(FULL_HD.width * FAR_SHARE);
	await keepSmaller(small, png, `${FOLDER}${name}.from-8m.png`, from8m);
	const isKept =
		look.layout !== null && what === String(MANY) && theme === 'light' && lang === 'zh-CN';
	if (!isKept) return;
	const kept = `${KEPT}${nameOf(look)}.${theme}.${lang}.png`;
	await keepSmaller(small, png, kept, KEPT_WIDTH);
	console.log(`${kept} ${String(Math.round(readFileSync(kept).length / 1024))} kB`);
}

async function show(page: Page, workshop: Workshop, look: Look): Promise<void> {
	const { layout, theme, lang } = look;
	const query = { theme, lang, ...(layout === null ? { volume: '0' } : { layout }) };
	await page.goto(workshop.page(layout === null ? '/lounge' : '/board', query));
	// The time of day comes with the rows, also where none of them belongs on this screen.
	await page
		.locator('main header')
		.filter({ hasText: /\d\d:\d\d/ })
		.waitFor();
	await page.evaluate(() => document.fonts.ready);
}

async function takeAll(easel: Easel, workshop: Workshop, what: string): Promise<void> {
	for (const look of LOOKS) {
		await show(easel.page, workshop, look);
		await take(easel, look, what);
	}
}

/** A workshop at its busiest, after the crew worked since the morning on whatever `bring` brings. */
async function atWork(bring: (workshop: Workshop) => Promise<void>): Promise<Workshop> {
	const workshop = new Workshop(20);
	await workshop.start();
	await workshop.setUp(OPENING);
	await bring(workshop);
	await playUntil(workshop.programs, { until: BUSY, everyMs: 3 * MINUTE_MS });
	return workshop;
}

/** Booked cars come until so many are here. */
async function fillUp(workshop: Workshop): Promise<void> {
	const jobs = (await workshop.jobs()).filter(({ end }) => end === null);
	const here = jobs.filter(({ arrivedAt }) => arrivedAt !== null).length;
	const coming = jobs.filter(({ arrivedAt }) => arrivedAt === null);
	for (const { id } of coming.slice(0, Math.max(0, MANY - here)))
		await workshop.send({ type: 'ArriveJob', job: id });
}

const isReadyFor = ({ waiting, end, operations }: StaffJob): boolean =>
	waiting && end === null && operations.every(({ state }) => state === 'finished');

/** The crew goes on until one more customer who waits can be called. */
async function untilCalled(workshop: Workshop): Promise<void> {
	const readyNow = async (): Promise<readonly string[]> =>
		(await workshop.jobs()).filter(isReadyFor).map(({ id }) => id);
	const before = new Set(await readyNow());
	for (let until = BUSY; until < EVENING; until += 3 * MINUTE_MS) {
		await playUntil(workshop.programs, { until, everyMs: 3 * MINUTE_MS });
		if ((await readyNow()).some((id) => !before.has(id))) return;
	}
	throw new Error('nobody who waits could be called');
}

/** While help is called for in the hall, and a customer to the counter. */
async function takeCalls(easel: Easel, workshop: Workshop): Promise<void> {
	const call = { id: callId('H1'), kind: 'help', bay: bayCode('A03'), job: null } as const;
	await workshop.send({ type: 'CallForHelp', call, note: '' });
	await untilCalled(workshop);
	// A call is made for two minutes after its car is ready: those pictures first.
	for (const look of [...LOOKS].reverse()) {
		await show(easel.page, workshop, look);
		if (look.layout === null) await easel.page.locator('.call').waitFor();
		await take(easel, look, 'call');
	}
	await workshop.send({ type: 'EndHelp', call: call.id });
}

/** What stands on a wall while the server is away. */
async function takeOffline({ page, small }: Easel, workshop: Workshop): Promise<void> {
	await page.clock.install();
	for (const look of LOOKS) {
		await show(page, workshop, look);
		await workshop.kill();
		await page.clock.runFor(STALE_MS);
		await take({ page, small }, look, 'offline');
		await workshop.start();
	}
}

/** Takes them all; the built product is started for it, and stopped. */
export async function takeWalls(browser: Browser): Promise<void> {
	mkdirSync(FOLDER, { recursive: true });
	const page = await browser.newPage({ viewport: FULL_HD });
	const small = await browser.newPage();
	const easel = { page, small };
	try {
		for (const count of FEW) {
			const few = await atWork((one) => importOrders(one, latestOrders(one, count, LAST_COMES)));
			await takeAll(easel, few, String(count));
			await few.remove();
		}
		const workshop = await atWork((one) => one.importDay());
		try {
			await fillUp(workshop);
			await takeAll(easel, workshop, String(MANY));
			await takeCalls(easel, workshop);
			await takeOffline(easel, workshop);
			await takeDark(browser, { workshop, folder: FOLDER, day: BUSY });
		} finally {
			await workshop.remove();
		}
		console.log(`${FOLDER} holds the rest`);
	} finally {
		await page.close();
		await small.close();
	}
}
