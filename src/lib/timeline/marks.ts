import { STANDING_MARK } from '#core/board/marks.ts';
import type { BarMark } from '#core/board/timeline-bars.ts';
import type { Level } from '#core/promise/lateness.ts';
import type { IconName } from '$lib/ui/icons.ts';

/** One shape per mark, the same in the tray, on a bar and in the legend. */
export const MARK_ICON: Readonly<Record<BarMark, IconName>> = {
	waiting: 'seat',
	hit: 'absent',
	parts: 'box',
	'parts-here': 'boxTick',
	addition: 'asked',
	added: 'plus',
	'carried-over': 'moon',
	'promise-moved': 'shifted',
	override: 'info'
};

/** The shape of an urgency; null where nothing needs saying. */
export const levelIcon = (level: Level): IconName | null =>
	level === 'none' || level === 'on-track' ? null : STANDING_MARK[level];
