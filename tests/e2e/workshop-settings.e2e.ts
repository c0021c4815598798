import type { Page } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import type { Workshop } from './support/workshop.ts';

/** The workshop's own data, edited in the browser by the people who may. */

const PAGE = '/settings/workshop';

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

async function goTo(workshop: Workshop, page: Page, section: string, query = {}): Promise<void> {
	await workshop.visit(page, PAGE, { section, ...query });
	await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
}

test('a manager adds a bay and moves it up, and the walls get it there', async ({
	workshop,
	open
}) => {
	const page = await open();
	await workshop.signIn(page, 'manager', PAGE);
	await page.getByRole('button', { name: '新增工位' }).click();
	// The cursor stands in the first field; the keyboard does the rest.
	await page.keyboard.type('A00');
	await page.keyboard.press('Tab');
	await page.keyboard.type('新举升工位');
	await page.keyboard.press('Tab');
	await page.keyboard.press('ControlOrMeta+a');
	await page.keyboard.press('Delete');
	await page.keyboard.press('Enter');
	await expect(page.getByText('不能为空')).toBeVisible();
	await page.getByLabel('新增行 类型').fill('lift');
	await page.keyboard.press('Enter');
	await expect(page.getByLabel('新增行 类型')).toHaveCount(0);
	await expect(row(page, /A00 新举升工位 LIFT/)).toBeVisible();
	const up = page.getByRole('button', { name: 'A00 上移' });
	for (const place of [20, 19]) {
		await up.click();
		await expect(page.getByRole('row').nth(place)).toContainText('A00');
		await expect(up).toBeFocused();
	}
	const { rows } = (await (
		await workshop.ask(`/api/v1/state?workshop=${workshop.code}&audience=wall`)
	).json()) as { rows: { kind: string; body: { setup?: { bays: { code: string }[] } } }[] };
	const setup = rows.find(({ kind }) => kind === 'setup')?.body.setup;
	expect(setup?.bays.at(-3)?.code).toBe('A00');
});

test('a factor is changed, a slip is shown at its field, and the history tells who', async ({
	workshop,
	open
}) => {
	const page = await open();
	await workshop.signIn(page, 'administrator', PAGE);
	await goTo(workshop, page, 'people');
	await page.getByRole('button', { name: '修改 T001' }).click();
	const factor = page.getByLabel('T001 机电（保养）');
	await factor.fill('90');
	await factor.press('Enter');
	await expect(page.getByText('超出范围')).toBeVisible();
	await expect(factor).toHaveAttribute('aria-invalid', 'true');
	await factor.fill('0.85');
	await factor.press('Enter');
	await expect(row(page, /T001.*0\.85/)).toBeVisible();
	await expect(page.getByRole('button', { name: '修改 T001' })).toBeFocused();
	await page.getByRole('link', { name: '修改记录' }).click();
	await expect(row(page, /测试administrator.*T001.*M1 0\.85/)).toBeVisible();
});

test('a holiday is added, and an undone row stays as it was', async ({ workshop, open }) => {
	const page = await open();
	await workshop.signIn(page, 'manager', PAGE);
	await goTo(workshop, page, 'hours');
	await page.getByRole('button', { name: '新增节假日' }).click();
	await page.getByLabel('新增行 日期').fill('2027-01-01');
	await page.getByLabel('新增行 名称').fill('元旦');
	await page.getByRole('button', { name: '保存' }).click();
	// For a moment the row being saved and the saved one both say it.
	await expect(page.getByLabel('新增行 日期')).toHaveCount(0);
	await expect(row(page, /2027-01-01 元旦/)).toBeVisible();
	await page.getByRole('button', { name: '修改 2027-01-01' }).click();
	await page.getByLabel('2027-01-01 名称').fill('别的');
	await page.keyboard.press('Escape');
	await expect(row(page, /2027-01-01 元旦/)).toBeVisible();
});

test('a bay in use is not deleted, and the page says where it is used', async ({ day, open }) => {
	const [job] = (await day.jobs()).filter(({ arrivedAt, operations }) => {
		const [first] = operations;
		return arrivedAt !== null && first?.skill === 'M1' && first.partsDueAt === null;
	});
	const first = job!.operations[0]!;
	const placed = { job: job!.id, operation: first.id, seen: first.version, reason: '急件' };
	const now = Date.parse('2026-11-23T10:00:00+08:00');
	await day.send({
		type: 'AssignOperation',
		...placed,
		bay: 'A01' as never,
		technicians: ['T001' as never],
		start: now + 3_600_000
	});
	const page = await open();
	await day.signIn(page, 'administrator', PAGE);
	await page.getByRole('button', { name: '删除 A01' }).click();
	await page.getByRole('button', { name: '确定删除' }).click();
	await expect(page.getByRole('alert')).toContainText('A01 还在使用，不能删除');
	await expect(page.getByRole('alert')).toContainText(first.name);
	await expect(row(page, /A01/).first()).toBeVisible();
	await goTo(day, page, 'skills');
	await page.getByRole('button', { name: '删除 QC' }).click();
	await page.getByRole('button', { name: '确定删除' }).click();
	await expect(page.getByRole('alert')).toContainText('用在：总检规则；过程检验规则；技师');
});

test('two administrators edit the same row, and neither loses it silently', async ({
	workshop,
	open
}) => {
	const [one, other] = [await open(), await open()];
	await workshop.signIn(one, 'administrator', PAGE);
	await workshop.signIn(other, 'manager', PAGE);
	await one.getByRole('button', { name: '修改 K01' }).click();
	await one.getByLabel('K01 名称').fill('甲');
	await other.getByRole('button', { name: '修改 K01' }).click();
	await other.getByLabel('K01 名称').fill('乙');
	await other.getByRole('button', { name: '保存' }).click();
	await expect(one.getByRole('alert')).toContainText('测试manager');
	await expect(one.getByRole('alert')).toContainText('名称 现为“乙”');
	await expect(one.getByRole('button', { name: '保存' })).toBeDisabled();
	await one.getByRole('button', { name: '保留我的' }).click();
	await one.getByRole('button', { name: '保存' }).click();
	await expect(row(other, /K01 甲/)).toBeVisible();
});

test('an advisor may look and not change', async ({ workshop, open }) => {
	const page = await open();
	await workshop.signIn(page, 'advisor', PAGE);
	await expect(row(page, /A01/).first()).toBeVisible();
	await expect(page.getByText('您可以查看')).toBeVisible();
	await expect(page.getByRole('button', { name: /新增|修改|删除/ })).toHaveCount(0);
});

// Each language begins in another theme, and is looked at in both.
for (const { lang, theme } of [
	{ lang: 'zh-CN', theme: 'light' },
	{ lang: 'en', theme: 'dark' }
]) {
	test(`every part is free of faults axe finds, ${lang}`, async ({ day, open }) => {
		const page = await open();
		await day.signIn(page, 'administrator', PAGE);
		for (const section of ['bays', 'people', 'absences', 'hours', 'rules', 'history']) {
			await goTo(day, page, section, { lang, theme });
			const edit = page.getByRole('button', { name: /^(修改|Edit) / });
			if (section !== 'history' && (await edit.count()) > 0) await edit.first().click();
			await expectClean(page, section);
		}
	});
}
