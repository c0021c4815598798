import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';

/** What engines before Chromium 68 and 85 do not have of what the pages might ask for (rule B2). */
const NEWER_THAN = {
	api85: ['Object.hasOwn', 'Array.prototype.at', 'Array.prototype.findLast', 'structuredClone'],
	api68: [
		...['Object.hasOwn', 'Array.prototype.at', 'Array.prototype.findLast', 'structuredClone'],
		...['Object.fromEntries', 'queueMicrotask', 'Array.prototype.flat', 'Array.prototype.flatMap'],
		...['Promise.allSettled', 'String.prototype.replaceAll', 'Element.prototype.getAnimations'],
		...['Element.prototype.replaceChildren', 'navigator.wakeLock', 'crypto.randomUUID', 'WeakRef']
	]
};

/** Takes them away before anything of the page runs. */
async function withoutNewer(page: Page, names: readonly string[]): Promise<void> {
	await page.addInitScript((gone) => {
		for (const name of gone) {
			const path = name.split('.');
			const last = path.pop() ?? '';
			const owner = path.reduce<unknown>(
				(one, part) => (one as Record<string, unknown>)[part],
				globalThis
			);
			Reflect.deleteProperty(owner as object, last);
		}
	}, names);
}

test('a board on an old television shows the cars, and without scripts it is text', async ({
	day,
	open
}) => {
	const jobs = await day.jobs();
	const isHere = jobs.filter(
		({ arrivedAt, promises }) => arrivedAt !== null && promises.length > 0
	);
	expect(isHere.length).toBeGreaterThan(0);
	for (const names of Object.values(NEWER_THAN)) {
		const wall = await open();
		await withoutNewer(wall, names);
		await wall.goto(day.page('/board', { lang: 'zh-CN' }));
		await expect(wall.locator('html[data-live]')).toBeAttached();
		await expect(wall.getByRole('row').nth(2)).toBeVisible();
		await wall.close();
	}

	const lite = await open({ javaScriptEnabled: false });
	await lite.goto(day.page('/board', { lang: 'zh-CN' }));
	await lite.waitForURL(/\/board\/lite/);
	await expect(lite.getByRole('row').nth(2)).toBeVisible();
	expect(await lite.locator('script').count()).toBe(0);
	await lite.goto(day.page('/lounge', { lang: 'en' }));
	await lite.waitForURL(/\/lounge\/lite/);
	await expect(lite.getByRole('heading', { level: 1 })).toBeVisible();
});
