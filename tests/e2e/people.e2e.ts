import type { Page } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { usable, type Workshop } from './support/workshop.ts';

const PASSWORD = '三号工位的举升机昨天漏油';
/** Of everybody whom `Workshop.signIn` invites. */
const USUAL_PASSWORD = 'a car lift and two ramps';
const PIN = '918273';

const rowOf = (page: Page, name: string) =>
	page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });

async function invite(page: Page, name: string, userName: string): Promise<void> {
	await page.getByRole('button', { name: '邀请人员' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('姓名').fill(name);
	await dialog.getByLabel('用户名').fill(userName);
	await dialog.getByLabel('角色').selectOption('dispatcher');
	await dialog.getByRole('button', { name: '邀请人员' }).click();
}

/** The link that is shown once; the dialog is closed. */
async function linkIn(page: Page): Promise<string> {
	const dialog = page.getByRole('dialog', { name: /的链接$/ });
	const link = await dialog.locator('output').innerText();
	await dialog.getByRole('button', { name: '关闭' }).last().click();
	await expect(dialog).toBeHidden();
	return link;
}

async function stepFor(page: Page, name: string, step: string): Promise<void> {
	await page.getByRole('button', { name: `${name}的更多操作` }).click();
	await page.getByRole('menuitem', { name: step }).click();
	await page.getByRole('dialog').getByRole('button', { name: step }).click();
}

async function setPin(page: Page, workshop: Workshop): Promise<void> {
	await page.goto(new URL('/me', workshop.url).href);
	await usable(page);
	const part = page.getByRole('region', { name: '设置 PIN' });
	await part.getByLabel('新的 PIN').fill(PIN);
	await part.getByLabel('现在的密码').fill(USUAL_PASSWORD);
	await part.getByRole('button', { name: '保存 PIN' }).click();
	await expect(part.getByText('PIN 已保存')).toBeVisible();
}

test('somebody is invited, chooses a password, and is turned away when the role changes', async ({
	day,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'administrator', '/settings/people');
	await invite(desk, '李调度', 'li');
	const link = await linkIn(desk);
	await expect(rowOf(desk, '李调度')).toContainText('待设置密码');

	const page = await open();
	await page.goto(link);
	await usable(page);
	await expect(page.getByText('至少 12 个字符')).toBeVisible();
	await page.getByLabel('密码').fill(PASSWORD);
	await page.getByRole('button', { name: '保存并登录' }).click();
	await page.waitForURL('**/dispatch*');
	await expect(page.getByRole('button', { name: '李调度（车间调度）' })).toBeVisible();

	await desk.getByRole('button', { name: '修改李调度' }).click();
	await desk.getByRole('dialog').getByLabel('角色').selectOption('followup');
	await desk.getByRole('dialog').getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('请重新登录').first()).toBeVisible();
	await expect(rowOf(desk, '李调度')).toContainText('回访专员');
	await desk.getByRole('button', { name: '李调度的更多操作' }).click();
	await desk.getByRole('menuitem', { name: '变更记录' }).click();
	const history = desk.getByRole('dialog', { name: '李调度的变更记录' });
	await expect(history.getByRole('listitem').first()).toContainText('角色: 车间调度 → 回访专员');
	await expect(history.getByRole('listitem').last()).toContainText('邀请人员');
	await expectClean(desk, 'the history of an account');

	await page.goto(new URL('/sign-in', day.url).href);
	await usable(page);
	await page.getByLabel('用户名').fill('LI');
	await page.getByLabel('密码').fill(PASSWORD);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await expect(page.getByRole('button', { name: '李调度（回访专员）' })).toBeVisible();
});

test('the last administrator stays one; another is reset, shut out and let in again', async ({
	workshop,
	open
}) => {
	const page = await open();
	await workshop.signIn(page, 'administrator', '/settings/people');
	await stepFor(page, '测试administrator', '停用');
	await expect(page.getByRole('dialog').getByRole('alert')).toHaveText('至少要保留一名管理员');
	await page.keyboard.press('Escape');
	await page.getByRole('button', { name: '修改测试administrator' }).click();
	await page.getByRole('dialog').getByLabel('角色').selectOption('technician');
	await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
	await expect(page.getByRole('dialog')).toContainText('至少要保留一名管理员');
	await page.keyboard.press('Escape');

	await invite(page, '王芳', 'wang fang');
	await expect(page.getByRole('dialog')).toContainText('用户名为 2 至 30 个');
	await page.getByRole('dialog').getByLabel('用户名').fill('wangfang');
	await page.getByRole('dialog').getByRole('button', { name: '邀请人员' }).click();
	const before = await linkIn(page);
	await stepFor(page, '王芳', '重置密码和 PIN');
	const after = await linkIn(page);
	const other = await open();
	await other.goto(before);
	await expect(other.getByRole('alert')).toContainText('已使用');
	await other.goto(after);
	await expect(other.getByText('wangfang')).toBeVisible();

	await stepFor(page, '王芳', '停用');
	await expect(rowOf(page, '王芳')).toBeHidden();
	await page.getByLabel('显示已停用').check();
	await expect(rowOf(page, '王芳')).toContainText('已停用');
	await page.getByRole('button', { name: '王芳的更多操作' }).click();
	await page.getByRole('menuitem', { name: '重新启用' }).click();
	await expect(rowOf(page, '王芳')).toContainText('待设置密码');
	await page.getByLabel('查找').fill('wangf');
	await expect(page.getByText('1 / 2 人')).toBeVisible();
});

test('on a shared tablet another takes over by PIN; five wrong ones lock it', async ({
	day,
	browser,
	open
}) => {
	const desk = await open();
	await day.signIn(desk, 'administrator');
	await setPin(desk, day);

	const context = await browser.newContext({
		viewport: { width: 1280, height: 800 },
		hasTouch: true
	});
	const tablet = await context.newPage();
	await day.signIn(tablet, 'supervisor', '/dispatch');
	expect(await tablet.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
		1280
	);
	const press = async (pin: string): Promise<void> => {
		for (const digit of pin) await tablet.getByRole('button', { name: digit, exact: true }).tap();
	};
	const change = async (from: string): Promise<void> => {
		await tablet.getByRole('button', { name: from }).tap();
		await tablet.getByRole('menuitem', { name: '换人操作' }).tap();
		await tablet.waitForURL('**/switch*');
		await usable(tablet);
	};
	await change('测试supervisor（车间主管）');
	await tablet.getByRole('button', { name: '测试administrator' }).tap();
	for (const button of await tablet.locator('main .touch').all())
		expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(60);
	await expectClean(tablet, 'the PIN pad');
	await press('746352');
	await expect(tablet.getByText('还可尝试 4 次')).toBeVisible();
	await press(PIN);
	await tablet.waitForURL('**/dispatch*');
	await expect(tablet.getByRole('button', { name: '测试administrator（管理员）' })).toBeVisible();

	// Nobody lets programs, screens or people in by PIN alone: the password is asked for on the page.
	const proof = tablet.getByRole('dialog', { name: '请再次输入密码' });
	const thinkBetter = async (): Promise<void> => {
		await proof.getByRole('button', { name: '取消' }).tap();
		await expect(proof).toBeHidden();
	};
	await tablet.goto(new URL('/settings/tokens', day.url).href);
	await usable(tablet);
	await tablet.getByRole('button', { name: '请重新登录' }).tap();
	await thinkBetter();
	const tv = await open();
	await tv.goto(new URL('/display', day.url).href);
	const code = (await tv.getByLabel('配对码').textContent()) ?? '';
	await tablet.goto(new URL(`/display/approve?code=${code}`, day.url).href);
	await usable(tablet);
	await tablet.getByLabel('名称').fill('前厅屏');
	await tablet.getByRole('button', { name: '批准' }).tap();
	await thinkBetter();
	await expect(tablet.getByText('「前厅屏」已批准')).toHaveCount(0);

	// And what was wanted goes on once it was given.
	await tablet.goto(new URL('/settings/people', day.url).href);
	await usable(tablet);
	await tablet.getByRole('button', { name: '测试supervisor的更多操作' }).tap();
	await tablet.getByRole('menuitem', { name: '重置密码和 PIN' }).tap();
	await tablet.getByRole('dialog').getByRole('button', { name: '重置密码和 PIN' }).tap();
	await proof.getByLabel('密码', { exact: true }).fill('不是这个密码，真的不是');
	await proof.getByRole('button', { name: '确认' }).tap();
	await expect(proof).toContainText('用户名或密码不正确');
	await proof.getByLabel('密码', { exact: true }).fill(USUAL_PASSWORD);
	await proof.getByRole('button', { name: '确认' }).tap();
	expect(await linkIn(tablet)).toContain('/sign-in/password?code=');

	// Somebody else at the same device cannot guess for ever.
	await tablet.context().clearCookies();
	await day.signIn(tablet, 'technician', '/me');
	await change('测试technician（技师）');
	await tablet.getByRole('button', { name: '测试administrator' }).tap();
	for (const left of [4, 3, 2, 1]) {
		await press('746352');
		await expect(tablet.getByText(`还可尝试 ${String(left)} 次`)).toBeVisible();
	}
	await press('746352');
	await expect(tablet.getByRole('alert')).toContainText('已锁定');
	await expect(tablet.getByRole('alert')).toContainText('请找管理员：测试administrator');
	await expectClean(tablet, 'a locked PIN');
	await tablet.getByRole('button', { name: '退出，改用密码登录' }).tap();
	await tablet.waitForURL('**/sign-in');
	await context.close();
});

test('people change their own password, and end what they left open elsewhere', async ({
	workshop,
	open
}) => {
	const [here, elsewhere] = [await open(), await open()];
	await workshop.signIn(here, 'dispatcher', '/me');
	await elsewhere.goto(new URL('/sign-in', workshop.url).href);
	await usable(elsewhere);
	await elsewhere.getByLabel('用户名').fill('dispatcher.1');
	await elsewhere.getByLabel('密码').fill(USUAL_PASSWORD);
	await elsewhere.getByRole('button', { name: '显示' }).click();
	await expect(elsewhere.getByLabel('密码')).toHaveAttribute('type', 'text');
	await elsewhere.getByRole('button', { name: '登录', exact: true }).click();
	await elsewhere.waitForURL('**/dispatch*');

	await here.reload();
	await usable(here);
	await here.getByRole('button', { name: '结束', exact: true }).click();
	await expect(here.getByText('已结束。')).toBeVisible();
	await expect(elsewhere.getByText('请重新登录').first()).toBeVisible();

	const part = here.getByRole('region', { name: '修改密码' });
	await part.getByLabel('现在的密码').fill(USUAL_PASSWORD);
	await part.getByLabel('新密码').fill('password1234');
	await part.getByRole('button', { name: '保存新密码' }).click();
	await expect(part.getByText('太常见')).toBeVisible();
	await part.getByLabel('新密码').fill(PASSWORD);
	await part.getByRole('button', { name: '保存新密码' }).click();
	await expect(part.getByText('密码已修改')).toBeVisible();
});

test('who belongs to two workshops switches and stays there; who belongs to none is told', async ({
	workshop,
	open
}) => {
	await workshop.addWorkshop('south', '南关维修站');
	const join = async (page: Page, workshops: readonly string[]): Promise<void> => {
		const made = await workshop.ask('/api/v1/people', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				...{ userName: `p${String(workshops.length)}`, name: '周工' },
				...{ role: 'dispatcher', workshops }
			})
		});
		const { path } = (await made.json()) as { readonly path: string };
		await page.goto(new URL(path, workshop.url).href);
		await usable(page);
		await page.getByLabel('密码').fill(PASSWORD);
		await page.getByRole('button', { name: '保存并登录' }).click();
		await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
	};
	const page = await open();
	await join(page, [workshop.code, 'south']);
	await page.goto(new URL('/settings/workshop', workshop.url).href);
	await usable(page);
	await page.getByLabel('车间', { exact: true }).selectOption('南关维修站');
	await page.waitForURL(/\/settings\/workshop\?workshop=south/);
	await page.goto(new URL('/me', workshop.url).href);
	await expect(page.getByLabel('车间', { exact: true })).toHaveValue('south');

	const nobody = await open();
	await join(nobody, []);
	await expect(nobody.getByText('您还没有加入任何车间')).toBeVisible();
});

test('the pages of people and of oneself are clean, in both languages and themes', async ({
	workshop,
	open
}) => {
	const page = await open();
	await workshop.signIn(page, 'administrator');
	for (const lang of ['zh-CN', 'en'] as const) {
		const visit = (path: string) => workshop.visit(page, path, { lang });
		await visit('/me');
		await expectClean(page, `me ${lang}`);
		await page.getByRole('button', { name: /测试administrator/ }).click();
		await expectClean(page, `menu ${lang}`);
		await visit('/switch');
		await expectClean(page, `switch ${lang}`);
		await visit('/sign-in');
		await expectClean(page, `sign-in ${lang}`);
		await visit('/settings/people');
		await expectClean(page, `people ${lang}`);
		await page.getByRole('button', { name: /邀请人员|Invite somebody/ }).click();
		await expectClean(page, `invite ${lang}`);
	}
	await page.context().clearCookies();
	for (const path of ['/sign-in', '/sign-in/password', '/set-up'])
		await workshop.visit(page, path).then(() => expectClean(page, path));
});
