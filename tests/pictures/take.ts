import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { CHROMIUM_ARGS, findBrowser } from '../e2e/support/browser.ts';
import { Demo } from './demo.ts';
import { takeWalls } from './walls.ts';

/**
 * Renews docs/pictures: every page, light and dark, in both languages, on a busy afternoon; of the walls
 * only what documents show.
 */

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
/** Half past three: some cars are late, some wait for parts, some are being washed. */
const BUSY_HOUR = 15.5;
/** The live line has come up and the first page of rows stands. */
const SETTLES_MS = 1_500;

interface Shot {
	readonly name: string;
	readonly path: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly width?: number;
	readonly height?: number;
	/** Whether one must be signed in to see it. */
	readonly inside?: true;
}

const SHOTS: readonly Shot[] = [
	{ name: 'lounge', path: '/lounge' },
	{ name: 'dispatch', path: '/dispatch', inside: true },
	{ name: 'dispatch-small', path: '/dispatch', width: 1366, height: 768, inside: true },
	{ name: 'import', path: '/settings/import', inside: true },
	{ name: 'sign-in', path: '/sign-in' },
	{ name: 'home', path: '/' }
];
const THEMES = ['light', 'dark'] as const;
const LANGUAGES = ['zh-CN', 'en'] as const;

async function signIn(page: Page, demo: Demo): Promise<void> {
	await page.goto(demo.page('/sign-in', {}));
	await page.locator('button[value=dispatcher]').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

async function take(browser: Browser, demo: Demo, shot: Shot): Promise<void> {
	const { name, path, query = {}, width = 1920, height = 1080, inside } = shot;
	for (const lang of LANGUAGES) {
		const context = await browser.newContext({ viewport: { width, height }, locale: lang });
		const page = await context.newPage();
		if (inside) await signIn(page, demo);
		for (const theme of THEMES) {
			await page.goto(demo.page(path, { ...query, lang, theme }));
			await page.evaluate(() => document.fonts.ready);
			await page.waitForTimeout(SETTLES_MS);
			const file = `${FOLDER}${name}.${theme}.${lang}.png`;
			await page.screenshot({ path: file, animations: 'disabled' });
			console.log(`${file} ${String(Math.round(statSync(file).size / 1024))} kB`);
		}
		await context.close();
	}
}

const executablePath = findBrowser();
if (executablePath === null) throw new Error('no Chromium to take pictures with');
mkdirSync(FOLDER, { recursive: true });
const demo = new Demo();
const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS });
try {
	await takeWalls(browser);
	await demo.start();
	await demo.holdAt(BUSY_HOUR);
	for (const shot of SHOTS) await take(browser, demo, shot);
} finally {
	await browser.close();
	await demo.stop();
}
