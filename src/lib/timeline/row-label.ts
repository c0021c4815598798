import type { Instant } from '#core/time/instant.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { timelineText } from '$lib/i18n/timeline.ts';
import type { IconName } from '$lib/ui/icons.ts';
import { boxOf, clip, type Scale } from './geometry.ts';
import type { RowHead } from './live-rows.svelte.ts';

/** What a row shows besides its bars, as plain values: its name with what is said of it, and its shades. */

/** The name of a row and what stands beside it. */
interface RowLabel {
	readonly note: string;
	/** A car stands in it, and the note is its plate. */
	readonly isOccupied: boolean;
	/** Out of order, or absent. */
	readonly isOut: boolean;
	readonly sign: IconName | null;
	/** The whole of it, for a screen reader. */
	readonly said: string;
}

interface Said {
	readonly locale: Locale;
	readonly clock: (at: Instant) => string;
	/** Nothing lies on it. */
	readonly isEmpty: boolean;
}

/** How a row is called, and what is the matter with it. */
export function labelOf(head: RowHead, { locale, clock, isEmpty }: Said): RowLabel {
	const t = timelineText(locale);
	const isBay = head.by === 'bay';
	const isOut = isBay ? head.outage !== null : head.absence !== null;
	const occupant = isBay ? head.occupant : null;
	const said = [
		head.name,
		head.note,
		isOut ? t[isBay ? 'out-of-order' : 'absent'] : '',
		occupant === null ? '' : t.standsHere({ plate: occupant.plate, time: clock(occupant.since) }),
		isEmpty ? t.empty : ''
	];
	return {
		note: occupant === null ? head.note : occupant.plate,
		isOccupied: occupant !== null,
		isOut,
		sign: isOut ? (isBay ? 'closed' : 'absent') : null,
		said: said.filter((part) => part !== '').join(t.separator)
	};
}

/** A stretch in which nobody works here, as it is drawn. */
interface ShownShade {
	readonly id: string;
	readonly why: RowHead['shades'][number]['why'];
	readonly title: string;
	readonly style: string;
}

/** The shades of a row within what is shown. */
export function shadesOf(
	shades: RowHead['shades'],
	{ scale, locale }: { readonly scale: Scale; readonly locale: Locale }
): readonly ShownShade[] {
	const t = timelineText(locale);
	return shades.flatMap((shade) => {
		const shown = clip(scale, shade);
		if (shown === null) return [];
		const { why, reason, from } = shade;
		const { left, width } = boxOf(scale, shown);
		return [
			{
				id: `${why}${from}`,
				why,
				title: reason === '' ? t[why] : `${t[why]} · ${reason}`,
				style: `left:${left}px;width:${width}px`
			}
		];
	});
}
