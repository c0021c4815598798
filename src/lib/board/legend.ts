import type { IconName } from '$lib/ui/icons.ts';
import type { BoardText } from './words.ts';

/** What a shape, colour or pattern on the page stands for; printed on every page (rule W3). */
export interface LegendEntry {
	/** Style class of the shape or, without an icon, of a swatch. */
	readonly look:
		| 'working'
		| 'due-soon'
		| 'late'
		| 'ready'
		| 'neutral'
		| 'plan'
		| 'work'
		| 'stop'
		| 'box-late'
		| 'box-risk'
		| 'turn';
	readonly icon: IconName | null;
	readonly word: string;
}

/** The legend of the board by bay. */
export const bayLegend = (t: BoardText): readonly LegendEntry[] => [
	{ look: 'late', icon: 'alarm', word: t['legend.late'] },
	{ look: 'due-soon', icon: 'triangle', word: t['legend.at-risk'] },
	{ look: 'work', icon: null, word: t['legend.working'] },
	{ look: 'stop', icon: null, word: t['legend.stop'] },
	{ look: 'neutral', icon: 'seat', word: t['legend.waiting'] },
	{ look: 'neutral', icon: 'bell', word: t['legend.call'] },
	{ look: 'neutral', icon: 'asked', word: t['legend.addition'] },
	{ look: 'neutral', icon: 'shifted', word: t['legend.moved'] }
];

/** The legend of the board by technician. */
export const axisLegend = (t: BoardText): readonly LegendEntry[] => [
	{ look: 'plan', icon: null, word: t['legend.plan'] },
	{ look: 'work', icon: null, word: t['legend.work'] },
	{ look: 'stop', icon: null, word: t['legend.stop'] },
	{ look: 'neutral', icon: 'flag', word: t['legend.promise'] },
	{ look: 'box-late', icon: null, word: t['legend.late'] },
	{ look: 'box-risk', icon: null, word: t['legend.at-risk'] },
	{ look: 'neutral', icon: 'bell', word: t['legend.call'] },
	{ look: 'neutral', icon: 'absent', word: t.absent }
];
