import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { expect, test } from './support/test.ts';

/** A car that is here with one piece of ordered work and nothing planned, promised first. */
const waitingCar = (jobs: readonly StaffJob[]): StaffJob =>
	jobs
		.filter(({ arrivedAt }) => arrivedAt !== null)
		.filter(({ operations }) => operations.filter(({ kind }) => kind === 'work').length === 1)
		.sort((a, b) => (a.promises[0]?.at ?? 0) - (b.promises[0]?.at ?? 0))[0]!;

async function startWork(page: Page, plate: string): Promise<void> {
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(plate.slice(-5));
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: '派工 / 改时' }).first().press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.getByRole('button', { name: '开工', exact: true }).first().click();
	await expect(page.getByRole('button', { name: '完工', exact: true }).first()).toBeVisible();
}

async function report(page: Page, text: string): Promise<void> {
	await page.getByRole('button', { name: '报告追加项目' }).click();
	const dialog = page.getByRole('dialog', { name: /^报告追加项目/ });
	await dialog.getByLabel('发现什么、要做什么').fill(text);
	await dialog.getByLabel('标准工时（分钟）').fill('40');
	await dialog.getByRole('button', { name: '保存' }).click();
	await expect(dialog).toBeHidden();
}

async function answer(page: Page, said: string): Promise<void> {
	await page.getByRole('button', { name: '记录答复' }).click();
	const dialog = page.getByRole('dialog', { name: /^追加项目答复/ });
	await dialog.getByLabel('客户答复').selectOption(said);
	await dialog.getByLabel('谁答复的').fill('萧女士');
	await dialog.getByLabel('报价说明').fill('680元');
	await dialog.getByRole('button', { name: '保存' }).click();
	await expect(dialog).toBeHidden();
}

test('additional work is reported, marked on every screen, approved, placed and seen', async ({
	day,
	open
}) => {
	const [desk, wall] = [await open(), await open()];
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await wall.setViewportSize({ width: 1920, height: 1080 });
	await wall.goto(day.page('/board', { diagonal: '75', distance: '2' }));
	const car = waitingCar(await day.jobs());
	await startWork(desk, car.plate);
	const bar = desk.getByRole('gridcell', { name: new RegExp(car.plate.slice(-5)) }).first();
	const row = wall.locator(`tr[data-job]`).filter({ hasText: car.plate.slice(-5) });
	const asked = row.getByLabel('待答复追加项目');
	await expect(row).toBeVisible();
	await expect(asked).toHaveCount(0);

	await report(desk, '前刹车片磨损');
	const details = desk.getByRole('region', { name: '追加项目' });
	await expect(details).toContainText('待客户答复');
	await expect(bar).toHaveAccessibleName(/追加项目待客户答复/);
	await expect(asked).toBeVisible();
	expect(await wall.content()).not.toContain('刹车片');

	await answer(desk, '部分同意');
	await expect(details).toContainText('萧女士：部分同意');
	await expect(details).toContainText('680元');
	await expect(details).toContainText('待车间确认');
	await expect(asked).toHaveCount(0);
	const tray = desk.getByRole('complementary', { name: '待排' });
	const added = tray.getByRole('button', { name: /前刹车片磨损/ });
	await expect(added).toBeVisible();
	await expect(added.getByLabel('新追加，待车间确认')).toBeVisible();

	await details.getByRole('button', { name: '车间已看到' }).click();
	await expect(added.getByLabel('新追加，待车间确认')).toHaveCount(0);
	const job = (await day.jobs()).find(({ id }) => id === car.id);
	expect(job?.operations.map(({ name }) => name)).toContain('前刹车片磨损');
});

test('declined additional work stays as a fact, and brings no work', async ({ day, open }) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const car = waitingCar(await day.jobs());
	await startWork(desk, car.plate);
	const jobOf = async () => (await day.jobs()).find(({ id }) => id === car.id);
	const before = (await jobOf())?.operations.length;

	await report(desk, '雨刮片老化');
	await answer(desk, '不同意');
	const details = desk.getByRole('region', { name: '追加项目' });
	await expect(details).toContainText('雨刮片老化');
	await expect(details).toContainText('萧女士：不同意');
	await expect(details.getByRole('button', { name: '车间已看到' })).toHaveCount(0);
	await expect
		.poll(async () => (await jobOf())?.additions)
		.toMatchObject([{ answer: { kind: 'declined' }, becomes: null }]);
	expect((await jobOf())?.operations).toHaveLength(before ?? -1);
});
