import type { CDPSession } from '@playwright/test';
import { expect, test } from './support/test.ts';
import {
	bar,
	mechanicalCars,
	middle,
	operationOf,
	plan,
	pointAt,
	type Point
} from './support/timeline.ts';

/** A finger as the browser itself gets it: Playwright's own taps cannot be held or moved. */
const finger = (session: CDPSession) => ({
	down: ({ x, y }: Point) =>
		session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] }),
	move: ({ x, y }: Point) =>
		session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] }),
	up: () => session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
});

test('a finger that holds still lifts and carries over rows; one that swipes scrolls', async ({
	day,
	open
}) => {
	const desk = await open();
	const [car] = (await mechanicalCars(day)) as [never];
	await plan(day, car, { bay: 'A01', technician: 'T001', start: '11:00' });
	await desk.setViewportSize({ width: 1280, height: 500 });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	const touch = finger(await desk.context().newCDPSession(desk));
	const { plate } = car as { plate: string };
	const grid = desk.getByRole('grid');

	const start = await middle(bar(desk, plate));
	// What a swipe has set going runs on without the finger, and until it rests a touch only scrolls.
	await grid.evaluate((node) => {
		const rests = new Promise((resolve) => {
			node.addEventListener('scrollend', resolve, { once: true });
		});
		Object.assign(window, { rests });
	});
	await touch.down(start);
	for (let step = 1; step <= 10; step += 1) {
		await touch.move({ x: start.x, y: start.y - step * 12 });
	}
	await touch.up();
	await expect.poll(() => grid.evaluate((node) => node.scrollTop)).toBeGreaterThan(20);
	expect((await operationOf(day, car)).plan?.bay).toBe('A01');
	await desk.evaluate(() => (window as unknown as { rests: Promise<unknown> }).rests);
	await grid.evaluate((node) => {
		const rests = new Promise((resolve) => {
			node.addEventListener('scrollend', resolve, { once: true });
		});
		node.scrollTop = 0;
		return rests.then(() => undefined);
	});

	const from = await middle(bar(desk, plate));
	await touch.down(from);
	await expect(bar(desk, plate)).toHaveClass(/lifted/);
	const to = await pointAt(desk, 'A04', '12:00');
	for (let step = 1; step <= 8; step += 1) {
		await touch.move({ x: from.x, y: from.y + ((to.y - from.y) * step) / 8 });
	}
	await expect(desk.getByText('A04 ·')).toBeVisible();
	await touch.up();
	await expect.poll(async () => (await operationOf(day, car)).plan?.bay).toBe('A04');
});

test('a finger held still opens the menu of what one may do, also for who may not plan', async ({
	day,
	open
}) => {
	const [car] = (await mechanicalCars(day)) as [never];
	await plan(day, car, { bay: 'A02', technician: 'T002', start: '10:00' });
	const { plate } = car as { plate: string };
	for (const who of [{ role: 'technician', staff: 'T002' }, 'dispatcher'] as const) {
		const desk = await open();
		await day.signIn(desk, who, '/dispatch');
		const touch = finger(await desk.context().newCDPSession(desk));
		const menu = desk.getByRole('menu');
		const held = who === 'dispatcher' ? desk.locator('.lifted') : menu;
		await touch.down(await middle(bar(desk, plate)));
		await expect(held).toBeVisible();
		await touch.up();
		// It stays: what the browser makes of the same touch does not shut it.
		await expect(menu.getByRole('menuitem', { name: '开工' })).toBeVisible();
		await expect(menu.getByRole('menuitem').first()).toBeFocused();
		await desk.keyboard.press('Escape');
		await expect(menu).toBeHidden();
	}
});
