import type { FloorCar } from '#core/board/floor-car.ts';
import type { FloorTile } from '#core/board/floor-tiles.ts';
import type { Operation } from '#core/job/job.ts';
import { openStoppage } from '#core/board/marks.ts';
import { causeShort } from '$lib/i18n/cause-words.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { floorText } from '$lib/i18n/floor.ts';
import { hindranceText } from '$lib/i18n/hindrance-text.ts';
import { statusText } from '$lib/i18n/status-text.ts';
import { wordsText } from '$lib/i18n/words.ts';
import type { FloorDesk } from './floor-desk.svelte.ts';

/** What an operation is doing, in a word; of a stopped one, why. */
export function stateWord(locale: Locale, operation: Operation): string {
	const words = wordsText(locale);
	const t = floorText(locale);
	const reason = openStoppage(operation)?.reason;
	if (operation.state === 'stopped' && reason !== undefined) return words[`stoppage.${reason}`];
	return t[`state.${operation.state}`];
}

/** A tile as a screen reader says it: which car, where it stands, and what is the matter. */
export function tileSentence(
	locale: Locale,
	car: FloorCar,
	told: { readonly place: string; readonly lateness: string; readonly isPending: boolean }
): string {
	const t = floorText(locale);
	return [
		told.place,
		car.plate,
		statusText(wordsText(locale), car.status),
		told.lateness,
		car.cause === null ? '' : causeShort(locale, car.cause),
		car.calls.length > 0 ? t.callsOpen(car.calls.length) : '',
		car.unseen.length > 0 ? t.changed : '',
		car.hindrance === null ? '' : hindranceText(locale, car.hindrance),
		told.isPending ? t.pending : ''
	]
		.filter((part) => part !== '')
		.join(t.separator);
}

/** Where a tile stands, and what stands there instead of a car. */
export function placeText(
	{ locale, names }: Pick<FloorDesk, 'locale' | 'names'>,
	{ place, car }: FloorTile
): { readonly place: string; readonly note: string } {
	const t = floorText(locale);
	switch (place.kind) {
		case 'bay': {
			const { outage } = place;
			if (outage === null) return { place: place.bay, note: t.empty };
			const until = outage.until === null ? t.out : t.outUntil({ time: names.time(outage.until) });
			return { place: place.bay, note: `${until} ${outage.reason}`.trim() };
		}
		case 'technician':
			return {
				place: names.technician(place.technician),
				note: place.isAway ? t.away : t.empty
			};
		case 'car':
			return { place: car?.bay ?? '', note: '' };
	}
}
