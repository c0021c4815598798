import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, technicianCode } from '#core/ids.ts';
import { dispatch as english } from '../../src/lib/i18n/en/dispatch.ts';
import { dispatch as chinese } from '../../src/lib/i18n/zh-CN/dispatch.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { afternoon } from './support/afternoon.ts';
import { bar, rowLabel } from './support/timeline.ts';
import { usable, type Workshop } from './support/workshop.ts';

/** Display rule G7 for the desk: no violation in any language, theme and state it can be in. */
const TEXTS = { 'zh-CN': chinese, en: english };
type Lang = keyof typeof TEXTS;

/** Opens the desk in a language, as somebody finds it who chose the dark theme where told. */
async function visit(
	page: Page,
	workshop: Workshop,
	look: { readonly lang: Lang; readonly theme?: 'light' | 'dark' }
): Promise<void> {
	const { lang, theme = 'light' } = look;
	await workshop.signIn(page, 'dispatcher');
	await page.context().addCookies([{ name: 'wb_theme', value: theme, url: workshop.url }]);
	await page.goto(workshop.page('/dispatch', { lang }));
	await usable(page);
	await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
	await expect(page.getByRole('grid')).toBeVisible();
}

const select = async (page: Page, { plate }: StaffJob): Promise<void> => {
	await page.locator('input[role=combobox]').fill(plate.slice(-5));
	await page.keyboard.press('Enter');
	await expect(page.locator('aside.details h2')).toContainText(plate.slice(-5));
};

/** Has axe look at the dialog that opens, and shuts it. */
async function lookAt(page: Page, name: string): Promise<void> {
	await expect(page.getByRole('dialog')).toBeVisible();
	await expectClean(page, name, 'dialog[open]');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
}

for (const lang of ['zh-CN', 'en'] as const) {
	test(`the desk of an empty workshop, ${lang}`, async ({ workshop, open }) => {
		const page = await open();
		await visit(page, workshop, { lang, theme: 'dark' });
		await expectClean(page, 'empty');
		await page.keyboard.press('v');
		await expect(page.getByRole('table').first()).toBeVisible();
		await expectClean(page, 'empty table', 'main');
	});

	test(`the desk of a day: timeline, table, load, menu, offline, ${lang}`, async ({
		day,
		open
	}) => {
		const page = await open();
		await visit(page, day, { lang });
		const [car] = (await day.jobs()).filter(({ arrivedAt }) => arrivedAt !== null);
		await page.locator('input[role=combobox]').fill(car!.plate.slice(-5));
		await page.keyboard.press('Enter');
		await expectClean(page, 'timeline with details');

		await page.locator('main').click({ position: { x: 5, y: 5 } });
		await page.keyboard.press('l');
		await expect(page.getByRole('region', { name: /^(负荷|Load)$/ })).toBeVisible();
		await expectClean(page, 'load', 'section.load');
		await page.keyboard.press('v');
		await expect(page.getByRole('table').first()).toBeVisible();
		await expectClean(page, 'table', 'main');
		await page.locator('tbody [aria-haspopup=menu]').first().click();
		await expect(page.getByRole('menu')).toBeVisible();
		await expectClean(page, 'menu', '[role=menu]');
		await page.keyboard.press('Escape');

		await day.kill();
		await expect(page.getByRole('status')).toBeVisible({ timeout: 40_000 });
		await expectClean(page, 'offline');
	});

	test(`the desk of 60 bays, ${lang}`, async ({ bigDay, open }) => {
		const page = await open();
		await visit(page, bigDay, { lang, theme: 'dark' });
		await expectClean(page, 'timeline');
		await page.keyboard.press('v');
		await expect(page.getByRole('table').first()).toBeVisible();
		await expectClean(page, 'table', 'table');
	});

	test(`every dialog of the desk, ${lang}`, async ({ day, open }) => {
		const t = TEXTS[lang];
		const page = await open();
		const { late, running, planned, waiting } = await afternoon(day);
		await visit(page, day, { lang });
		const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click();
		const pressThenLook = async (name: string): Promise<void> => {
			await press(name);
			await lookAt(page, name);
		};

		await page.locator('button.missing').click();
		await lookAt(page, 'causes');
		await page.locator('button.missing').click();
		await page.getByRole('dialog').getByRole('listitem').getByRole('button').first().click();
		await lookAt(page, 'cause');

		await select(page, running);
		for (const verb of ['stop', 'join'] as const) await pressThenLook(t[`verb.${verb}`]);
		await pressThenLook(t['car.promise']);
		await pressThenLook(t['addition.report']);
		await day.send({
			type: 'ReportAdditionalWork',
			job: running.id,
			text: '前刹车片磨损',
			skill: running.operations[0]!.skill,
			standardMinutes: 40,
			parts: ''
		});
		await pressThenLook(t['addition.answer']);
		await expectClean(page, 'details with additional work', 'aside.details');

		await select(page, waiting);
		await pressThenLook(t['verb.place']);
		await pressThenLook(t['verb.expect-parts']);
		await pressThenLook(t['car.cancel']);

		await select(page, late);
		const inspection = (await day.jobs())
			.find(({ id }) => id === late.id)!
			.operations.find(({ kind }) => kind === 'final-inspection')!;
		await day.send({
			type: 'StartOperation',
			job: late.id,
			operation: inspection.id,
			seen: inspection.version,
			bay: bayCode('A02'),
			technicians: [technicianCode('T014')]
		});
		await pressThenLook(t['verb.inspect']);

		await bar(page, planned.plate).click({ button: 'right' });
		await expectClean(page, 'menu of a bar', '[role=menu]');
		await page.getByRole('menuitem').nth(-2).click();
		await lookAt(page, 'push');
		await rowLabel(page, 'A04').click();
		await page.getByRole('menuitem', { name: t.outageAdd }).click();
		await lookAt(page, 'outage');

		await bar(page, planned.plate).focus();
		for (const key of ['Enter', ...Array.from({ length: 4 }, () => 'Shift+ArrowRight')]) {
			await page.keyboard.press(key);
		}
		await expectClean(page, 'lifted, with what it breaks', '.card');
		await page.keyboard.press('Enter');
		await lookAt(page, 'reason of a move');

		await page.keyboard.press('?');
		await lookAt(page, 'keys');
		await page.keyboard.press('n');
		await lookAt(page, 'new job');
		await page.keyboard.press('b');
		await rowLabel(page, '').nth(2).click();
		await page.getByRole('menuitem', { name: t.absenceAdd }).click();
		await lookAt(page, 'absence');
	});
}
