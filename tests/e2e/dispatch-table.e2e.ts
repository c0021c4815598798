import { expect, test } from './support/test.ts';

test('the table does what the timeline does: a car is assigned and started by keyboard alone', async ({
	day,
	open
}) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	await expect(page.getByRole('grid')).toBeVisible();
	await page.keyboard.press('v');
	const table = page.getByRole('table').first();
	await expect(table).toBeVisible();

	const first = table.locator('tbody tr[data-row]').first();
	const operation = await first.getAttribute('data-row');
	const row = table.locator(`tr[data-row="${operation!}"]`);
	await row.locator('[data-verb]').focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowUp');
	await expect(row.locator('[data-verb]')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(row).not.toContainText('未派工');

	await row.locator('[aria-haspopup=menu]').press('Enter');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('menuitem', { name: '开工' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(row).toContainText('进行中');
	const works = (await day.jobs()).flatMap(({ operations }) => operations);
	expect(works.find(({ id }) => id === operation)?.state).toBe('running');
});

test('the table is sorted by its heads and filtered like the tray', async ({ day, open }) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	await expect(page.getByRole('grid')).toBeVisible();
	await page.keyboard.press('v');
	const table = page.getByRole('table').first();
	const promise = table.getByRole('columnheader', { name: '承诺交车' });
	await expect(promise).toHaveAttribute('aria-sort', 'ascending');
	await promise.getByRole('button').press('Enter');
	await expect(promise).toHaveAttribute('aria-sort', 'descending');

	const rows = Number(await table.getAttribute('aria-rowcount'));
	await page.getByRole('combobox', { name: '按工种筛选' }).selectOption('body');
	await expect
		.poll(async () => Number(await table.getAttribute('aria-rowcount')))
		.toBeLessThan(rows);
	await page.reload();
	await expect(page.getByRole('combobox', { name: '按工种筛选' })).toHaveValue('body');
	await expect(page.getByRole('table').first()).toBeVisible();
});

for (const lang of ['zh-CN', 'en']) {
	test(`beside the details of a car the table needs no scrolling sideways, ${lang}`, async ({
		day,
		open
	}) => {
		const page = await open();
		await day.signIn(page, 'dispatcher');
		for (const width of [1366, 1280]) {
			await page.setViewportSize({ width, height: 768 });
			await day.visit(page, '/dispatch', { lang });
			const [car] = (await day.jobs()).filter(({ arrivedAt }) => arrivedAt !== null);
			await page.locator('input[role=combobox]').fill(car!.plate.slice(-5));
			await page.keyboard.press('Enter');
			await expect(page.locator('aside.details h2')).toContainText(car!.plate.slice(-5));
			await page.locator('main').click({ position: { x: 5, y: 5 } });
			const table = page.getByRole('table').first();
			// The choice is kept: the second time the table is there already.
			await expect(page.getByRole('grid').or(table)).toBeVisible();
			if (!(await table.isVisible())) await page.keyboard.press('v');
			await expect(table).toBeVisible();
			const room = page.locator('.scrolled');
			await expect
				.poll(() => room.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth))
				.toBe(0);
			// What is done and whose plate it is are never among what gives way.
			const row = table.locator('tbody tr[data-row]').first();
			await expect(row.locator('[data-plate]')).toBeVisible();
			await expect(row.locator('td.name')).toBeVisible();
		}
	});
}
