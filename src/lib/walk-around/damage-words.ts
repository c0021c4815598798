import { CAR_PLACES, type DamageMark } from '#core/arrival/walk-around.ts';
import type { arrivalText } from '$lib/i18n/arrival.ts';

/** The damage in words, place by place; empty for a car without any. */
export const damageWords = (
	t: ReturnType<typeof arrivalText>,
	marks: readonly DamageMark[]
): readonly string[] =>
	CAR_PLACES.flatMap((place) => {
		const kinds = marks.filter((mark) => mark.place === place);
		return kinds.length === 0
			? []
			: [
					t.mark({
						place: t[`place.${place}`],
						kinds: kinds.map(({ kind }) => t[`kind.${kind}`]).join(' ')
					})
				];
	});
