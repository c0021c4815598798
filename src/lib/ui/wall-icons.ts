/**
 * The shapes that screens on walls draw; their programs carry these and no others (`vite.config.ts`). Each
 * status of a car has a shape of its own, so that a grey picture still tells all of them apart (rule L11).
 * Own drawings on a 24 x 24 grid with a 2-unit stroke; names say what is drawn, never what it stands for.
 */
export const ICONS = {
	// Urgency: a ring, a triangle, a filled square with a bar, a tick.
	ring: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
	triangle: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
	alarm: 'M4 4h16v16H4zM12 7.5v6M12 16.4v.1',
	tick: 'M4 12.5 9.5 18 20 6.5',
	shifted: 'M4 7h10a5 5 0 0 1 0 10H5M8.5 13.5 5 17l3.5 3.5',
	// Stages.
	calendar: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5V7M15.5 3.5V7',
	tray: 'M4 13h4.5l1.5 3h4l1.5-3H20M4 13v6h16v-6L17 5H7z',
	pin: 'M12 21s7-6.2 7-11.4A7 7 0 0 0 5 9.6C5 14.8 12 21 12 21zM12 7.5v4.2',
	wrench:
		'M14.5 6.5a4.6 4.6 0 0 1 5.4-2.2L16.7 7.5v2.3h2.3l3-3a4.6 4.6 0 0 1-6.3 5.2L7 20.7a2.3 2.3 0 0 1-3.3-3.3l8.6-8.6',
	pause: 'M8 5v14M16 5v14',
	stop: 'M8.2 3.5h7.6l5.2 5.2v6.6l-5.2 5.2H8.2L3 15.3V8.7zM8 12h8',
	box: 'M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5',
	phone:
		'M6.5 3.5h3l1.5 4-2 1.6a11 11 0 0 0 5.4 5.4l1.6-2 4 1.5v3a2 2 0 0 1-2.2 2A16 16 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z',
	question: 'M8.3 8.5a3.8 3.8 0 1 1 5.7 3.6c-1.3.8-2 1.5-2 3.1M12 19.4v.1',
	truck:
		'M2.5 6h11v10h-11zM13.5 9.5h4l3.5 3.5v3h-7.5M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17.5 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
	bolt: 'M13 3 5 13.5h6L10 21l8.5-11H12.5z',
	dots: 'M5 12v.1M12 12v.1M19 12v.1',
	lens: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.3 15.3 21 21',
	wheel:
		'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM3.8 10.5l5.7 1M20.2 10.5l-5.7 1M12 14.5v6',
	again: 'M4.5 9.5A8 8 0 1 1 4 13.5M4 4v5.5h5.5',
	drop: 'M12 3.5s6.5 6.7 6.5 11a6.5 6.5 0 0 1-13 0c0-4.3 6.5-11 6.5-11z',
	receipt: 'M6 3.5h12v17l-3-2-3 2-3-2-3 2zM9.5 8.5h5M9.5 12.5h5',
	key: 'M8 11a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM11.3 12.3 20 3.5M16 7.5l3 3',
	flag: 'M5.5 21V4h13l-3 4.5 3 4.5h-13',
	cross: 'M6 6l12 12M18 6 6 18',
	absent: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM5 20.5c.6-4 3.3-6 7-6M16 16.5l5 5M21 16.5l-5 5',
	seat: 'M7 4v9h9.5l1.5 7M7 13v7M7 9h6',
	clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5',
	hourglass: 'M6 3.5h12M6 20.5h12M7.5 3.5v3.8L12 12l4.5-4.7V3.5M7.5 20.5v-3.8L12 12l4.5 4.7v3.8',
	hammer: 'M5 6.5h9l3 3v2h-5v-1H5zM9 10.5v10h3v-10',
	sander: 'M4 15h16v3.5H4zM7 15v-3.5A4.5 4.5 0 0 1 11.5 7H17v3.5h-3V15',
	spray:
		'M7 10h6v10.5H7zM8.5 10V6.5h3V10M11.5 7h2M16.5 5v.1M16.5 8v.1M19.5 4v.1M19.5 6.5v.1M19.5 9v.1',
	closed: 'M4 4h16v16H4zM4 20 20 4',
	parking: 'M4 4h16v16H4zM10 16.5v-9h2.7a2.6 2.6 0 0 1 0 5.2H10',
	warning: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1',
	bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.8 1.5H4.2zM10 20.5h4M12 5V3',
	asked: 'M4 4h16v12H11l-5 4.5V16H4zM12 7v6M9 10h6',
	unlinked:
		'M3 3l18 18M5 12.5a10 10 0 0 1 4-2.4M2 9a15 15 0 0 1 4-2.5M12 6c3.8 0 7.3 1.2 10 3.2M15.5 11.3c1.3.6 2.5 1.2 3.5 2M8.5 16a5 5 0 0 1 5-.8M12 19.4v.1'
} as const;

/** Shapes that are filled rather than outlined, because they must carry colour across a hall. */
export const SOLID: ReadonlySet<string> = new Set<keyof typeof ICONS>(['alarm', 'triangle']);
