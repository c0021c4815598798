import { mount, type Component } from 'svelte';
import { forgetOthers } from '$lib/device/device-memory.ts';
import { SCREEN_ID, settingsOf, type ScreenSettings } from './screen-settings.ts';

/** What every screen on a wall is given. */
export interface ScreenProps {
	readonly settings: ScreenSettings;
}

/** A typeface that does not come must not keep the rows away. */
const FONT_WITHIN_MS = 3_000;

/** The small typeface is there, so that no row is drawn twice (display rule V3), or is not waited for. */
const typeface = (): Promise<unknown> =>
	Promise.race([
		Promise.all(['500', '700'].map((weight) => document.fonts.load(`${weight} 1em "Screen Sans"`))),
		new Promise((resolve) => setTimeout(resolve, FONT_WITHIN_MS))
	]).catch(() => undefined);

/**
 * Starts the program of a screen on a wall in the page that carries it. These programs are built by
 * themselves (`vite build --mode screen`): a television has a fraction of the memory of a desk, loads over
 * a poor line and has an old engine, and nobody stands there who would go to another page.
 */
export async function startScreen<Parts extends object>(
	Screen: Component<ScreenProps & Parts>,
	parts: Parts
): Promise<void> {
	const target = document.getElementById(SCREEN_ID);
	if (target === null) throw new TypeError('no place for the screen in this page');
	const settings = settingsOf(target);
	forgetOthers(settings.personId);
	await typeface();
	mount(Screen, { target, props: { ...parts, settings } });
	// Who drives the page by script waits for this, as on every other page; the watch of `boot.js`, too.
	document.documentElement.dataset['live'] = '';
	if (settings.self === null) return;
	// Not before the rows are up, nor a part of what is loaded before.
	await import('./keep-page.ts')
		.then(({ keepPage }) => keepPage())
		// A page whose line goes down as early as this is not kept.
		.catch(() => undefined);
}
