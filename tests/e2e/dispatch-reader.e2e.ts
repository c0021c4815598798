import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { bar, mechanicalCars, plan } from './support/timeline.ts';

/** Display rules G1 and G5 at the desk: what somebody meets who listens to it. */

/** Which cell of the grid has the focus: a row's name or a bar, by what it is called. */
const focused = (page: Page): Promise<string | null> =>
	page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

test('the timeline is a grid with one tab stop, and keys walk over it', async ({ day, open }) => {
	const [one, other, third] = await mechanicalCars(day);
	await plan(day, one!, { bay: 'A01', technician: 'T001', start: '11:00' });
	await plan(day, other!, { bay: 'A01', technician: 'T001', start: '14:00' });
	await plan(day, third!, { bay: 'A02', technician: 'T003', start: '10:30' });
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	await expect(bar(page, third!.plate)).toBeVisible();

	const grid = page.getByRole('grid');
	const row = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^A01/ }) });
	await expect(row.getByRole('gridcell')).toHaveCount(2);
	await expect(grid.getByRole('row').first().getByRole('columnheader').first()).toBeAttached();
	const rows = Number(await grid.getAttribute('aria-rowcount'));
	expect(rows).toBeGreaterThan(20);
	// A whole sentence: plate, work, who, from when to when.
	await expect(bar(page, one!.plate)).toHaveAccessibleName(/，.+，.*11:00.*\d\d:\d\d/);

	const stops = grid.locator('[tabindex="0"]');
	await expect(stops).toHaveCount(1);
	await stops.focus();
	for (const key of ['Control+End', 'Control+Home', 'ArrowDown']) {
		await page.keyboard.press(key);
		await expect(stops).toBeFocused();
		await expect(stops).toHaveCount(1);
	}
	await bar(page, one!.plate).focus();
	await expect(stops).toHaveCount(1);
	await page.keyboard.press('ArrowRight');
	await expect(bar(page, other!.plate)).toBeFocused();
	await page.keyboard.press('Home');
	await expect.poll(() => focused(page)).toMatch(/^A01/);
	await page.keyboard.press('End');
	await expect(bar(page, other!.plate)).toBeFocused();
	await bar(page, one!.plate).focus();
	await page.keyboard.press('ArrowDown');
	await expect(bar(page, third!.plate)).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(grid.locator(':focus')).toHaveCount(0);
});

test('what others change is told in one sentence at most every ten seconds', async ({
	day,
	open
}) => {
	const cars = (await day.jobs()).slice(0, 12);
	const page = await open();
	await day.signIn(page, 'dispatcher', '/dispatch');
	await page.evaluate(() => {
		const told: { readonly at: number; readonly text: string }[] = [];
		Object.assign(window, { told });
		// The same words said twice are two sentences, each in an element of its own.
		const heard = new WeakSet<Element>();
		new MutationObserver(() => {
			for (const sentence of document.querySelectorAll('[aria-live] p')) {
				const text = sentence.textContent.trim();
				if (heard.has(sentence) || !text.includes('其他人')) continue;
				heard.add(sentence);
				told.push({ at: performance.now(), text });
			}
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
	const begunAt = await page.evaluate(() => performance.now());
	for (const { id, ownVersion } of cars) {
		await day.send({
			type: 'ChangePromise',
			job: id,
			promisedAt: Date.parse('2026-11-23T17:31:00+08:00'),
			reason: '客户改约',
			seen: ownVersion
		});
	}
	const told = (): Promise<readonly { readonly at: number; readonly text: string }[]> =>
		page.evaluate(() => (window as unknown as { told: never }).told);
	const counted = async (): Promise<number> =>
		(await told()).reduce((sum, { text }) => sum + Number(/(\d+) 项/.exec(text)?.[1]), 0);
	// A window that the board announces meanwhile is news of that car once more.
	await expect.poll(counted, { timeout: 40_000 }).toBeGreaterThanOrEqual(cars.length);
	const sentences = await told();
	const lasted = sentences.at(-1)!.at - begunAt;
	expect(sentences.length).toBeLessThanOrEqual(Math.floor(lasted / 10_000) + 1);
});
