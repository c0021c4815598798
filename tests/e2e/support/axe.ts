import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

/** Display rule G7, asked so that it takes seconds: every rule in one theme, what themes differ in in both. */

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violations(axe: AxeBuilder): Promise<readonly string[]> {
	const { violations: found } = await axe.analyze();
	return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

const settled = (page: Page): Promise<unknown> =>
	page.evaluate(() =>
		Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))
	);

/** Turns the page as its own switch does, and says which theme it was. */
const turnTheme = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const { dataset } = document.documentElement;
		const was = dataset['theme'] ?? 'light';
		dataset['theme'] = was === 'dark' ? 'light' : 'dark';
		return was;
	});

/**
 * Expects no violation in what the page shows now, `within` a part of it or in all of it: by all rules
 * in the theme it has, by those about colour in the other one too. Leaves the theme as it was.
 */
export async function expectClean(page: Page, state: string, within?: string): Promise<void> {
	const axe = (): AxeBuilder => {
		const builder = new AxeBuilder({ page });
		return within === undefined ? builder : builder.include(within);
	};
	await settled(page);
	const all = axe().options({
		resultTypes: ['violations'],
		runOnly: { type: 'tag', values: TAGS },
		// The one rule that is off by default and that a mouse needs (rule T2).
		rules: { 'target-size': { enabled: true } }
	});
	expect(await violations(all), state).toEqual([]);
	const was = await turnTheme(page);
	await settled(page);
	const colours = axe().options({ resultTypes: ['violations'], runOnly: ['color-contrast'] });
	expect(await violations(colours), `${state}, in the other theme than ${was}`).toEqual([]);
	await turnTheme(page);
}
