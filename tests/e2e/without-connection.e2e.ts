import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { mechanicalCars, operationOf, plan } from './support/timeline.ts';

/** Two missed beacons make a lost line; the notice comes after twenty seconds (display rule B11). */
const STALE_WITHIN_MS = 30_000;

test.use({ viewport: { width: 1280, height: 800 }, hasTouch: true });

const details = (page: Page) => page.getByRole('complementary', { name: '车辆详情' });

async function tap(page: Page, { plate }: StaffJob, verb: string): Promise<void> {
	await page.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(plate.slice(-5));
	await page.keyboard.press('Enter');
	await expect(details(page).getByRole('heading', { level: 2 })).toContainText(plate.slice(-5));
	await details(page).getByRole('button', { name: verb, exact: true }).click();
}

test('without a connection taps wait with their time, over a reload, and what came too late is told', async ({
	day,
	open
}) => {
	test.setTimeout(120_000);
	const [work] = await mechanicalCars(day);
	const [expected, quicker] = (await day.jobs()).filter(({ arrivedAt }) => arrivedAt === null);
	if (!work || !expected || !quicker) throw new Error('too few cars');
	await plan(day, work, { bay: 'A02', technician: 'T002', start: '10:00' });
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const waiting = page.getByText(/3 项操作待发送/);
	const hasArrived = async (): Promise<boolean> =>
		(await day.jobs()).find(({ id }) => id === expected.id)?.arrivedAt != null;

	await day.kill();
	await tap(page, work, '开工');
	await tap(page, expected, '进厂');
	await tap(page, quicker, '进厂');
	await expect(waiting).toBeVisible();
	const told = (await waiting.textContent()) ?? '';
	const tappedAt = /\d\d:\d\d/.exec(told)?.[0];
	expect(tappedAt).toBeDefined();
	await expect(page.getByText('连接中断')).toBeVisible({ timeout: STALE_WITHIN_MS });

	// The page is gone; the taps are not. Somebody else is quicker with one of the cars.
	await page.goto('about:blank');
	await day.start();
	await day.send({ type: 'ArriveJob', job: quicker.id });
	await day.visit(page, '/dispatch');
	const refused = page.getByRole('region', { name: '1 项操作没有生效' });
	await expect(refused).toContainText(quicker.plate.slice(-5));
	await expect(refused).toContainText('已经进厂');
	await expect(page.getByText(/项操作待发送/)).toBeHidden();
	await expect.poll(hasArrived).toBe(true);
	const { stints } = await operationOf(day, work);
	expect(timeOf(stints[0]?.from)).toBe(tappedAt);
	await expectClean(page, 'the list of what came too late');

	// It stays until it was seen, also over a reload; then it is gone for good.
	await page.reload();
	await refused.getByRole('button', { name: /^知道了/ }).click();
	await expect(refused).toBeHidden();
	await day.visit(page, '/dispatch');
	await expect(refused).toBeHidden();
});

/** As the workshop's clocks show it. */
const timeOf = (at: number | undefined): string =>
	new Intl.DateTimeFormat('zh-CN', {
		...{ timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
	}).format(at);

test('what somebody typed waits in the page only, which asks before it is left', async ({
	day,
	open
}) => {
	test.setTimeout(120_000);
	const [car, other] = (await day.jobs()).filter(({ arrivedAt }) => arrivedAt === null);
	if (!car || !other) throw new Error('too few cars');
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const stored = (): Promise<string> =>
		page.evaluate(() => JSON.stringify(Object.entries(localStorage)));

	await day.kill();
	await tap(page, other, '进厂');
	await expect(page.getByText(/1 项操作待发送/)).toBeVisible();
	await expect.poll(stored).toContain('ArriveJob');
	await tap(page, car, '取消作业');
	await page.getByRole('dialog').getByRole('textbox').fill('王先生改天再来');
	await page.getByRole('dialog').getByRole('button', { name: '取消作业' }).click();
	await expect(page.getByText(/2 项操作待发送.*其中 1 项含文字/)).toBeVisible();
	expect(await stored()).not.toContain('王先生');
	const asked = page.waitForEvent('dialog');
	await page.close({ runBeforeUnload: true });
	expect((await asked).type()).toBe('beforeunload');
	await (await asked).dismiss();

	await day.start();
	await expect(page.getByText(/项操作待发送/)).toBeHidden({ timeout: STALE_WITHIN_MS });
	await expect
		.poll(async () => (await day.jobs()).some(({ id, end }) => id === car.id && end === null))
		.toBe(false);
});
