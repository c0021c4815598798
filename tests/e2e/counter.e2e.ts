import type { Page } from '@playwright/test';
import type { Job } from '#core/job/job.ts';
import type { StaffJob } from '#core/board/rows.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { bar, mechanicalCars, operationOf, plan } from './support/timeline.ts';
import { TEN_OCLOCK, type Workshop } from './support/workshop.ts';

/** The tablet of the counter. */
test.use({ hasTouch: true, viewport: { width: 1280, height: 800 } });

const PLATE = '辽BA7K32';
const HOUR_MS = 60 * MINUTE_MS;

const carOf = async (workshop: Workshop): Promise<StaffJob | undefined> =>
	(await workshop.jobs()).find(({ plate }) => plate === PLATE);
const lastPromise = (job: Pick<Job, 'promises'> | undefined): number | undefined =>
	job?.promises.at(-1)?.at;

/** Plate and work, by keyboard; what the board proposes stands in the fields of the promise. */
async function typeOrder(page: Page): Promise<void> {
	await page.getByLabel('车牌号').fill(PLATE);
	const search = page.getByLabel('查找维修项目');
	await search.fill('小保养');
	await search.press('Enter');
	await expect(page.getByRole('button', { name: '删除 小保养套餐' })).toBeVisible();
	await expect(page.getByLabel('承诺时间')).toHaveValue(/^\d{2}:\d{2}$/);
}

test('another promise is typed and warned of, and the walk-around becomes a sheet', async ({
	workshop,
	page
}) => {
	await workshop.signIn(page, { role: 'advisor', staff: 'SA1' }, '/arrive');
	await typeOrder(page);
	const [day, time] = [page.getByLabel('承诺日期'), page.getByLabel('承诺时间')];
	const submit = page.getByRole('button', { name: '登记到店' });
	const proposed = await time.inputValue();

	await time.fill('1005');
	await expect(page.getByText(/才完工，晚于这个承诺/)).toBeVisible();
	await time.fill('23:00');
	await expect(page.getByText('这个时间不在营业时间内')).toBeVisible();
	await time.fill('9:00');
	await expect(page.getByText(/请输入一个还没有过去的时间/)).toBeVisible();
	await expect(submit).toBeDisabled();
	await expectClean(page, 'a promise that has passed');
	await page.getByRole('button', { name: /^按建议/ }).tap();
	await expect(time).toHaveValue(proposed);
	await expect(submit).toBeEnabled();

	await day.fill('2026-11-24');
	await time.fill('1630');
	await expect(page.getByText(/请输入一个还没有过去的时间/)).toBeHidden();
	await time.press('Enter');
	const sheet = page.getByRole('dialog', { name: /^环车检查/ });
	await expect(sheet).toBeVisible();
	expect(lastPromise(await carOf(workshop))).toBe(TEN_OCLOCK + (24 + 6.5) * HOUR_MS);

	await sheet.getByRole('button', { name: '凹陷' }).tap();
	await sheet.getByRole('button', { name: '车顶', exact: true }).tap();
	await sheet.getByRole('button', { name: '4/8' }).tap();
	await sheet.getByLabel('贵重物品').fill('雨伞');
	const opened = page.waitForEvent('popup');
	await sheet.getByRole('button', { name: '保存并打印' }).tap();
	const paper = await opened;
	await expect(paper.getByRole('heading', { name: '接车环检单' })).toBeVisible();
	await expect(paper.getByText('车顶：凹陷')).toBeVisible();
	await expect(paper.getByText('雨伞')).toBeVisible();
	await expect(paper.getByText('2026-11-24 16:30')).toBeVisible();
	await expect(paper.getByText('客户签字', { exact: true })).toBeVisible();
	await expectClean(paper, 'sheet of the walk-around');

	await expect(page.getByRole('link', { name: '1 台待交车间' })).toBeVisible();
	const again = page.getByRole('link', { name: /^接车环检单 .+A7K32/ });
	await expect(again).toHaveAttribute('href', /\/walk-around\//);
});

test('a half hour is chosen, tools are chosen with the work, and tomorrow is prepared', async ({
	workshop,
	page
}) => {
	await workshop.signIn(page, { role: 'advisor', staff: 'SA1' }, '/appointments');
	await page.getByRole('button', { name: '日', exact: true }).tap();
	await page.getByRole('button', { name: '前一天' }).waitFor();
	await page.getByLabel('日期', { exact: true }).fill('2026-11-24');
	const half = page.getByRole('button', { name: /^机电 14:00：已约 0，可约 \d+/ });
	await half.focus();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('button', { name: /^机电 14:30/ })).toBeFocused();
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Enter');

	const dialog = page.getByRole('dialog', { name: '新预约' });
	await expect(dialog.getByLabel('时间')).toHaveValue('14:00');
	await dialog.getByLabel('车牌号').fill(PLATE);
	await dialog.getByRole('button', { name: '加入 小保养套餐' }).tap();
	await dialog.getByRole('button', { name: '正时专用工具' }).tap();
	await expectClean(page, 'booking', 'dialog[open]');
	await dialog.getByRole('group', { name: '可选的工位和技师' }).getByRole('button').first().tap();
	await expect(dialog).toBeHidden();
	expect((await carOf(workshop))?.operations[0]).toMatchObject({ tools: ['正时专用工具'] });

	await expect(half).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^机电 14:00：已约 1，/ })).toBeVisible();
	const prepared = page.getByRole('row', { name: /A7K32/ });
	await expect(prepared).toContainText('正时专用工具');
	await expect(prepared).toContainText('未确认');
	await page.getByRole('button', { name: /^专用工具 .+A7K32$/ }).tap();
	const tools = page.getByRole('dialog', { name: /的专用工具$/ });
	await expect(tools.getByRole('button', { name: '正时专用工具' })).toHaveAttribute(
		'aria-pressed',
		'true'
	);
	await tools.getByRole('button', { name: '正时专用工具' }).tap();
	await expectClean(page, 'special tools', 'dialog[open]');
	await tools.getByRole('button', { name: '保存' }).tap();
	await expect(tools).toBeHidden();
	await expect(prepared).not.toContainText('正时专用工具');
	await expectClean(page, 'appointments by half hours');
	await page.getByRole('button', { name: '周', exact: true }).tap();
	await expect(page.getByRole('row', { name: /^预约车辆/ })).toContainText('1');
	await expectClean(page, 'appointments of a week');
});

