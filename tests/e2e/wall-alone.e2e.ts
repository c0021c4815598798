import { expect, test } from './support/test.ts';
import { usable } from './support/workshop.ts';

/** A screen is switched on while its server is away: it shows its last rows and their age, never an error page. */
test('a screen that starts without its server shows the rows it kept, with their age', async ({
	day,
	open
}) => {
	const tv = await open();
	await tv.goto(new URL('/display', day.url).href);
	await usable(tv);
	const code = (await tv.getByLabel('配对码').textContent()) ?? '';
	const profile = {
		...{ name: '独立屏', place: '', page: 'board', diagonal: 65, distance: 5 },
		...{ theme: 'light', locale: 'zh-CN', safeArea: 5, sound: { volume: 0, quiet: null } },
		...{ hours: null, playlist: [{ layout: 'bay', scope: '', dwellS: 60 }] }
	};
	const paired = await day.ask('/api/v1/displays', {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ code, workshop: day.code, profile })
	});
	expect(paired.ok).toBe(true);
	await tv.waitForURL(/\/board/);
	await usable(tv);
	const first = tv.getByRole('row').nth(1);
	await expect(first).toBeVisible();
	const said = (await first.textContent()) ?? '';
	await expect
		.poll(() =>
			tv.evaluate(async () => {
				const files = await (await caches.open('screen')).keys();
				const rows = Object.keys(localStorage).some((key) => key.startsWith('screen/'));
				return rows && files.some(({ url }) => new URL(url).pathname === '/board');
			})
		)
		.toBe(true);

	await day.kill();
	await tv.reload();
	await expect(tv.getByText(/数据截至/)).toBeVisible();
	await expect(first).toHaveText(said);

	await day.start();
	await expect(tv.getByText(/数据截至/)).toHaveCount(0);
	await expect(first).toBeVisible();
});
