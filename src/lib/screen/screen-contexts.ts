import { onMount } from 'svelte';
import { setLocale } from '$lib/i18n/context.ts';
import { setIsDemo } from '$lib/ui/is-demo.ts';
import { setOnTurn } from '$lib/ui/pager.svelte.ts';
import { LITE_BY_WATCH, liteAddress } from './lite-address.ts';
import type { ScreenSettings } from './screen-settings.ts';
import { SelfCare, setSelfCare } from './self-care.ts';

/**
 * What the root layout says to components of other pages, and the care a page on a wall takes of itself; to
 * be called where a screen begins.
 */
export function setScreenContexts({ locale, isDemo, version }: ScreenSettings): void {
	setLocale(() => locale);
	setIsDemo(() => isDemo);
	const lite = liteAddress(new URL(location.href), LITE_BY_WATCH);
	const care = setSelfCare(new SelfCare({ version, lite }));
	setOnTurn(() => {
		care.pageTurned();
	});
	onMount(() => care.start());
}
