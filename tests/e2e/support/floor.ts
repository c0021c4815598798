import { expect, type Locator, type Page } from '@playwright/test';

/**
 * A verb of a car, by the end of its plate: its tile is tapped, then the verb stands on the sheet. The sheet
 * of what was done before may still be on its way out, and a second tap on one tile within 400 ms does not
 * count (rule T8): the tile is tapped until the verb is there.
 */
export async function verbOf(page: Page, tail: string, verb: string): Promise<Locator> {
	const sheet = page.getByRole('dialog');
	const button = sheet
		.getByRole('group', { name: '可做的事' })
		.getByRole('button', { name: verb, exact: true });
	const tile = page.getByRole('button', { name: new RegExp(`${tail}，`) });
	await expect(async () => {
		if (!(await sheet.isVisible())) await tile.tap({ timeout: 1_000 });
		await expect(button).toBeVisible({ timeout: 1_000 });
	}).toPass();
	return button;
}

/** What is done with a car. */
export const tapVerb = async (page: Page, tail: string, verb: string): Promise<void> =>
	(await verbOf(page, tail, verb)).tap();
