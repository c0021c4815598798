import { mount, type Component } from 'svelte';
import { forgetOthers } from '$lib/device/device-memory.ts';
import { SCREEN_ID, settingsOf, type ScreenSettings } from './screen-settings.ts';

/** What every screen on a wall is given. */
export interface ScreenProps {
	readonly settings: ScreenSettings;
}

/**
 * Starts the program of a screen on a wall in the page that carries it. These programs are built by
 * themselves (`vite build --mode screen`): a television has a fraction of the memory of a desk, loads over
 * a poor line and has an old engine, and nobody stands there who would go to another page.
 */
export function startScreen(Screen: Component<ScreenProps>): void {
	const target = document.getElementById(SCREEN_ID);
	if (target === null) throw new TypeError('no place for the screen in this page');
	const settings = settingsOf(target);
	forgetOthers(settings.personId);
	mount(Screen, { target, props: { settings } });
	// Who drives the page by script waits for this, as on every other page; the watch of `boot.js`, too.
	document.documentElement.dataset['live'] = '';
}
