import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { expect, test } from './support/test.ts';
import { usable, type Workshop } from './support/workshop.ts';

/** A car that is here, promised first, with nothing planned. */
const waitingCar = (jobs: readonly StaffJob[]): StaffJob =>
	jobs
		.filter(({ arrivedAt }) => arrivedAt !== null)
		.sort((a, b) => (a.promises[0]?.at ?? 0) - (b.promises[0]?.at ?? 0))[0]!;

const planOf = (day: Workshop, car: StaffJob) => async () =>
	(await day.jobs()).find(({ id }) => id === car.id)?.operations[0]?.plan ?? null;

async function assign(page: Page, plate: string): Promise<void> {
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(plate.slice(-5));
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: '派工 / 改时' }).first().press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
}

test('a step is taken back and done again by key, and the button says which', async ({
	day,
	open
}) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const car = waitingCar(await day.jobs());
	const plan = planOf(day, car);

	await assign(page, car.plate);
	await expect.poll(plan).not.toBeNull();
	const assigned = await plan();
	const undo = page.getByRole('button', { name: /^撤销：/ });
	await expect(undo).toHaveAccessibleName(new RegExp(car.plate.slice(-5)));
	await expect(page.getByText(/^已完成：/).first()).toBeVisible();

	await page.keyboard.press('Control+z');
	await expect.poll(plan).toBeNull();
	await expect(page.getByText(/^已撤销：/).last()).toBeVisible();

	await page.keyboard.press('Control+Shift+z');
	await expect.poll(plan).toEqual(assigned);
});

test('one’s own steps outlive a reload of the page, to be taken back and done again', async ({
	day,
	open
}) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const car = waitingCar(await day.jobs());
	const plan = planOf(day, car);
	await assign(page, car.plate);
	await expect.poll(plan).not.toBeNull();
	const assigned = await plan();
	// The page has its own step once it heard that it was taken.
	const undo = page.getByRole('button', { name: /^撤销：/ });
	await expect(undo).toHaveAccessibleName(new RegExp(car.plate.slice(-5)));

	await page.reload();
	await usable(page);
	await expect(undo).toHaveAccessibleName(new RegExp(car.plate.slice(-5)));
	await page.keyboard.press('Control+z');
	await expect.poll(plan).toBeNull();
	await expect(page.getByText(/^已撤销：/).last()).toBeVisible();

	await page.reload();
	await usable(page);
	await expect(page.getByRole('button', { name: /^重做：/ })).toBeEnabled();
	await page.keyboard.press('Control+Shift+z');
	await expect.poll(plan).toEqual(assigned);
});

test('a step somebody built upon is not taken back, and the page says who did what', async ({
	day,
	open
}) => {
	const [one, other] = [await open(), await open()];
	await day.signIn(one, 'dispatcher', '/dispatch');
	await day.signIn(other, 'supervisor', '/dispatch');
	const car = waitingCar(await day.jobs());
	const plan = planOf(day, car);

	await assign(one, car.plate);
	await expect.poll(plan).not.toBeNull();
	await other.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
	await other.keyboard.press('Enter');
	await other.getByRole('button', { name: '开工', exact: true }).first().click();
	await expect(other.getByRole('button', { name: '完工', exact: true }).first()).toBeVisible();
	const state = async () =>
		(await day.jobs()).find(({ id }) => id === car.id)?.operations[0]?.state;
	await expect.poll(state).toBe('running');

	// What the page before knew of the step is not more than what the server knows now.
	await one.reload();
	await usable(one);
	await expect(one.getByRole('button', { name: /^撤销：/ })).toBeEnabled();
	await one.keyboard.press('Control+z');
	const told = one.locator('.said-only[aria-live=assertive]');
	await expect(told).toContainText('未能撤销');
	await expect(told).toContainText('测试supervisor');
	await expect(told).toContainText('开工');
	expect(await plan()).not.toBeNull();
});

test('one’s own step is taken back out of the car’s history', async ({ day, open }) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const car = waitingCar(await day.jobs());
	const plan = planOf(day, car);

	await assign(page, car.plate);
	await expect.poll(plan).not.toBeNull();
	await page.getByText('记录', { exact: true }).click();
	const step = page.getByRole('listitem').filter({ hasText: '派工' });
	await step.getByRole('button', { name: '撤销', exact: true }).first().click();
	await expect.poll(plan).toBeNull();
});

test('finishing late is never held up: the cause is asked for afterwards, and can wait', async ({
	day,
	open
}) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const car = waitingCar(await day.jobs());
	await assign(page, car.plate);
	await page.getByRole('button', { name: '开工', exact: true }).first().click();
	const finish = page.getByRole('button', { name: '完工', exact: true }).first();
	await expect(finish).toBeVisible();
	const inTheEvening = Date.parse('2026-11-23T16:30:00+08:00');
	await day.send({ type: 'SetClock', realAt: Date.now(), workshopAt: inTheEvening, rate: 1 });
	await expect(page.getByText('16:30').first()).toBeVisible();

	await finish.click();
	await expect(page.getByRole('dialog', { name: /^超时原因/ })).toBeVisible();
	const work = async () => (await day.jobs()).find(({ id }) => id === car.id)?.operations[0];
	await expect.poll(async () => (await work())?.state).toBe('finished');
	await page.getByRole('button', { name: '稍后' }).click();

	await page.getByRole('button', { name: '原因待补 1' }).click();
	await page.getByRole('button', { name: /^补原因/ }).click();
	const dialog = page.getByRole('dialog', { name: /^超时原因/ });
	await dialog.getByRole('group', { name: '超时原因' }).getByRole('button').first().click();
	await dialog.getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('button', { name: /^原因待补/ })).toBeHidden();
	await expect.poll(async () => (await work())?.cause).not.toBe('');
});
