import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { usable } from './support/workshop.ts';

const PASSWORD = '三号工位的举升机昨天漏油';

test('the first administrator is made with the code from the console, and signs in again', async ({
	workshop,
	open
}) => {
	await expect.poll(() => workshop.said).toContain('/set-up?code=');
	const address = /http\S+\/set-up\?code=\S+/.exec(workshop.said)?.[0] ?? '';
	const page = await open();
	await page.goto(address);
	await usable(page);
	await expectClean(page, 'the first start');
	await page.getByLabel('姓名').fill('王厂长');
	await page.getByLabel('用户名').fill('wang');
	await page.getByLabel('密码').fill('password1234');
	await page.getByRole('button', { name: '创建管理员' }).click();
	await expect(page.getByRole('alert')).toContainText('太常见');
	await page.getByLabel('密码').fill(PASSWORD);
	await page.getByRole('button', { name: '创建管理员' }).click();
	await page.waitForURL('**/settings');

	await page.goto(new URL('/sign-in', workshop.url).href);
	await page.getByRole('button', { name: '退出登录' }).click();
	await page.getByLabel('用户名').fill('wang');
	await page.getByLabel('密码').fill('不是这个密码，真的不是');
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await expect(page.getByText('用户名或密码不正确')).toBeVisible();
	await page.getByLabel('密码').fill(PASSWORD);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await page.waitForURL('**/settings');

	await page.goto(address);
	await expect(page.getByRole('alert')).toContainText('已使用');
});

test('whoever is reset is out at once, and chooses a new password', async ({ day, open }) => {
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	const { people } = (await (await day.ask('/api/v1/people')).json()) as {
		people: readonly { readonly id: string }[];
	};
	const reset = await day.ask(`/api/v1/people/${people[0]!.id}/reset`, { method: 'POST' });
	const { path } = (await reset.json()) as { path: string };
	await expect(page.getByText('请重新登录').first()).toBeVisible();
	await page.goto(new URL(path, day.url).href);
	await expect(page.getByText('测试dispatcher')).toBeVisible();
	await expectClean(page, 'choosing a password');
	await page.getByLabel('密码').fill(PASSWORD);
	await page.getByRole('button', { name: '保存并登录' }).click();
	await page.waitForURL('**/dispatch*');
});
