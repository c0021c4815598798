import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import type { StaffJob } from '#core/board/rows.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

/** Who did what, and what a customer may ask for, on the pages where it is asked. */

async function cancelOne(workshop: Workshop): Promise<StaffJob> {
	await workshop.importDay();
	const job = (await workshop.jobs()).find(({ operations }) =>
		operations.every(({ state }) => state === 'open')
	)!;
	await workshop.send({ type: 'CancelJob', job: job.id, reason: '客户改约下周' });
	return job;
}

const textOf = async (download: Promise<Download>): Promise<string> =>
	readFile(await (await download).path(), 'utf8');

test('an administrator reads who cancelled a visit, and takes the table out', async ({
	workshop,
	open
}) => {
	await cancelOne(workshop);
	const page = await open();
	await workshop.signIn(page, 'administrator', '/settings/audit');
	await page.getByLabel('操作', { exact: true }).selectOption('CancelJob');
	await page.getByLabel('说明文字').fill('改约');
	await page.getByRole('button', { name: '查找' }).click();

	const row = page.getByRole('row', { name: /取消维修/ });
	await expect(row).toHaveCount(1);
	await expect(row).toContainText('结束原因: – → 客户改约下周');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: '导出 CSV' }).click();
	expect(await textOf(download)).toContain('客户改约下周');
	await expectClean(page, 'the audit');
});

test('a customer is found by plate, taken out, erased, and found no more', async ({
	workshop,
	open
}) => {
	const job = await cancelOne(workshop);
	const plate = job.plate;
	const page = await open();
	await workshop.signIn(page, 'administrator', '/settings/customers');
	const search = async (): Promise<void> => {
		await page.getByLabel('车牌、VIN、电话或姓名').fill(plate);
		await page.getByRole('button', { name: '查找' }).click();
	};
	await search();
	await expect(page.getByRole('checkbox')).toHaveCount(1);
	await expectClean(page, 'what is kept of a customer');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: '导出 JSON' }).click();
	expect(JSON.parse(await textOf(download))).toMatchObject({ visits: [{ job: job.id }] });
	await page.getByRole('button', { name: '清除客户资料' }).click();
	await page.getByRole('button', { name: '永久清除' }).click();

	await expect(page.getByText('已清除 1 次维修的客户资料。')).toBeVisible();
	await search();
	await expect(page.getByText('没有找到。')).toBeVisible();
});

test('an administrator makes a backup, finds it in the list and takes it away', async ({
	workshop,
	open
}) => {
	const page = await open();
	await workshop.signIn(page, 'administrator', '/settings/backups');
	await page.getByRole('button', { name: '立即备份' }).click();
	await expect(page.getByText('已完成备份')).toBeVisible();
	const row = page.getByRole('row', { name: /手动/ }).first();
	await expect(row).toBeVisible();
	const download = page.waitForEvent('download');
	await row.getByRole('link', { name: /^下载/ }).click();
	expect((await textOf(download)).slice(0, 15)).toBe('SQLite format 3');
	await expectClean(page, 'the backups');
});
