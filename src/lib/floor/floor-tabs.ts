import type { floorText } from '$lib/i18n/floor.ts';
import type { IconName } from '$lib/ui/icons.ts';

/** A page of the floor: where it is, and how its tab is drawn and called. */
interface FloorTab {
	readonly href: string;
	readonly icon: IconName;
	readonly word: Extract<keyof ReturnType<typeof floorText>, `tab.${string}`>;
}

/** The pages of the floor, in the order of their tabs. A new one is a row here, and its word. */
export const FLOOR_TABS: readonly FloorTab[] = [
	{ href: '/floor', icon: 'wrench', word: 'tab.tiles' },
	{ href: '/floor/inspection', icon: 'lens', word: 'tab.inspection' },
	{ href: '/floor/wash', icon: 'drop', word: 'tab.wash' },
	{ href: '/floor/people', icon: 'person', word: 'tab.people' }
];

/** What goes along from page to page: which workshop, where the address says it; `search` as in an address. */
export function workshopQuery(search: string): string {
	const workshop = new URLSearchParams(search).get('workshop');
	return workshop === null ? '' : `?workshop=${encodeURIComponent(workshop)}`;
}
