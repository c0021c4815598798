import type { Page } from '@playwright/test';
import { LAYOUTS } from '#core/board/display.ts';
import { board as english } from '../../src/lib/i18n/en/board.ts';
import { flow as englishFlow } from '../../src/lib/i18n/en/flow.ts';
import { complaints } from '../support/legibility.ts';
import { expect, test } from './support/test.ts';
import { fillBays, importOrders, ordersOf, placesFor } from './support/walls.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

/** Four in the afternoon: most of the day's cars are here, some are late. */
const FOUR_OCLOCK = TEN_OCLOCK + 6 * 3_600_000;
const FULL_HD = { width: 1920, height: 1080 };
/** What TVs call their pixels: a small panel, most of them, a PC on a 4K panel (rule L5). */
const VIEWPORTS = [{ width: 1280, height: 720 }, FULL_HD, { width: 3840, height: 2160 }];

/** One car, a full page of rows, one more than that, and three pages of them, on 65 inches from 8 m. */
const COUNTS = [1, 7, 8, 21];
/** In English each of them on another screen. */
const SCREENS = [
	[55, 5],
	[65, 8],
	[75, 6],
	[65, 12]
] as const;

async function show(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await expect(page.locator('main')).toBeVisible();
	await expect(page.getByRole('columnheader').first()).toBeVisible();
	await page.evaluate(() => document.fonts.ready);
}

const setTheme = (page: Page, theme: string): Promise<void> =>
	page.evaluate((name) => {
		for (const element of [document.documentElement, document.querySelector('main')])
			element?.setAttribute('data-theme', name);
	}, theme);

/** Where rows and cells lie, as shares of the page. */
const boxes = (page: Page): Promise<readonly number[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('main, thead, tbody tr, tbody td, tbody th, footer')].flatMap(
			(element) => {
				const { left, top, width, height } = element.getBoundingClientRect();
				return [left, top, width, height].map((part) => part / innerWidth);
			}
		)
	);

/** Both themes and every resolution of one page, which need no new one. */
async function expectLegible(page: Page, diagonal: number, what: string): Promise<void> {
	const seen: (readonly number[])[] = [];
	for (const [at, viewport] of VIEWPORTS.entries()) {
		await page.setViewportSize(viewport);
		await setTheme(page, at === 0 ? 'dark' : 'light');
		const where = `${what}, ${String(viewport.width)}`;
		await expect.poll(() => complaints(page, diagonal), { message: where }).toEqual([]);
		seen.push(await boxes(page));
	}
	await page.setViewportSize(FULL_HD);
	const [small = [], usual = [], large = []] = seen;
	for (const other of [small, large]) {
		expect(other, what).toHaveLength(usual.length);
		other.forEach((share, at) => {
			expect(Math.abs(share - usual[at]!), what).toBeLessThan(0.01);
		});
	}
}

const screenOf = (diagonal: number, distance: number): Record<string, string> => ({
	diagonal: String(diagonal),
	distance: String(distance)
});

/** Whatever the sizes: everything a wall shows is legible from where its readers stand. */
test('walls are legible with few cars and many, in every layout', async ({ workshop, open }) => {
	test.setTimeout(180_000);
	await workshop.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: FOUR_OCLOCK,
		rate: 1
	});
	const placeFor = placesFor(workshop);
	const page = await open({ viewport: FULL_HD });
	for (const [at, count] of COUNTS.entries()) {
		await importOrders(workshop, ordersOf(workshop, count, '15:00'));
		await fillBays(workshop, placeFor);
		const [diagonal, distance] = SCREENS[at]!;
		for (const layout of LAYOUTS) {
			const chinese = { lang: 'zh-CN', layout, ...screenOf(65, 8) };
			await show(page, workshop.page('/board', chinese));
			await expectLegible(page, 65, `${String(count)} cars, ${layout}, zh-CN`);
			const other = { lang: 'en', layout, ...screenOf(diagonal, distance) };
			await show(page, workshop.page('/board', other));
			await expectLegible(page, diagonal, `${String(count)} cars, ${layout}, en`);
		}
	}
	await show(page, workshop.page('/lounge', { lang: 'zh-CN' }));
	expect(await complaints(page, 55)).toEqual([]);
	await expectMasked(page, workshop);
});

