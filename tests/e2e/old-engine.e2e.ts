import type { Page } from '@playwright/test';
import { NEWER_THAN_68, NEWER_THAN_85 } from '../support/newer-apis.ts';
import { expect, test } from './support/test.ts';

/** Takes them away before anything of the page runs. */
async function withoutNewer(page: Page, names: readonly string[]): Promise<void> {
	await page.addInitScript((gone) => {
		for (const name of gone) {
			const path = name.split('.');
			const last = path.pop() ?? '';
			const owner = path.reduce<unknown>(
				(one, part) => (one as Record<string, unknown> | undefined)?.[part],
				globalThis
			);
			// The browser that plays the old one may not have it either, or have it by inheritance.
			for (let has = owner; has instanceof Object; has = Object.getPrototypeOf(has) as unknown)
				Reflect.deleteProperty(has, last);
		}
	}, names);
}

/** One page of each program. */
const PAGES = [
	['/board', { layout: 'bay' }],
	['/board', { layout: 'technician' }],
	['/board', { layout: 'stage' }],
	['/lounge', {}]
] as const;

test('a board on an old television shows the cars, and without scripts it is text', async ({
	day,
	open
}) => {
	const jobs = await day.jobs();
	const isHere = jobs.filter(
		({ arrivedAt, promises }) => arrivedAt !== null && promises.length > 0
	);
	expect(isHere.length).toBeGreaterThan(0);
	for (const names of [NEWER_THAN_85, NEWER_THAN_68]) {
		const wall = await open();
		await withoutNewer(wall, names);
		for (const [path, query] of PAGES) {
			await wall.goto(day.page(path, query));
			await expect(wall.locator('html[data-live]')).toBeAttached();
			await expect(wall.getByRole('row').nth(2)).toBeVisible();
		}
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
