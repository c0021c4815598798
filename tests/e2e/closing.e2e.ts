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
	const nights = (await workshop.jobs()).map(({ nights: all }) => all.map(({ reason }) => reason));
	expect(nights.flat().sort()).toEqual(['no-time', 'no-time', 'parts']);
});

/** Everything on the car is done, inspected, washed, settled, and its customer has left with it. */
async function deliver(workshop: Workshop, id: (typeof CARS)[number]['id']): Promise<void> {
	const jobNow = async () => (await workshop.jobs()).find((job) => job.id === id)!;
	for (const { id: operation } of (await jobNow()).operations) {
		const version = async (): Promise<number> =>
			(await jobNow()).operations.find((one) => one.id === operation)!.version;
		const on = { job: id, operation };
		await workshop.send({
			type: 'StartOperation',
			...on,
			seen: await version(),
			bay: bayCode('A01'),
			technicians: [technicianCode('T001')],
			reason: '急'
		});
		await workshop.send({ type: 'FinishOperation', ...on, seen: await version() });
	}
	await workshop.send({ type: 'SettleJob', job: id });
	await workshop.send({ type: 'DeliverJob', job: id });
}

test('a delivered customer is called, complains, and the manager settles it', async ({
	workshop,
	open
}) => {
	const [first] = CARS;
	const draft = anOrder({ plate: first.plate, vin: null, washWanted: false });
	await workshop.send({ type: 'OpenJob', job: first.id, draft });
	await deliver(workshop, first.id);
	const [caller, manager] = [await open(), await open()];
	await workshop.signIn(caller, 'followup', '/follow-up');
	await expect(caller.getByText('没有要回访的客户')).toBeVisible();
	await workshop.send({ type: 'CloseDay' });

	const row = caller.getByRole('listitem').filter({ hasText: 'B·11111' });
	await expect(row).toContainText('第 1 次回访');
	await expect(row).toContainText('萧强');
	expect(await caller.content()).not.toContain('13000007870');
	await row.getByRole('button', { name: '投诉' }).click();
	await row.getByLabel('客户怎么说').fill('还有异响');
	await expectClean(caller, 'calls');
	await row.getByRole('button', { name: '保存' }).click();
	await expect(row).toContainText('待服务经理处理');
	await expect(row).toContainText('第 2 次回访');

	await workshop.signIn(manager, 'manager', '/follow-up');
	const flagged = manager.getByRole('listitem').filter({ hasText: 'B·11111' });
	await expect(flagged).toContainText('还有异响');
	await flagged.getByRole('button', { name: '处理完毕' }).click();
	await flagged.getByLabel('处理结果').fill('免费更换');
	await flagged.getByRole('button', { name: '保存' }).click();
	await expect(row).not.toContainText('待服务经理处理');
	await row.getByRole('button', { name: '满意' }).click();
	await expect(caller.getByText('没有要回访的客户')).toBeVisible();
});
