import { bayCode, jobId, skillCode, technicianCode } from '#core/ids.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { anOrder } from '../builders/an-order.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

test.use({ viewport: { width: 1366, height: 768 } });

const JOB = jobId('P1');

/** A car promised for the afternoon is done in the morning and handed over, and the day is closed. */
async function promisedAndKept(workshop: Workshop): Promise<void> {
	await workshop.send({
		type: 'EditSetup',
		seen: 1,
		edit: { kind: 'set-check-lists', checkLists: { final: {} } }
	});
	const draft = anOrder({
		...{ arrivedAt: null, advisor: null, advisorName: '', vin: null },
		promisedAt: TEN_OCLOCK + 300 * MINUTE_MS
	});
	await workshop.send({ type: 'OpenJob', job: JOB, draft });
	const jobOf = async () => (await workshop.jobs()).find(({ id }) => id === JOB);
	for (const { id: operation } of (await jobOf())?.operations ?? []) {
		const versionOf = async () =>
			(await jobOf())?.operations.find(({ id }) => id === operation)?.version ?? 0;
		await workshop.send({
			...{ type: 'StartOperation', job: JOB, operation, seen: await versionOf() },
			...{ bay: bayCode('A01'), technicians: [technicianCode('T001')], reason: '测试' }
		});
		const seen = await versionOf();
		await workshop.send({ type: 'FinishOperation', job: JOB, operation, seen });
	}
	await workshop.send({ type: 'SettleJob', job: JOB });
	await workshop.send({ type: 'DeliverJob', job: JOB });
	await workshop.send({ type: 'CloseDay' });
}

test('promises are judged by what was said of them, once their day is closed', async ({
	workshop,
	page
}) => {
	await workshop.signIn(page, 'manager', '/reports/promises');
	await expect(page.getByRole('heading', { name: '还没有可统计的承诺' })).toBeVisible();
	await expectClean(page, 'nothing to judge');

	await promisedAndKept(workshop);
	await workshop.visit(page, '/reports/promises');
	const row = page.getByRole('row').filter({ hasText: '90–100%' });
	await expect(row).toContainText('100%');
	await expect(page.getByText(/1 个承诺，做到 1 个（100%）/)).toBeVisible();
	await expect(page.getByText(/平均偏差 =/)).toBeVisible();
	await expect(page.getByRole('img', { name: /说的把握与做到的比例/ })).toBeVisible();
	// The library came, and drew: a canvas nobody drew on keeps its first size.
	await expect
		.poll(async () => page.locator('canvas').evaluate(({ style }) => style.height))
		.not.toBe('');
	await expectClean(page, 'judged');
	await page.getByRole('link', { name: '最近 90 天' }).click();
	await expect(page.getByRole('link', { name: '最近 90 天' })).toHaveAttribute(
		'aria-current',
		'page'
	);
});

test('a car at the counter is quoted, and its promise keeps what was said', async ({
	workshop,
	page
}) => {
	await workshop.signIn(page, { role: 'advisor', staff: 'SA1' }, '/arrive');
	await page.getByLabel('车牌号').fill('辽BA7K32');
	const search = page.getByLabel('查找维修项目');
	await search.fill('小保养');
	await search.press('Enter');
	const quote = page.getByRole('region', { name: '可承诺的时间' });
	await expect(quote).toContainText('不影响他人，最快');
	const sure = quote.getByRole('button', { name: /把握 95%/ });
	await sure.click();
	await expect(sure).toHaveAttribute('aria-pressed', 'true');
	await expect(quote).toContainText(/100 天里有 (9[5-9]|100) 天能做到/);
	await expectClean(page, 'quoted');
	await page.getByRole('button', { name: '登记到店' }).click();
	const kept = async () => (await workshop.jobs())[0]?.promises[0]?.known?.quote?.confidence ?? 0;
	await expect.poll(kept).toBeGreaterThanOrEqual(90);
});

test('the dispatcher sees while assigning who has how much of the day', async ({
	workshop,
	page
}) => {
	await workshop.send({
		type: 'OpenJob',
		job: JOB,
		draft: anOrder({ arrivedAt: null, advisor: null, advisorName: '', vin: null })
	});
	const [job] = await workshop.jobs();
	const operation = job!.operations.find(({ skill }) => skill === skillCode('M1'))!;
	await workshop.send({
		...{ type: 'AssignOperation', job: JOB, operation: operation.id, seen: operation.version },
		...{ bay: bayCode('A01'), technicians: [technicianCode('T001')] },
		start: TEN_OCLOCK + 60 * MINUTE_MS
	});
	await workshop.signIn(page, 'dispatcher', '/dispatch');
	await page.keyboard.press('l');
	const load = page.getByRole('region', { name: '负荷' });
	await expect(load).toContainText('均摊＝');
	await expect(load.getByRole('row').filter({ hasText: '标准工时 1.0' }).first()).toBeVisible();
	await load.getByRole('button', { name: '技师' }).click();
	await expect(load).toContainText('易 1.0 · 难 0.0');
	await expectClean(page, 'load');
});
