import type { Page } from '@playwright/test';
import { advisorCode, bayCode, jobId, technicianCode } from '#core/ids.ts';
import { anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

const CARS = [
	{ id: jobId('H1'), plate: '辽B11111' },
	{ id: jobId('H2'), plate: '辽B22222' },
	{ id: jobId('H3'), plate: '辽B33333' }
] as const;

/** Three cars are here, and one of them is worked on. */
async function threeCars(workshop: Workshop): Promise<void> {
	for (const { id, plate } of CARS) {
		const draft = anOrder({ plate, vin: null, advisor: advisorCode('谢明') });
		await workshop.send({ type: 'OpenJob', job: id, draft });
	}
	const first = (await workshop.jobs()).find(({ id }) => id === CARS[0].id);
	const operation = first!.operations[0]!;
	await workshop.send({
		type: 'StartOperation',
		job: CARS[0].id,
		operation: operation.id,
		seen: operation.version,
		bay: bayCode('A01'),
		technicians: [technicianCode('T001')],
		reason: '急'
	});
}

const step = (page: Page, name: string) => page.getByRole('region', { name });

test('a supervisor closes the day with three cars open', async ({ workshop, open }) => {
	await threeCars(workshop);
	const page = await open();
	await page.setViewportSize({ width: 1024, height: 768 });
	await workshop.signIn(page, 'supervisor', '/closing');

	const clocked = step(page, '仍在开工');
	await expect(clocked).toContainText('B·11111');
	const close = page.getByRole('button', { name: '收工', exact: true });
	await expect(close).toBeDisabled();
	await expectClean(page, 'before closing');

	await clocked.getByRole('button', { name: '全部打卡下班' }).click();
	await expect(clocked).toContainText('没有人还在开工');

	const cars = step(page, '在厂车辆');
	await expect(cars).toContainText('还有 3 辆未决定');
	const second = cars.getByRole('listitem').filter({ hasText: 'B·22222' });
	await second.getByLabel('过夜原因').selectOption('待料');
	await second.getByRole('button', { name: '过夜', exact: true }).click();
	await expect(cars).toContainText('还有 2 辆未决定');
	await expect(close).toBeDisabled();
	await cars.getByRole('button', { name: '其余 2 辆按建议过夜' }).click();
	await expect(cars).toContainText('3 辆过夜，均已说明原因');

	await close.click();
	const done = page.getByRole('region', { name: '上一次收工' });
	await expect(done).toContainText('2026-11-23 已收工');
	await expect(done).toContainText('过夜 3 辆');
	await expect(cars.getByRole('listitem').filter({ hasText: 'B·22222' })).toContainText(
		'已过 1 夜：待料'
	);
	await expectClean(page, 'closed');
	const nights = async () => (await workshop.jobs()).flatMap(({ nights: all }) => all);
	await expect
		.poll(async () => (await nights()).map(({ reason }) => reason).sort())
		.toEqual(['no-time', 'no-time', 'parts']);

	// The day can be read from now on, and says what was corrected afterwards.
	const car = (await workshop.jobs()).find(({ id }) => id === CARS[0].id);
	const work = car!.operations[0]!;
	await workshop.send({
		type: 'CorrectClockOff',
		job: CARS[0].id,
		operation: work.id,
		seen: work.version,
		technician: technicianCode('T001'),
		at: work.stints[0]!.from + 1,
		reason: '忘记打卡'
	});
	await page.setViewportSize({ width: 1280, height: 800 });
	await page.getByRole('link', { name: '以往各日' }).click();
	await expect(page.getByRole('heading', { name: '已收工的日子' })).toBeVisible();
	const row = page.getByRole('row').filter({ hasText: '2026-11-23' });
	await expect(row).toContainText('测试supervisor');
	await expectClean(page, 'closed days');
	await row.getByRole('link', { name: '2026-11-23' }).click();
	await expect(page.getByRole('heading', { name: '2026-11-23 日报' })).toBeVisible();
	const stayed = page.getByRole('region', { name: /^过夜/ });
	await expect(stayed.getByRole('listitem').filter({ hasText: 'B·22222' })).toContainText(
		'待料 · 第 1 夜'
	);
	await expect(page.getByRole('region', { name: '当日指标' })).toContainText(
		'收工时仍未完结的车辆'
	);
	await expect(page.getByRole('region', { name: /^收工后的更正/ })).toContainText(
		/更正.*B·11111.*忘记打卡/s
	);
	await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
	await expectClean(page, 'a closed day');
});
