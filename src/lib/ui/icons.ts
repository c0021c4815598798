import { ICONS as WALL_ICONS } from './wall-icons.ts';

/** All shapes of the interface: those of walls, and those that only pages with buttons and desks need. */
export const ICONS = {
	...WALL_ICONS,
	boxTick: 'M4 8l8-4 8 4v8.5l-8 4-8-4zM8 12.2l3 3 5-5.4',
	person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.7-4 3.6-6 7.5-6s6.8 2 7.5 6',
	car: 'M3.5 16.5v-4L6 7h12l2.5 5.5v4zM3.5 12.5h17M6.5 16.5V19M17.5 16.5V19',
	screen: 'M3 5h18v11.5H3zM8 20.5h8M12 16.5v4',
	moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
	sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
	globe:
		'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
	search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 21 21',
	info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5M12 7.7v.1',
	plus: 'M12 5v14M5 12h14',
	camera: 'M3.5 7.5H8L9.5 5h5L16 7.5h4.5v11h-17zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
	upload: 'M12 16V4.5M7 9l5-4.5L17 9M4.5 15v5h15v-5',
	download: 'M12 4.5V16M7 11.5l5 4.5 5-4.5M4.5 15v5h15v-5',
	table: 'M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9',
	bars: 'M5 20v-8M10 20V5M15 20v-5M20 20V9',
	redo: 'M15.5 4.5 20 9l-4.5 4.5M20 9H10a5.5 5.5 0 0 0 0 11h6',
	undo: 'M8.5 4.5 4 9l4.5 4.5M4 9h10a5.5 5.5 0 0 1 0 11H8',
	move: 'M12 3v18M3 12h18M9 6l3-3 3 3M9 18l3 3 3-3M6 9l-3 3 3 3M18 9l3 3-3 3',
	left: 'M15 5l-7 7 7 7',
	right: 'M9 5l7 7-7 7',
	down: 'M5 9l7 7 7-7',
	up: 'M5 15l7-7 7 7',
	pencil: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19zM13.5 7l3.5 3.5',
	bin: 'M4.5 7h15M9.5 7V4h5v3M6.5 7l1 13h9l1-13M10.5 11v5M13.5 11v5',
	sound: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
	muted: 'M4 9.5v5h3.5L12 19V5L7.5 9.5zM15.5 9.5l5 5M20.5 9.5l-5 5'
} as const;

/** The name of a drawn shape. */
export type IconName = keyof typeof ICONS;

export { SOLID } from './wall-icons.ts';
