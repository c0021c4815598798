import type { FlowWords } from '#core/board/flow-fit.ts';
import type { FlowLayout, FlowStep } from '#core/board/flow-step.ts';
import { emsOf, longestOf } from '#core/board/text-width.ts';
import type { flowText } from '$lib/i18n/flow.ts';
import type { LegendEntry } from './legend.ts';
import { longestWords, weekdayWords, type BoardText } from './words.ts';

/** The texts of boards in columns in one language. */
export type FlowText = ReturnType<typeof flowText>;

/** The heading of a column. */
export const stepText = (f: FlowText, step: FlowStep): string => f[`step.${step}`];

/** An hourglass with the one word of a cause, ems; CauseMark says more where there is room. */
const CAUSE_EMS = 4.2;
/** A shape with one digit, ems. */
const TURN_EMS = 0.85;

/** How much room the longest words of a language need across a column. */
export function flowWords({
	t,
	f,
	steps
}: {
	readonly t: BoardText;
	readonly f: FlowText;
	readonly steps: readonly FlowStep[];
}): FlowWords {
	const { stage, unit, noBay } = longestWords(t);
	return {
		heading: longestOf(steps.map((step) => stepText(f, step))),
		line: Math.max(stage, CAUSE_EMS),
		noBay,
		unit,
		weekday: longestOf(weekdayWords(t)),
		turn: steps.includes('booth') ? TURN_EMS + emsOf(' ') : 0
	};
}

/** What the marks on a board in columns stand for. */
export const flowLegend = (
	t: BoardText,
	f: FlowText,
	layout: FlowLayout
): readonly LegendEntry[] => [
	{ look: 'late', icon: 'alarm', word: t['legend.late'] },
	{ look: 'due-soon', icon: 'triangle', word: t['legend.at-risk'] },
	...(layout === 'line' ? [{ look: 'turn', icon: null, word: f['legend.turn'] } as const] : []),
	{ look: 'work', icon: null, word: t['legend.working'] },
	{ look: 'stop', icon: null, word: t['legend.stop'] },
	{ look: 'neutral', icon: 'seat', word: t['legend.waiting'] },
	{ look: 'neutral', icon: 'parking', word: f['legend.parked'] },
	{ look: 'neutral', icon: 'bell', word: t['legend.call'] }
];
