import type { DisplaySelf } from '#protocol/displays.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';

/**
 * What the server tells a screen on a wall about itself, in the page that carries it. Everything else
 * comes from the address and over the live line, so that loading the page again changes nothing (rule B8).
 */
export interface ScreenSettings {
	/** Null while there is no workshop this screen may know of. */
	readonly workshop: string | null;
	readonly locale: Locale;
	readonly theme: 'light' | 'dark';
	/** Who is signed in on this device; null: nobody. A screen that hangs on a wall has a name here, too. */
	readonly personId: string | null;
	readonly isDemo: boolean;
	/** What it was let in as; null on whatever else opens the page, which draws by its address. */
	readonly self: DisplaySelf | null;
	/** Which build of the product made the page. */
	readonly version: string;
}

/** Where a page keeps its settings, and where the screen is drawn. */
export const SCREEN_ID = 'screen';

/** The settings as a page carries them. */
export const settingsOf = (element: HTMLElement): ScreenSettings =>
	JSON.parse(element.dataset['settings'] ?? '{}') as ScreenSettings;
