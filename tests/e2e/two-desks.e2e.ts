import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { expect, test } from './support/test.ts';

/** A car that is here, promised first, with nothing planned. */
const waitingCar = (jobs: readonly StaffJob[]): StaffJob =>
	jobs
		.filter(({ arrivedAt }) => arrivedAt !== null)
		.sort((a, b) => (a.promises[0]?.at ?? 0) - (b.promises[0]?.at ?? 0))[0]!;

async function openPlacing(page: Page, plate: string): Promise<void> {
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(plate.slice(-5));
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: '派工 / 改时' }).first().click();
	await expect(page.getByRole('dialog')).toBeVisible();
}

test('two desks move the same job: the second is told what the first did, and decides again', async ({
	day,
	open
}) => {
	const [one, other] = [await open(), await open()];
	await day.signIn(one, 'dispatcher', '/dispatch');
	await day.signIn(other, 'supervisor', '/dispatch');
	const car = waitingCar(await day.jobs());
	const operation = async () => (await day.jobs()).find(({ id }) => id === car.id)?.operations[0];

	await openPlacing(one, car.plate);
	await openPlacing(other, car.plate);
	await one.keyboard.press('Enter');
	await expect(one.getByRole('dialog')).toBeHidden();
	await expect.poll(async () => (await operation())?.plan).toBeTruthy();
	const first = (await operation())?.plan;

	await other.getByRole('radio').nth(1).click();
	await other.getByRole('button', { name: /^(派工|改时)$/ }).click();
	await expect(other.getByText('内容已更新，请再次确认')).toBeVisible();
	await expect(other.getByRole('dialog')).toContainText('测试dispatcher');
	expect((await operation())?.plan).toEqual(first);

	await other.getByRole('button', { name: /^(派工|改时)$/ }).click();
	await expect(other.getByRole('dialog')).toBeHidden();
	await expect.poll(async () => (await operation())?.plan).not.toEqual(first);
});
