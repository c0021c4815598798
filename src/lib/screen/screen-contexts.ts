import { setLocale } from '$lib/i18n/context.ts';
import { setIsDemo } from '$lib/ui/is-demo.ts';
import type { ScreenSettings } from './screen-settings.ts';

/** What the root layout says to components of other pages; to be called where a screen begins. */
export function setScreenContexts({ locale, isDemo }: ScreenSettings): void {
	setLocale(() => locale);
	setIsDemo(() => isDemo);
}
