import type { Page } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

/** Programs get in with a token somebody made for them; who may do what is on a page of its own. */

const PAGES = ['/settings/tokens', '/settings/roles'] as const;

const asProgram = (workshop: Workshop, secret: string, path: string, init: RequestInit = {}) =>
	fetch(new URL(path, workshop.url), {
		...init,
		headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
	});

async function makeToken(page: Page, name: string): Promise<string> {
	await page.getByLabel('名称').fill(name);
	await page.getByRole('button', { name: '新建令牌' }).click();
	const secret = page.getByRole('region', { name: '令牌', exact: true }).locator('code');
	return (await secret.textContent()) ?? '';
}

test('a program reads with the token it was given, until that is revoked', async ({
	workshop,
	open
}) => {
	const page = await open();
	await workshop.signIn(page, 'administrator', '/settings/tokens');
	await expect(page.getByText('还没有令牌')).toBeVisible();
	const secret = await makeToken(page, 'DMS 导出');
	const row = page.getByRole('row', { name: /DMS 导出/ });
	await expect(row).toContainText('从未');

	const state = `/api/v1/state?workshop=${workshop.code}&audience=staff`;
	expect((await asProgram(workshop, secret, state)).status).toBe(200);
	const command = {
		id: crypto.randomUUID(),
		workshop: workshop.code,
		command: { type: 'CloseDay' }
	};
	const body = JSON.stringify(command);
	const wished = await asProgram(workshop, secret, '/api/v1/commands', { method: 'POST', body });
	expect(wished.status).toBe(403);

	await workshop.visit(page, '/settings/tokens');
	await expect(row).not.toContainText('从未');
	await expect(page.getByText(secret)).toHaveCount(0);
	await row.getByRole('button', { name: '撤销' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
	await expect(page.getByText('令牌已撤销')).toBeVisible();
	await expect(row).toHaveCount(0);
	expect((await asProgram(workshop, secret, state)).status).toBe(401);
});

test('everybody can look up who may do what', async ({ workshop, open }) => {
	const page = await open();
	await workshop.signIn(page, 'technician', '/settings/roles');
	const heads = await page.getByRole('columnheader').allTextContents();
	const mine = heads.findIndex((head) => head.includes('技师'));
	expect(heads[mine]).toContain('您');
	// The first cell of a row is its head.
	const cell = (deed: string) =>
		page
			.getByRole('row')
			.filter({ has: page.getByRole('rowheader', { name: deed, exact: true }) })
			.getByRole('cell')
			.nth(mine - 1);
	await expect(cell('开工')).toContainText('自己的');
	await expect(cell('手工登记车辆')).toContainText('否');
	await expect(page.getByRole('link', { name: '接口令牌' })).toHaveCount(0);
});

test('both pages are read by anybody', async ({ workshop, open }) => {
	const page = await open();
	await workshop.signIn(page, 'administrator', '/settings/tokens');
	await makeToken(page, 'DMS 导出');
	for (const lang of ['zh-CN', 'en']) {
		for (const path of PAGES) {
			await workshop.visit(page, path, { lang });
			await expectClean(page, `${path} ${lang}`);
		}
	}
});