/** What customers who walk past may read: no whole plate, no cause (rule W12). */
async function expectMasked(page: Page, workshop: Workshop): Promise<void> {
	const plates = (await workshop.jobs()).map(({ plate }) => plate.slice(2));
	for (const layout of LAYOUTS) {
		const query = { lang: 'zh-CN', layout, visibleToCustomers: '1' };
		await show(page, workshop.page('/board', query));
		await expect(page.getByText('**').first()).toBeVisible();
		const text = await page.locator('main').innerText();
		for (const plate of plates) expect(text, layout).not.toContain(plate);
		expect(text, layout).not.toMatch(/等配件|等技师|等质检|等工位|等烤房|等洗车|跨下班|待料/);
	}
}

test('pages of a wall turn, keep late cars on top, and spare the panel', async ({ day, open }) => {
	test.setTimeout(120_000);
	// Late in the afternoon nearly everything promised for today is late.
	await fillBays(day);
	await day.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: TEN_OCLOCK + 7 * 3_600_000,
		rate: 1
	});
	const page = await open({ viewport: FULL_HD });
	await page.clock.install();
	await show(page, day.page('/board', { lang: 'zh-CN' }));
	await expect(page.getByText(/^1\/\d$/)).toBeVisible();
	const plates = () =>
		page
			.locator('[data-job]')
			.evaluateAll((rows) => rows.map((row) => row.getAttribute('data-job')));
	const before = await plates();
	const pinned = before.slice(0, 3);
	// Nothing jumps while somebody reads, whatever happens meanwhile (rule L17).
	const here = (await day.jobs()).filter(
		({ end, arrivedAt }) => end === null && arrivedAt !== null
	);
	for (const job of here.slice(0, 10)) {
		await day.send({ type: 'SetKeyTag', job: job.id, keyTag: `T${job.id.slice(-4)}` });
	}
	expect((await plates()).slice(0, 7)).toEqual(before.slice(0, 7));
	await page.clock.runFor(11_500);
	await expect(page.getByText(/^2\/\d$/)).toBeVisible();
	const after = await plates();
	expect(after.slice(0, 3)).toEqual(pinned);
	expect(after).not.toEqual(before);
	expect(await complaints(page, 65)).toEqual([]);

	const placeNow = () => page.locator('main').evaluate((main) => getComputedStyle(main).transform);
	const first = await placeNow();
	await page.clock.runFor(180_000);
	await expect.poll(placeNow).not.toBe(first);
});

const TEXTS = [...Object.values(english), ...Object.values(englishFlow)].filter(
	(text): text is string => typeof text === 'string' && text !== ''
);

/** English with every word written twice: what another language may need (rule V8). */
function inTwice(program: string): string {
	const long = new Set(TEXTS);
	return program.replace(/([:,]\s*)([`'"])((?:(?!\2)[^\\])*)\2/g, (whole, before, quote, text) =>
		long.has(text as string) && String(before).startsWith(':')
			? `${String(before)}${String(quote)}${String(text)} ${String(text)}${String(quote)}`
			: whole
	);
}

test('a language with words twice as long fits', async ({ workshop, open }) => {
	test.setTimeout(120_000);
	await workshop.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: FOUR_OCLOCK,
		rate: 1
	});
	await importOrders(workshop, ordersOf(workshop, 21, '15:00'));
	await fillBays(workshop);
	const page = await open({ viewport: FULL_HD });
	await page.route(/\/screen\/.*\.js/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: inTwice(await response.text()) });
	});
	for (const layout of LAYOUTS) {
		await show(page, workshop.page('/board', { lang: 'en', layout }));
		await expect(page.getByText(`${english.late} ${english.late}`).first()).toBeVisible();
		expect(await complaints(page, 65), layout).toEqual([]);
	}
});
