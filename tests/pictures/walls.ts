import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from '@playwright/test';
import { LAYOUTS, type Layout } from '#core/board/display.ts';
import { fillBays, importOrders, ordersOf, placesFor } from '../e2e/support/walls.ts';
import { TEN_OCLOCK, Workshop } from '../e2e/support/workshop.ts';

/**
 * Pictures of the workshop TV to look through (display rule V7): every layout, light and dark, in both
 * languages, with 3, 8 and 30 cars and without a server; each beside a copy as small as eight metres make
 * it. They are many, so they lie where nothing is kept.
 */

const FOLDER = fileURLToPath(new URL('../../test-results/pictures/', import.meta.url));
/** Pictures that documents show, kept small; one of each layout is enough. */
const KEPT = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const KEPT_WIDTH = 960;

const FULL_HD = { width: 1920, height: 1080 };
/** Four in the afternoon: most of the day's cars are here. */
const WORKSHOP_AT = TEN_OCLOCK + 6 * 3_600_000;
const COUNTS = [3, 8, 30];
/** Cars of the pictures in documents. */
const KEPT_COUNT = 30;
/** After so long without a server a wall says so, milliseconds. */
const STALE_MS = 45_000;

/** What 65 inches at 8 m look like on a desk's monitor (0.277 mm a pixel) at an arm's length of 0.6 m. */
const FAR_SHARE = (0.6 / 8) * (0.75 / 0.277);

interface Look {
	readonly layout: Layout;
	readonly theme: 'light' | 'dark';
	readonly lang: 'zh-CN' | 'en';
}

const LOOKS: readonly Look[] = LAYOUTS.flatMap((layout) =>
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

async function take(page: Page, small: Page, { layout, theme, lang }: Look, what: string) {
	const name = `board-${layout}.${what}.${theme}.${lang}`;
	const png = await page.screenshot({ animations: 'disabled' });
	writeFileSync(`${FOLDER}${name}.png`, png);
	await keepSmaller(
		small,
		png,
		`${FOLDER}${name}.from-8m.png`,
		Math.round(FULL_HD.width * FAR_SHARE)
	);
	const isKept = what === String(KEPT_COUNT) && theme === 'light' && lang === 'zh-CN';
	if (!isKept) return;
	const kept = `${KEPT}board-${layout}.${theme}.${lang}.png`;
	await keepSmaller(small, png, kept, KEPT_WIDTH);
	console.log(`${kept} ${String(Math.round(readFileSync(kept).length / 1024))} kB`);
}

async function show(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await page.getByRole('row').nth(1).waitFor();
	await page.evaluate(() => document.fonts.ready);
}

/** Takes them all; the built product is started for it, and stopped. */
export async function takeWalls(browser: Browser): Promise<void> {
	mkdirSync(FOLDER, { recursive: true });
	const workshop = new Workshop(20);
	const page = await browser.newPage({ viewport: FULL_HD });
	const small = await browser.newPage();
	try {
		await workshop.start();
		await workshop.setUp(WORKSHOP_AT);
		const placeFor = placesFor(workshop);
		for (const count of COUNTS) {
			await importOrders(workshop, ordersOf(workshop, count, '15:00'));
			await fillBays(workshop, placeFor);
			for (const look of LOOKS) {
				await show(page, workshop.page('/board', { ...look }));
				await take(page, small, look, String(count));
			}
		}
		await page.clock.install();
		for (const look of LOOKS) {
			await show(page, workshop.page('/board', { ...look }));
			await workshop.kill();
			await page.clock.runFor(STALE_MS);
			await take(page, small, look, 'offline');
			await workshop.start();
		}
		console.log(`${FOLDER} holds the rest`);
	} finally {
		await page.close();
		await small.close();
		await workshop.remove();
	}
}
