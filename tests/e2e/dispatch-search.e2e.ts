import { expect, test } from './support/test.ts';

test('a search typed before the cars have come waits for them, and its Enter is not lost', async ({
	day,
	open
}) => {
	const page = await open();
	let letThrough = (): void => undefined;
	const held = new Promise<void>((resolve) => {
		letThrough = resolve;
	});
	await page.routeWebSocket(/socket\.io/, async (line) => {
		await held;
		line.connectToServer();
	});
	await day.signIn(page, 'dispatcher');
	await page.goto(day.page('/dispatch'));
	const search = page.getByRole('combobox', { name: '按车牌或工单号查找' });
	await expect(search).toBeDisabled();
	letThrough();

	const car = (await day.jobs()).find(({ arrivedAt }) => arrivedAt !== null)!;
	await search.fill(car.plate.slice(-5));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: '派工 / 改时' }).first()).toBeVisible();
});
