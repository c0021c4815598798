import type { Page } from '@playwright/test';
import { bayCode } from '#core/ids.ts';
import { expect, test } from './support/test.ts';
import { afternoon } from './support/afternoon.ts';
import { bar, firstWork, mechanicalCars, operationOf, plan } from './support/timeline.ts';

/** Display rules G6 and G8 at the desk. */

/** Everything whose change of place, size or colour would be drawn as a movement. */
const moving = (page: Page): Promise<readonly string[]> =>
	page.evaluate(() =>
		[...document.querySelectorAll('*')].flatMap((element) => {
			const { transitionDuration, transitionProperty, animationName } = getComputedStyle(element);
			const isShort = transitionDuration.split(', ').every((time) => parseFloat(time) < 0.001);
			const isStill = isShort || transitionProperty === 'opacity';
			return isStill && animationName === 'none' ? [] : [element.outerHTML.slice(0, 80)];
		})
	);

test('who asked for less motion gets none', async ({ day, open }) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	expect(await moving(page)).not.toEqual([]);
	await page.emulateMedia({ reducedMotion: 'reduce' });
	await expect.poll(() => moving(page)).toEqual([]);
});

test('in forced colours bars keep their edges, and what is pressed or chosen still shows', async ({
	day,
	open
}) => {
	const [car] = await mechanicalCars(day);
	await plan(day, car!, { bay: 'A01', technician: 'T001', start: '11:00' });
	const page = await open();
	await page.emulateMedia({ forcedColors: 'active' });
	await day.signIn(page, 'dispatcher', '/dispatch');
	const planned = bar(page, car!.plate);
	await planned.click();
	await expect(planned).toHaveAttribute('aria-selected', 'true');
	await expect(planned).not.toHaveCSS('border-top-style', 'none');
	await expect(planned).toHaveCSS('outline-style', 'solid');
	for (const pressed of await page.locator('[aria-pressed=true]:visible').all()) {
		await expect(pressed).toHaveCSS('outline-style', 'solid');
	}
	const icons = await page.locator('header svg:visible').evaluateAll((all) =>
		all.map((icon) => {
			const { stroke } = getComputedStyle(icon);
			return stroke !== getComputedStyle(document.body).backgroundColor && stroke !== 'none';
		})
	);
	expect(icons.length).toBeGreaterThan(5);
	expect(icons).not.toContain(false);
});

test('at 200 % nothing of the desk is lost', async ({ day, open }) => {
	const page = await open();
	await page.setViewportSize({ width: 960, height: 540 });
	await day.signIn(page, 'dispatcher', '/dispatch');
	const [car] = await mechanicalCars(day);
	const isWider = () =>
		page.evaluate(
			() => document.documentElement.scrollWidth > document.documentElement.clientWidth
		);
	await expect.poll(isWider).toBe(false);
	for (const control of await page.locator('header button, header a, header input').all()) {
		if (!(await control.isVisible())) continue;
		const { x, y, width, height } = (await control.boundingBox())!;
		const name = (await control.getAttribute('aria-label')) ?? (await control.textContent());
		expect([name, x >= 0, x + width <= 960, y >= 0, y + height <= 540]).toEqual([
			name,
			...Array.from({ length: 4 }, () => true)
		]);
	}
	const grid = (await page.getByRole('grid').boundingBox())!;
	expect(grid.width).toBeGreaterThan(480);
	expect(grid.height).toBeGreaterThan(270);
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car!.plate.slice(-5));
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: '派工 / 改时' }).first().click();
	const save = page.getByRole('dialog').getByRole('button').last();
	await expect(save).toBeInViewport({ ratio: 1 });
	await save.click();
	await expect.poll(async () => (await operationOf(day, car!)).plan).not.toBeNull();
});

for (const lang of ['zh-CN', 'en'] as const) {
	test(`the head has room for all that is in it, ${lang}`, async ({ demoDay, open }) => {
		await afternoon(demoDay);
		await demoDay.addWorkshop('second', '城北第二服务中心机电车间');
		const page = await open();
		const name = '欧阳诸葛司马上官';
		await demoDay.signIn(page, { role: 'dispatcher', name });
		for (const width of [1920, 1366, 1280]) {
			await page.setViewportSize({ width, height: 768 });
			await demoDay.visit(page, '/dispatch', { lang });
			const head = page.getByRole('banner');
			// All that there can be: each count, the causes that are due, the demo, the places, the person.
			await expect(head.locator('button.missing')).toBeVisible();
			await expect(head.locator('.demo .demo')).toBeVisible();
			await expect(head.locator('select')).toBeVisible();
			await expect(head.getByRole('button', { name: new RegExp(name) })).toBeVisible();
			const { cut, tall } = await head.evaluate((bar) => ({
				cut: [...bar.querySelectorAll('*')]
					.filter((part) => !part.closest('[hidden]') && !part.matches('.words, input.picker'))
					.filter((part) => {
						const { left, right, width: own } = part.getBoundingClientRect();
						return own > 0 && (left < 0 || right > innerWidth);
					})
					.map((part) => part.outerHTML.slice(0, 80)),
				tall: bar.getBoundingClientRect().height
			}));
			expect(cut, `${width} px`).toEqual([]);
			// Never more than a second line.
			expect(tall, `${width} px`).toBeLessThan(100);
			const sideways = await page.evaluate(
				() => document.documentElement.scrollWidth > document.documentElement.clientWidth
			);
			expect(sideways).toBe(false);
		}
	});
}

test('zooming by key keeps the time that it is in its place, and names no hour under it', async ({
	day,
	open
}) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const now = page.locator('.now-label');
	const before = (await now.boundingBox())!.x;
	for (const key of ['+', '+', '+', '-']) {
		await page.keyboard.press(key);
		await expect.poll(async () => Math.abs((await now.boundingBox())!.x - before)).toBeLessThan(3);
	}
	// It is ten o'clock: the hour of that name gives way to the time.
	await expect(page.getByRole('columnheader', { name: '10:00' })).toHaveCSS('opacity', '0');
});

test('the focus stays where one works, whatever others change', async ({ day, open }) => {
	const [car, other, third] = await mechanicalCars(day);
	await plan(day, car!, { bay: 'A01', technician: 'T001', start: '11:00' });
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');

	// Of two bars one is moved, the other is not touched.
	await bar(page, car!.plate).focus();
	await plan(day, other!, { bay: 'A02', technician: 'T002', start: '14:00' });
	await expect(bar(page, other!.plate)).toBeVisible();
	await expect(bar(page, car!.plate)).toBeFocused();

	// The bar itself is taken away: its neighbour gets the focus.
	const { id: operation, version } = await operationOf(day, car!);
	await day.send({ type: 'UnassignOperation', job: car!.id, operation, seen: version });
	await expect(bar(page, car!.plate)).toHaveCount(0);
	await expect(page.getByRole('grid').locator(':focus')).toHaveCount(1);

	// The card of the tray is taken away: the next one gets it.
	await firstWork(page, third!.plate).focus();
	await plan(day, third!, { bay: String(bayCode('A03')), technician: 'T003', start: '11:00' });
	await expect(bar(page, third!.plate)).toBeVisible();
	await expect(page.getByRole('complementary', { name: '待排' }).locator(':focus')).toHaveCount(1);
});
