import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { mechanicalCars, operationOf, plan } from './support/timeline.ts';
import { usable } from './support/workshop.ts';

test('why a technician is planned, and what would help a late car, are answered and can be tried', async ({
	day,
	open
}) => {
	const desk = await open();
	const [car] = (await mechanicalCars(day)) as [Awaited<ReturnType<typeof mechanicalCars>>[0]];
	// Later than it was promised: something would help it.
	await plan(day, car, { bay: 'A01', technician: 'T001', start: '16:00' });
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await usable(desk);
	await desk.getByRole('combobox', { name: '按车牌或工单号查找' }).fill(car.plate.slice(-5));
	await desk.keyboard.press('Enter');
	const details = desk.getByRole('complementary', { name: '车辆详情' });
	const strip = desk.getByRole('region', { name: '试排' });

	await details.getByRole('button', { name: /^为什么是他/ }).click();
	const why = desk.getByRole('dialog', { name: /^为什么这样派/ });
	const people = why.getByRole('table', { name: '换技师' });
	await expect(people.getByRole('row').filter({ hasText: '现在的安排' })).toHaveCount(1);
	await expect(why.getByRole('table', { name: '换工位' })).toBeVisible();
	await expectClean(desk, 'why this technician');
	await people
		.getByRole('button', { name: /^试一试：改派给/ })
		.first()
		.click();
	await expect(why).toBeHidden();
	await expect(strip).toContainText(/改动 \d+ 项/);
	await strip.getByRole('button', { name: '放弃试排' }).click();
	await expect(strip).toBeHidden();
	expect((await operationOf(day, car)).plan?.technicians).toEqual(['T001']);

	await details.getByRole('button', { name: '怎样能赶上？' }).focus();
	await desk.keyboard.press('h');
	const help = desk.getByRole('dialog', { name: /^怎样能赶上/ });
	await expect(help.getByRole('status')).toContainText('目前找到的最好办法');
	const sooner = help
		.getByRole('row')
		.filter({ hasText: '提前，能开工就开工' })
		.filter({ hasText: car.operations[0]?.name ?? '–' });
	await expect(help.getByRole('row').filter({ hasText: '把承诺改到' })).toHaveCount(1);
	await expectClean(desk, 'what would help');
	await sooner
		.first()
		.getByRole('button', { name: /^试一试/ })
		.press('Enter');
	await expect(help).toBeHidden();
	await strip.getByRole('button', { name: '应用为一步' }).click();
	await expect(strip).toBeHidden();
	await expect
		.poll(async () => (await operationOf(day, car)).plan?.start)
		.toBeLessThan(Date.parse('2026-11-23T16:00:00+08:00'));
});
