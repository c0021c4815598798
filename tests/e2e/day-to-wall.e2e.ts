import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

async function chooseCar(page: Page, plate: string): Promise<void> {
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(plate.slice(-5));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('complementary', { name: '车辆详情' })).toContainText(
		plate.slice(-5)
	);
}

test('a day is imported in the browser, a car is assigned by keyboard, and the wall shows it', async ({
	workshop,
	open
}) => {
	const desk = await open();
	await workshop.signIn(desk, 'dispatcher', '/settings/import');
	await desk.locator('input[type=file]').setInputFiles(workshop.dayFile);
	await expect(desk.getByText('尚未写入任何内容。')).toBeVisible();
	expect(await workshop.jobs()).toHaveLength(0);
	await desk.getByRole('button', { name: /^导入 43 辆车$/ }).click();
	await expect(desk.getByText('导入完成')).toBeVisible();
	const [job] = (await workshop.jobs()).filter(({ arrivedAt }) => arrivedAt !== null);
	const plate = job!.plate;

	const wall = await open();
	await wall.goto(workshop.page('/board', { diagonal: '75', distance: '2' }));
	await expect(wall.getByRole('table')).toBeVisible();

	await workshop.visit(desk, '/dispatch');
	await chooseCar(desk, plate);
	await desk.getByRole('button', { name: '派工 / 改时' }).first().press('Enter');
	await expect(desk.getByRole('radio').first()).toBeFocused();
	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('dialog')).toBeHidden();
	await expect
		.poll(async () => (await workshop.jobs()).find(({ id }) => id === job!.id)?.operations[0]?.plan)
		.toBeTruthy();

	await desk.getByRole('button', { name: '开工', exact: true }).first().click();
	await expect(wall.getByRole('row').filter({ hasText: plate.slice(-5) })).toContainText('在修');
});
