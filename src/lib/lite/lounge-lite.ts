import type { Display } from '#core/board/display.ts';
import { liteSizes } from '#core/board/lite-board.ts';
import { loungeBoard, type LoungeCar } from '#core/board/lounge-board.ts';
import { rowKey, type Row } from '#core/board/rows.ts';
import { localTimeOf } from '#core/time/zone.ts';
import { liteText } from '$lib/i18n/lite.ts';
import { loungeText } from '$lib/i18n/lounge.ts';
import { litePageOf } from '$lib/screen/lite-address.ts';
import { cutOf, type LiteContent } from './lite-content.ts';

interface Asked {
	/** Those of the lounge, and no others. */
	readonly rows: readonly Row[];
	readonly now: number;
	readonly display: Display;
	readonly url: URL;
}

type Text = ReturnType<typeof loungeText>;

/** The customers' screen as text. */
export function loungeLite({ rows, now, display, url }: Asked): LiteContent {
	const t = loungeText(display.locale);
	const board = loungeBoard(new Map(rows.map((row) => [rowKey(row), row])), now);
	const sizes = liteSizes(display);
	const { pages, from, to } = cutOf(board.cars.length, sizes.rows, (all) => litePageOf(url, all));
	return {
		title: board.name === '' ? t.title : board.name,
		time: localTimeOf(now, board.timeZone),
		lead: t.privacy,
		heads: [t.car, t.title, t.advisor, t.window],
		rows: board.cars
			.slice(from, to)
			.map((car) => ({ key: car.key, cells: cellsOf(t, car), isUrgent: false })),
		page: litePageOf(url, pages),
		pages,
		sizes,
		foot: liteText(display.locale).foot,
		empty: t.empty
	};
}

const cellsOf = (t: Text, car: LoungeCar): readonly string[] => [
	`${car.plate.head}${car.plate.tail}`,
	t[`step.${car.step}`],
	t.advisorName({ name: car.advisor }),
	windowText(t, car)
];

function windowText(t: Text, { step, window }: LoungeCar): string {
	if (step === 'ready') return t.readyNow;
	if (window === null) return t.unknown;
	if (window.kind === 'weekday') return t[`weekday.${String(window.day) as '1'}`];
	return `${window.from}–${window.to}`;
}
