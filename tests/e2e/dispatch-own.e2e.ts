import type { Page } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { expect, test } from './support/test.ts';
import {
	bar,
	card,
	drag,
	firstWork,
	mechanicalCars,
	middle,
	operationOf,
	plan
} from './support/timeline.ts';

/** At the desk everybody sees the day, and is offered what they may do. */

const details = (page: Page) => page.getByRole('complementary', { name: '车辆详情' });
const verb = (page: Page, name: string) => details(page).getByRole('button', { name, exact: true });
const isShown = (page: Page, { plate }: StaffJob) =>
	expect(details(page).getByRole('heading', { level: 2 })).toContainText(plate.slice(-5));

test('a technician starts their own work, and neither moves nor starts anybody else’s', async ({
	day,
	open
}) => {
	const [own, other, waiting] = await mechanicalCars(day);
	if (!own || !other || !waiting) throw new Error('too few cars');
	await plan(day, own, { bay: 'A02', technician: 'T002', start: '10:00' });
	await plan(day, other, { bay: 'A03', technician: 'T001', start: '10:00' });
	const page = await open();
	await day.signIn(page, { role: 'technician', staff: 'T002' }, '/dispatch');

	await expect(page.getByRole('grid', { name: /只能查看/ })).toBeVisible();
	await expect(page.getByRole('button', { name: '开单' })).toHaveCount(0);
	await bar(page, other.plate).click();
	await isShown(page, other);
	for (const name of ['开工', '停工', '派工 / 改时', '改承诺'])
		await expect(verb(page, name)).toHaveCount(0);

	// It is neither lifted by hand nor by key, in the tray nor on the rows.
	const from = await middle(bar(page, own.plate));
	await drag(page, from, { x: from.x + 120, y: from.y + 60 });
	await expect(page.getByText('Esc 取消')).toHaveCount(0);
	await page.mouse.up();
	await bar(page, own.plate).press('Enter');
	await isShown(page, own);
	await expect(firstWork(page, waiting.plate)).toHaveAttribute('title', /只能查看/);
	await firstWork(page, waiting.plate).click();
	await isShown(page, waiting);
	await page.keyboard.press('n');
	await expect(page.getByRole('dialog')).toHaveCount(0);

	await bar(page, own.plate).click();
	await isShown(page, own);
	await expect(verb(page, '派工 / 改时')).toHaveCount(0);
	await verb(page, '开工').click();
	await expect.poll(async () => (await operationOf(day, own)).state).toBe('running');
	await expect(verb(page, '完工')).toBeVisible();
});

test('an advisor speaks for their own customers', async ({ day, open }) => {
	const cars = await mechanicalCars(day);
	const own = cars.find(({ advisor }) => advisor !== null);
	const other = cars.find(({ advisor }) => advisor !== null && advisor !== own?.advisor);
	if (!own?.advisor || !other) throw new Error('too few cars');
	const page = await open();
	await day.signIn(page, { role: 'advisor', staff: own.advisor }, '/dispatch');

	await expect(page.getByRole('button', { name: '开单' })).toBeVisible();
	await card(page, own.plate).getByRole('button').first().click();
	await isShown(page, own);
	await expect(verb(page, '改承诺')).toBeVisible();
	await card(page, other.plate).getByRole('button').first().click();
	await isShown(page, other);
	for (const name of ['改承诺', '取消作业', '报告追加项目'])
		await expect(verb(page, name)).toHaveCount(0);
});
