import { expect, test } from './support/test.ts';

/** Two missed beacons make a lost line; the notice comes after twenty seconds (display rule B11). */
const STALE_WITHIN_MS = 30_000;

test('the server is killed and started again while wall and desk are open', async ({
	day,
	open
}) => {
	test.setTimeout(120_000);
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const wall = await open();
	await wall.goto(day.page('/board', { diagonal: '65', distance: '5' }));
	await expect(wall.getByRole('table').getByRole('row').nth(1)).toBeVisible();
	const car = (await day.jobs()).find(({ arrivedAt }) => arrivedAt === null)!;

	await day.kill();
	await expect(wall.getByText('连接中断')).toBeVisible({ timeout: STALE_WITHIN_MS });
	await expect(wall.getByRole('table')).toBeVisible();
	await expect(desk.getByText('连接中断')).toBeVisible({ timeout: STALE_WITHIN_MS });
	await desk.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
	await desk.keyboard.press('Enter');
	await desk.getByRole('button', { name: '进厂', exact: true }).click();
	await expect(desk.getByText('待确认').first()).toBeVisible();

	await day.start();
	await expect(wall.getByText('连接中断')).toBeHidden();
	await expect(desk.getByText('连接中断')).toBeHidden();
	await expect(desk.getByText('待确认')).toBeHidden();
	const arrived = (await day.jobs()).find(({ id }) => id === car.id);
	expect(arrived?.arrivedAt).not.toBeNull();
});
