import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

/** Display rule G7 for the desk: no violation in any language, theme and state it can be in. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LOOKS = (['zh-CN', 'en'] as const).flatMap((lang) =>
	(['light', 'dark'] as const).map((theme) => ({ lang, theme }))
);
type Look = (typeof LOOKS)[number];

async function visit(page: Page, workshop: Workshop, { lang, theme }: Look): Promise<void> {
	await page.context().addCookies([{ name: 'wb_theme', value: theme, url: workshop.url }]);
	await page.goto(workshop.page('/dispatch', { lang }));
	await expect(page.getByRole('grid')).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
}

async function violations(page: Page): Promise<readonly string[]> {
	// The one rule that is off by default and that a mouse needs (rule T2).
	const axe = new AxeBuilder({ page }).withTags(TAGS).options({
		runOnly: { type: 'tag', values: TAGS },
		rules: { 'target-size': { enabled: true } }
	});
	const { violations: found } = await axe.analyze();
	return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

/** Does something, then asks axe; every state is named in the report. */
async function expectClean(page: Page, state: string): Promise<void> {
	await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
	expect(await violations(page), state).toEqual([]);
}

// Axe reads a page of 60 bays for seconds, and several states are asked for in one story.
test.setTimeout(180_000);

for (const look of LOOKS) {
	const name = `${look.lang}, ${look.theme}`;

	test(`the desk of an empty workshop, ${name}`, async ({ workshop, open }) => {
		const page = await open();
		await workshop.signIn(page, 'dispatcher');
		await visit(page, workshop, look);
		await expectClean(page, 'empty');
	});

	test(`the desk of a day: timeline, table, load, dialogs, offline, ${name}`, async ({
		day,
		open
	}) => {
		const page = await open();
		await day.signIn(page, 'dispatcher');
		await visit(page, day, look);
		const [car] = (await day.jobs()).filter(({ arrivedAt }) => arrivedAt !== null);
		await page.locator('input[role=combobox]').fill(car!.plate.slice(-5));
		await page.keyboard.press('Enter');
		await expectClean(page, 'timeline with details');

		await page.locator('main').click({ position: { x: 5, y: 5 } });
		await page.keyboard.press('l');
		await expect(page.getByRole('region', { name: /^(负荷|Load)$/ })).toBeVisible();
		await expectClean(page, 'load');
		await page.keyboard.press('v');
		await expect(page.getByRole('table').first()).toBeVisible();
		await expectClean(page, 'table');
		await page.locator('tbody [aria-haspopup=menu]').first().click();
		await expect(page.getByRole('menu')).toBeVisible();
		await expectClean(page, 'menu');
		await page.keyboard.press('Escape');

		await page.locator('tbody [data-verb]').first().click();
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectClean(page, 'placing');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog')).toBeHidden();
		await expectClean(page, 'undo offered');
		await page.keyboard.press('n');
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectClean(page, 'new job');
		await page.keyboard.press('Escape');

		await day.kill();
		await expect(page.getByRole('status')).toBeVisible({ timeout: 40_000 });
		await expectClean(page, 'offline');
	});

	test(`the desk of 60 bays, ${name}`, async ({ bigDay, open }) => {
		const page = await open();
		await bigDay.signIn(page, 'dispatcher');
		await visit(page, bigDay, look);
		await expectClean(page, 'timeline');
		await page.keyboard.press('v');
		await expect(page.getByRole('table').first()).toBeVisible();
		await expectClean(page, 'table');
	});
}
