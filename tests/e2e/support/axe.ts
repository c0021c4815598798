import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';
import { expect } from './test.ts';

/** Display rule G7, asked so that it takes seconds: every rule in one theme, what themes differ in in both. */

declare global {
	interface Window {
		axe?: typeof import('axe-core');
	}
}

/**
 * Asked in the page itself: `@axe-core/playwright` describes every element of the page that a rule holds
 * for, opens a second page to add up what it found, and takes six times as long.
 */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const ALL: RunOptions = {
	resultTypes: ['violations'],
	runOnly: {
		type: 'tag',
		values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
	},
	// The one rule that is off by default and that a mouse needs (rule T2).
	rules: { 'target-size': { enabled: true } }
};
const COLOURS: RunOptions = { resultTypes: ['violations'], runOnly: ['color-contrast'] };

/** What `options` find in whatever `within` selects. */
async function violations(
	page: Page,
	within: string,
	options: RunOptions
): Promise<readonly string[]> {
	if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(AXE);
	return page.evaluate(
		async ([selector, asked]) => {
			if (window.axe === undefined) throw new Error('the page was left meanwhile');
			const { violations: found } = await window.axe.run(selector, asked);
			return found.flatMap(({ id, nodes }) =>
				nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`)
			);
		},
		[within, options] as const
	);
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
export async function expectClean(page: Page, state: string, within = 'html'): Promise<void> {
	await settled(page);
	expect(await violations(page, within, ALL), state).toEqual([]);
	const was = await turnTheme(page);
	await settled(page);
	const inOther = await violations(page, within, COLOURS);
	expect(inOther, `${state}, in the other theme than ${was}`).toEqual([]);
	await turnTheme(page);
}