test('parts that came are marked on the desk until the dispatcher has seen them', async ({
	day,
	open
}) => {
	const [car] = await mechanicalCars(day);
	await plan(day, car!, { bay: 'A01', technician: 'T001', start: '14:00' });
	const [desk, counter] = [
		await open({ viewport: { width: 1920, height: 1080 } }),
		await open({ viewport: { width: 1366, height: 768 } })
	];
	await day.signIn(desk, 'dispatcher', '/dispatch');
	await day.signIn(counter, 'parts', '/parts');
	const now = async () => {
		const { id: operation, version: seen } = await operationOf(day, car!);
		return { job: car!.id, operation, seen };
	};
	await day.send({ type: 'ExpectParts', ...(await now()), dueAt: TEN_OCLOCK + HOUR_MS });
	await expect(bar(desk, car!.plate)).toHaveAccessibleName(/配件未到/);

	const row = counter.getByRole('listitem').filter({ hasText: car!.plate.slice(-5) });
	await row.getByRole('button', { name: '到货', exact: true }).click();
	await expect(bar(desk, car!.plate)).toHaveAccessibleName(/配件到了，待调度知晓/);
	await expect(row).toContainText('待知晓：服务顾问、车间调度');
	await bar(desk, car!.plate).click();
	const details = desk.getByRole('complementary', { name: '详情' });
	await details.getByRole('button', { name: '知道到料了' }).click();
	await expect(bar(desk, car!.plate)).not.toHaveAccessibleName(/配件到了/);
	await expect(row).not.toContainText('车间调度');
	expect((await day.jobs()).find(({ id }) => id === car!.id)?.duties).toMatchObject([
		{ kind: 'parts-here', standing: 'done' }
	]);
	await expectClean(counter, 'parts at a desk');
});
