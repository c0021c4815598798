import type { Display } from '#core/board/display.ts';

/** A 65-inch wall read from eight metres, showing the whole workshop by bay in Chinese. */
export const aDisplay = (overrides: Partial<Display> = {}): Display => ({
	layout: 'bay',
	diagonal: 65,
	distance: 8,
	locale: 'zh-CN',
	theme: 'light',
	safeArea: 5,
	scope: null,
	visibleToCustomers: false,
	...overrides
});
