import type { Page } from '@playwright/test';
import { expectClean } from './support/axe.ts';
import { expect, test } from './support/test.ts';
import { usable, type Workshop } from './support/workshop.ts';

/** A screen is hung up, paired once, looked after from afar, and taken down again. */

const TABLET = { viewport: { width: 1280, height: 800 } };

async function hangUp(workshop: Workshop, tv: Page): Promise<string> {
	await tv.goto(new URL('/display', workshop.url).href);
	await usable(tv);
	const code = tv.getByLabel('配对码');
	await expect(code).toHaveText(/^[B-Z]{5}-[B-Z]{5}$/);
	return (await code.textContent()) ?? '';
}

async function choose(desk: Page, name: string, action: string): Promise<void> {
	await desk.getByRole('button', { name: `操作：${name}` }).click();
	await desk.getByRole('menuitem', { name: action }).click();
}

/** Tells a screen something until it was sent: one whose profile was changed has no line for a moment, and the page says so. */
async function order(desk: Page, name: string, what: string): Promise<void> {
	await expect(async () => {
		await choose(desk, name, what);
		await expect(desk.getByText(`已发送给「${name}」`)).toBeVisible({ timeout: 2_000 });
	}).toPass();
}

/** Mean luminance of what is on the glass, 0 to 1, by the bytes of a picture of it. */
async function luminance(page: Page): Promise<number> {
	const picture = (await page.screenshot()).toString('base64');
	const reader = await page.context().newPage();
	try {
		return await reader.evaluate(async (base64) => {
			const image = new Image();
			image.src = `data:image/png;base64,${base64}`;
			await image.decode();
			const canvas = new OffscreenCanvas(image.width, image.height);
			const drawing = canvas.getContext('2d')!;
			drawing.drawImage(image, 0, 0);
			const { data } = drawing.getImageData(0, 0, image.width, image.height);
			const linear = (value: number): number => (value / 255) ** 2.2;
			let sum = 0;
			for (let at = 0; at < data.length; at += 4)
				sum +=
					0.2126 * linear(data[at]!) +
					0.7152 * linear(data[at + 1]!) +
					0.0722 * linear(data[at + 2]!);
			return sum / (data.length / 4);
		}, picture);
	} finally {
		await reader.close();
	}
}

test('a screen is paired by its code, shows what its profile says, and goes when it is taken down', async ({
	day,
	open
}) => {
	const tv = await open();
	const code = await hangUp(day, tv);
	await expect(tv.getByRole('img', { name: /二维码/ })).toBeVisible();
	await expectClean(tv, 'a new screen');

	const desk = await open(TABLET);
	await day.signIn(desk, 'supervisor', '/settings/displays');
	await expect(desk.getByText('还没有显示屏')).toBeVisible();
	await desk.getByLabel('配对码').fill('ZZZZZZZZZZ');
	await desk.getByRole('button', { name: '下一步' }).click();
	await expect(desk.getByText('没有屏幕显示此配对码')).toBeVisible();
	await desk.getByLabel('配对码').fill(code.toLowerCase());
	await desk.getByRole('button', { name: '下一步' }).click();
	await desk.getByLabel('名称').fill('一车间东');
	await desk.getByLabel('位置').fill('东墙');
	await desk.getByLabel('最远观看距离').fill('5');
	await expectClean(desk, 'approving');
	await desk.getByRole('button', { name: '批准' }).click();
	await expect(desk.getByText('「一车间东」已批准')).toBeVisible();

	await tv.waitForURL(/\/board/);
	await usable(tv);
	await expect(tv.getByText('待派工', { exact: true }).first()).toBeVisible();
	await expect(tv.locator('main')).toHaveCount(1);

	await desk.getByRole('link', { name: '查看全部显示屏' }).click();
	const row = desk.getByRole('row', { name: /一车间东/ });
	await expect(row).toContainText('在线');
	await expect(row).toContainText(/Chromium \d+，A 级/);
	await expect(row).toContainText('1920×1080');
	await expectClean(desk, 'all displays');

	await order(desk, '一车间东', '显示名称');
	await expect(tv.getByRole('alertdialog')).toContainText('一车间东');

	// Another layout, dark and in English: nobody touches the screen.
	await choose(desk, '一车间东', '修改');
	const dialog = desk.getByRole('dialog', { name: /修改显示屏/ });
	await dialog.getByLabel('布局').selectOption('technician');
	await dialog.getByLabel('语言').selectOption('en');
	await dialog.getByLabel('主题').selectOption('dark');
	await dialog.getByRole('button', { name: '保存' }).click();
	await expect(desk.getByText('「一车间东」已修改')).toBeVisible();
	await expect(tv.locator('html[lang=en][data-theme=dark]')).toHaveCount(1);
	await usable(tv);

	await order(desk, '一车间东', '测试图');
	await expect(tv.getByRole('dialog', { name: 'Test card' })).toBeVisible();
	await expect(row).toContainText('测试图');
	await order(desk, '一车间东', '测试图');
	await expect(tv.getByRole('dialog', { name: 'Test card' })).toHaveCount(0);

	await choose(desk, '一车间东', '撤下');
	await desk.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
	await expect(desk.getByText('「一车间东」已撤下')).toBeVisible();
	await tv.waitForURL(/\/display/);
	const again = tv.getByLabel('配对码');
	await expect(again).toHaveText(/^[B-Z]{5}-[B-Z]{5}$/);
	await expect(again).not.toHaveText(code);
	await expect(tv.getByText(/待派工|Not dispatched/)).toHaveCount(0);
	await expect(row).toHaveCount(0);
});

