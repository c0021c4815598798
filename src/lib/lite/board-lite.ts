import type { Display } from '#core/board/display.ts';
import { liteBoard, liteSizes } from '#core/board/lite-board.ts';
import type { CarShown } from '#core/board/wall-row.ts';
import type { WorkshopState } from '#core/state.ts';
import { localTimeOf } from '#core/time/zone.ts';
import { dayAndTimeText, statusText, unitText, type BoardText } from '$lib/board/words.ts';
import { boardText } from '$lib/i18n/board.ts';
import { liteText } from '$lib/i18n/lite.ts';
import { litePageOf } from '$lib/screen/lite-address.ts';
import { cutOf, type LiteContent } from './lite-content.ts';

interface Asked {
	readonly state: WorkshopState;
	readonly now: number;
	readonly display: Display;
	readonly url: URL;
}

/** The workshop's wall as text. */
export function boardLite({ state, now, display, url }: Asked): LiteContent {
	const t = boardText(display.locale);
	const lite = liteText(display.locale);
	const { cars, counts } = liteBoard(state, now, display);
	const sizes = liteSizes(display);
	const { pages, from, to } = cutOf(cars.length, sizes.rows, (all) => litePageOf(url, all));
	return {
		title: t.title,
		time: localTimeOf(now, state.setup?.timeZone ?? 'UTC'),
		lead: [
			`${t.late} ${String(counts.late)}`,
			`${t.atRisk} ${String(counts.atRisk)}`,
			`${t.stopped} ${String(counts.stopped)}`,
			`${t.inWork} ${String(counts.inWork)}`
		].join(' · '),
		heads: [t.car, t.stage, t.bay, t.technician, t.promise, t.lateness],
		rows: cars.slice(from, to).map((car) => ({
			key: car.job,
			cells: cellsOf(t, car),
			isUrgent: car.standing?.level === 'late' || car.call !== null
		})),
		page: litePageOf(url, pages),
		pages,
		sizes,
		foot: lite.foot,
		empty: state.setup === null ? t.empty : t.noneLate
	};
}

const cellsOf = (t: BoardText, car: CarShown): readonly string[] => [
	`${car.plate.head}${car.plate.tail}`,
	statusText(t, car.status),
	car.bay ?? car.slot ?? t.noBay,
	car.technician ?? '',
	car.promise === null ? '' : dayAndTimeText(t, car.promise),
	latenessText(t, car)
];

function latenessText(t: BoardText, { standing }: CarShown): string {
	if (standing === null) return '';
	const { level, amount } = standing;
	const word = t[`standing.${level}`];
	if (amount === null || (level !== 'late' && level !== 'at-risk')) return word;
	return `${word} +${String(amount.value)}${unitText(t, amount)}`;
}
