import { expect, test } from './support/test.ts';
import { bar, firstWork, mechanicalCars, operationOf } from './support/timeline.ts';

test('cars are placed and moved with the keyboard alone, and the focus goes along', async ({
	day,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const cars = (await mechanicalCars(day)).slice(0, 3);
	for (const { plate } of cars) {
		await expect(async () => {
			await desk.keyboard.press('/');
			await expect(desk.getByRole('combobox', { name: '按车牌或工单号查找' })).toBeFocused({
				timeout: 200
			});
		}).toPass();
		await desk.keyboard.type(plate.slice(-5));
		await desk.keyboard.press('Enter');
		await desk.getByRole('button', { name: '派工 / 改时' }).first().press('Enter');
		await expect(desk.getByRole('radio').first()).toBeFocused();
		await desk.keyboard.press('Enter');
		await expect(desk.getByRole('dialog')).toBeHidden();
		await expect(bar(desk, plate)).toBeVisible();
	}

	const [car] = cars as [(typeof cars)[0]];
	const before = (await operationOf(day, car)).plan!;
	await bar(desk, car.plate).focus();
	await desk.keyboard.press('Enter');
	await expect(desk.getByText(/已拿起/)).toBeAttached();
	await desk.keyboard.press('Shift+ArrowRight');
	await desk.keyboard.press('Shift+ArrowRight');
	await desk.keyboard.press('Escape');
	expect((await operationOf(day, car)).plan).toEqual(before);

	// Two hours on, on the row of the last lift, nothing else stands yet.
	await desk.keyboard.press('Enter');
	for (let half = 0; half < 8; half += 1) await desk.keyboard.press('Shift+ArrowRight');
	await desk.keyboard.press('ArrowDown');
	await desk.keyboard.press('Enter');
	await expect
		.poll(async () => (await operationOf(day, car)).plan?.start)
		.toBe(before.start + 4 * 3_600_000);
	await expect(bar(desk, car.plate)).toBeFocused();
	await expect(desk.getByText(/已移到/)).toBeAttached();

	await desk.keyboard.press('m');
	await expect(desk.getByRole('dialog')).toBeVisible();
	await desk.keyboard.press('Escape');
	await bar(desk, car.plate).focus();
	await desk.keyboard.press('Delete');
	await expect.poll(async () => (await operationOf(day, car)).plan).toBeNull();
});

test('one key turns the rows: bays, technicians, both', async ({ day, open }) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await expect(desk.getByRole('grid', { name: '工位时间轴' })).toBeVisible();
	await desk.keyboard.press('b');
	await expect(desk.getByRole('grid', { name: '技师时间轴' })).toBeVisible();
	await desk.keyboard.press('b');
	await expect(desk.getByRole('grid', { name: '工位与技师时间轴' })).toBeVisible();
});

test('work of the tray is lifted by key, carried over the rows and dropped, also several at once', async ({
	day,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const [car, ...more] = (await mechanicalCars(day)).slice(0, 3);
	if (car === undefined) throw new Error('no car');
	const work = firstWork(desk, car.plate);
	await work.focus();
	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('grid')).toBeFocused();
	await expect(desk.getByText(/^已拿起/)).toBeAttached();
	// Where it would go is told as it goes there, with all that would break.
	const told = desk.locator('[aria-live=polite]').filter({ hasText: /\d\d:\d\d–\d\d:\d\d/ });
	const before = await told.first().textContent();
	await desk.keyboard.press('ArrowDown');
	await expect(told.first()).not.toHaveText(before ?? '');
	await desk.keyboard.press('Escape');
	await expect(work).toBeFocused();
	expect((await operationOf(day, car)).plan).toBeNull();

	await desk.keyboard.press('Enter');
	await expect(desk.getByRole('grid')).toBeFocused();
	await desk.keyboard.press('Enter');
	await expect.poll(async () => (await operationOf(day, car)).plan).not.toBeNull();
	await expect(bar(desk, car.plate)).toBeFocused();

	for (const { plate } of more) {
		await firstWork(desk, plate).focus();
		await desk.keyboard.press(' ');
		await expect(firstWork(desk, plate)).toHaveAttribute('aria-pressed', 'true');
	}
	await desk.keyboard.press('Enter');
	await expect(desk.getByText(/已拿起 2 项/)).toBeAttached();
	await desk.keyboard.press('Enter');
	for (const one of more) {
		await expect.poll(async () => (await operationOf(day, one)).plan).not.toBeNull();
	}
});

test('the list of keys is opened by its key and by its button', async ({ day, open }) => {
	const desk = await open();
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await desk.keyboard.press('?');
	const list = desk.getByRole('dialog', { name: '快捷键' });
	await expect(list).toContainText('放回待排');
	await desk.keyboard.press('Escape');
	await expect(list).toBeHidden();
	await desk.getByRole('button', { name: '快捷键（?）' }).click();
	await expect(list).toBeVisible();
});