test('a screen turns through its playlist, and is black outside its hours', async ({
	day,
	open
}) => {
	const tv = await open();
	const code = await hangUp(day, tv);
	const profile = {
		...{ name: '轮播屏', place: '', page: 'board', diagonal: 65, distance: 5 },
		...{ theme: 'light', locale: 'zh-CN', safeArea: 5, sound: { volume: 0, quiet: null } },
		hours: null,
		playlist: [
			{ layout: 'bay', scope: '', dwellS: 3600 },
			{ layout: 'technician', scope: '', dwellS: 3600 }
		]
	};
	const send = async (method: string, path: string, body: unknown): Promise<Response> => {
		const headers = { 'content-type': 'application/json' };
		const response = await day.ask(path, { method, headers, body: JSON.stringify(body) });
		expect(response.ok).toBe(true);
		return response;
	};
	const made = await send('POST', '/api/v1/displays', { code, workshop: day.code, profile });
	const { id } = (await made.json()) as { id: string };
	await tv.waitForURL(/\/board/);
	await usable(tv);
	// Its credential opens no form of any page, and no page of another audience, be it without scripts.
	for (const path of ['/settings/tokens?/create', '/settings/people', '/me?/password', '/switch']) {
		const told = await tv.request.post(new URL(path, day.url).href, {
			...{ headers: { origin: new URL(day.url).origin }, form: { name: 'x' } }
		});
		expect(told.status(), path).toBe(403);
	}
	for (const path of ['/lounge', '/lounge/lite'])
		expect((await tv.request.get(new URL(path, day.url).href)).url()).toMatch(/\/board$/);

	// The first page of bays, then as many more as there are, then the people.
	await expect
		.poll(
			async () => {
				const turn = await day.ask(`/api/v1/displays/${id}/orders`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify({ order: 'next-page' })
				});
				const list = (await (await day.ask('/api/v1/displays')).json()) as {
					displays: readonly { heartbeat: { entry: number } | null }[];
				};
				return turn.ok && list.displays[0]?.heartbeat?.entry;
			},
			{ intervals: [1_500] }
		)
		.toBe(1);

	// Ten in the morning lies outside of these.
	const hours = { from: '18:00', to: '06:00', weekdays: [1, 2, 3, 4, 5, 6, 7] };
	await send('PUT', `/api/v1/displays/${id}`, {
		...profile,
		hours: { ...hours, darkOnHolidays: false }
	});
	await expect(tv.locator('time')).toHaveCount(1);
	await expect(tv.getByRole('heading', { level: 1 })).toHaveCount(0);
	await expect.poll(() => luminance(tv)).toBeLessThan(0.02);
	await send('PUT', `/api/v1/displays/${id}`, profile);
	await expect(tv.getByRole('heading', { level: 1 })).toBeVisible();
});
