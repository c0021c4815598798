import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** The notice comes after twenty seconds, the next try within thirty-five (display rules B10, B11). */
const UNREACHED_WITHIN_MS = 40_000;
const BACK_WITHIN_MS = 60_000;

/** Pages whose rows come over the live line, besides the walls. */
const DESKS = [
	'/dispatch',
	'/floor',
	'/floor/people',
	'/arrive',
	'/appointments',
	'/advisor',
	'/parts',
	'/closing',
	'/settings/workshop',
	'/certificate/J-1'
];

/** Closes every line of the page as soon as it is opened, until told otherwise. */
async function refuseLines(page: Page): Promise<() => void> {
	let isRefused = true;
	await page.routeWebSocket(/socket\.io/u, (line) => {
		if (isRefused) void line.close();
		else line.connectToServer();
	});
	return () => {
		isRefused = false;
	};
}

test('a page whose line dies before its first rows says so, and never that nothing is late', async ({
	day,
	open
}) => {
	const wall = await open();
	const letIn = await refuseLines(wall);
	await wall.goto(day.page('/board', { diagonal: '75', distance: '2' }));
	const lounge = await open();
	await refuseLines(lounge);
	await lounge.goto(day.page('/lounge'));
	for (const screen of [wall, lounge]) {
		await expect(screen.getByText('正在连接')).toBeVisible();
		await expect(screen.locator('time')).toBeHidden();
	}
	await expect(wall.getByText('暂无数据')).toBeVisible();
	await expect(wall.getByText('无超时')).toBeHidden();

	const desk = await open();
	await refuseLines(desk);
	await day.signIn(desk, 'administrator');
	for (const path of DESKS) {
		await desk.goto(day.page(path));
		await expect(desk.getByRole('status').filter({ hasText: '正在连接' }), path).toBeVisible();
	}

	for (const screen of [wall, lounge]) {
		const unreached = screen.getByText(/连接不上服务器 · 自 \d\d:\d\d 起/u);
		await expect(unreached).toBeVisible({ timeout: UNREACHED_WITHIN_MS });
	}
	letIn();
	const firstRow = wall.getByRole('table').getByRole('row').nth(1);
	await expect(firstRow).toBeVisible({ timeout: BACK_WITHIN_MS });
	await expect(wall.getByText('连接不上服务器')).toBeHidden();
	await expect(wall.getByText('暂无数据')).toBeHidden();
});
