import type { floorText } from '$lib/i18n/floor.ts';
import type { IconName } from '$lib/ui/icons.ts';

/** The pages of the floor, in the order of their tabs. A new one is a row here, and its word. */
export const FLOOR_TABS = [
	{ href: '/floor', icon: 'wrench', word: 'tab.tiles' },
	{ href: '/floor/inspection', icon: 'lens', word: 'tab.inspection' },
	{ href: '/floor/wash', icon: 'drop', word: 'tab.wash' }
] as const satisfies readonly {
	readonly href: string;
	readonly icon: IconName;
	readonly word: keyof ReturnType<typeof floorText>;
}[];
