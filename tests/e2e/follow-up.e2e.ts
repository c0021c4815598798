import type { Page } from '@playwright/test';
import { advisorCode, jobId } from '#core/ids.ts';
import { DAY_MS, MINUTE_MS } from '#core/time/instant.ts';
import { anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { deliver } from './support/finish.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

const FIRST = jobId('H1');
const CARS = [
	{ id: FIRST, plate: '辽B11111', customerName: '萧强', phone: '13000007870' },
	{ id: jobId('H2'), plate: '辽B22222', customerName: '周婷', phone: '13000007871' },
	{ id: jobId('H3'), plate: '辽B33333', customerName: '何伟', phone: '13000007872' }
] as const;

/** Three customers who have their cars back. */
async function threeDelivered(workshop: Workshop): Promise<void> {
	for (const { id, ...car } of CARS) {
		const draft = anOrder({
			...car,
			vin: null,
			advisor: advisorCode('SA1'),
			promisedAt: null,
			washWanted: false
		});
		await workshop.send({ type: 'OpenJob', job: id, draft });
		await deliver(workshop, id);
	}
}

const daysLater = (workshop: Workshop, days: number) =>
	workshop.send({
		type: 'SetClock',
		realAt: Date.now(),
		workshopAt: TEN_OCLOCK + days * DAY_MS + MINUTE_MS,
		rate: 1
	});

const rowOf = (page: Page, tail: string) => page.getByRole('listitem').filter({ hasText: tail });

test('customers are called, again after a week; a complaint reaches the manager, a comeback its old visit', async ({
	workshop,
	open
}) => {
	await threeDelivered(workshop);
	const caller = await open();
	await caller.setViewportSize({ width: 1366, height: 768 });
	await workshop.signIn(caller, 'followup', '/follow-up');
	const first = rowOf(caller, 'B·11111');
	await expect(first).toContainText('第 1 次回访');
	await expect(caller.getByRole('button', { name: '提醒：3 件要做的事' })).toBeVisible();
	await expectClean(caller, 'three to call');

	// Somebody else rings too: what one takes is off the list and the bell of the other.
	const colleague = await open();
	await colleague.setViewportSize({ width: 1366, height: 768 });
	await workshop.signIn(colleague, 'followup', '/follow-up');
	const taken = colleague.getByRole('region', { name: '同事已接手' });
	await first.getByRole('button', { name: '我来回访' }).click();
	await expect(first).toContainText('我已接手');
	await expect(taken.getByRole('listitem').filter({ hasText: 'B·11111' })).toContainText('已接手');
	await expect(taken.getByRole('button', { name: '满意' })).toHaveCount(0);
	await expect(colleague.getByRole('button', { name: '提醒：2 件要做的事' })).toBeVisible();
	await expect(caller.getByRole('button', { name: '提醒：3 件要做的事' })).toBeVisible();
	await expectClean(colleague, 'one taken by a colleague');
	await first.getByRole('button', { name: '退回' }).click();
	await expect(taken).toHaveCount(0);
	await expect(colleague.getByRole('button', { name: '提醒：3 件要做的事' })).toBeVisible();
	await colleague.context().close();

	await first.getByRole('button', { name: '电话' }).click();
	await expect(first.getByRole('link', { name: '拨打 13000007870' })).toBeVisible();
	await first.getByRole('button', { name: '未接通' }).click();
	await expect(first).toContainText('1 次未接通');
	await expect(first).toContainText('第 1 次回访');
	// One tap records it; what was tapped by mistake comes back with another.
	await first.getByRole('button', { name: '满意' }).click();
	await expect(first).toContainText('第 2 次回访');
	await caller.getByRole('button', { name: '撤销' }).click();
	await expect(first).toContainText('第 1 次回访');
	await first.getByRole('button', { name: '满意' }).click();
	await expect(first).toContainText('第 2 次回访');

	// The cars have long left the board; the list has them still, and so does the telephone.
	await daysLater(workshop, 8);
	await expect(first).toContainText('已逾期');
	await first.getByRole('button', { name: '投诉' }).click();
	await first.getByLabel('客户怎么说').fill('又有异响');
	await first.getByRole('button', { name: '保存' }).click();
	await expect(first).toContainText('待服务经理处理 · 投诉');
	await expect(first.getByRole('button', { name: '处理完毕' })).toHaveCount(0);
	const second = rowOf(caller, 'B·22222');
	await expect(second).toContainText('已逾期');
	await second.getByRole('button', { name: '电话' }).click();
	await expect(second.getByRole('link', { name: '拨打 13000007871' })).toBeVisible();
	await expectClean(caller, 'calls, one flagged');

	const manager = await open();
	await manager.setViewportSize({ width: 1366, height: 768 });
	await workshop.signIn(manager, 'manager', '/dispatch');
	await manager.getByRole('button', { name: '提醒：1 件要做的事' }).click();
	const reminder = manager
		.getByRole('dialog', { name: '提醒' })
		.getByRole('link', { name: /处理投诉/ });
	await expect(reminder).toContainText('B·11111');
	await reminder.click();
	await manager.waitForURL(/\/follow-up/u);

	const flagged = rowOf(manager, 'B·11111');
	await expect(flagged).toContainText('又有异响');
	await flagged.getByRole('link', { name: '开返修单' }).click();
	await manager.waitForURL(/\/arrive/u);
	await expect(manager.getByLabel('车牌号')).toHaveValue('辽B11111');
	await expect(manager.getByRole('button', { name: /^返修/ })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await expect(manager.getByText(/老客户：萧强/)).toBeVisible();
	const search = manager.getByLabel('查找维修项目');
	await search.fill('小保养');
	await search.press('Enter');
	await manager.getByRole('button', { name: '登记到店', exact: true }).click();
	await expect(manager.getByRole('dialog', { name: /^环车检查/ })).toBeVisible();
	const comeback = async () =>
		(await workshop.jobs()).find(({ comebackOf }) => comebackOf === FIRST);
	await expect.poll(comeback).toMatchObject({ plate: '辽B11111', customerName: '萧强', end: null });
	await expect(first).toContainText('返修单已开');

	await workshop.visit(manager, '/follow-up');
	await flagged.getByRole('button', { name: '处理完毕' }).click();
	await flagged.getByLabel('处理结果').fill('免费返修');
	await flagged.getByRole('button', { name: '保存' }).click();
	await expect(flagged).toHaveCount(0);
	await expect(manager.getByRole('button', { name: '提醒：0 件要做的事' })).toBeVisible();
	await expect(first).toHaveCount(0);
	await expectClean(manager, 'settled');
});
