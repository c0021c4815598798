import { emsOf } from './text-width.ts';
import type { AxisBar, Span } from './wall-axis-bar.ts';
import type { WallCause } from './wall-cause.ts';

/**
 * What may be written on the day of one technician without one box's texts being taken for another's:
 * ends of plates where whole letters fit, and flags of promises where nothing lies between.
 */

/** The end of a plate and where it stands on the axis. */
interface AxisLabel {
	readonly text: string;
	readonly box: Span;
}

/** Fewer characters tell no car from its neighbours. */
const LEAST_LETTERS = 3;
/** Left and right of a label, ems. */
const PADDING_EMS = 0.3;
const URGENCY = { late: 0, 'due-soon': 1, working: 2, open: 3, done: 4 } as const;

const endOf = ({ from, width }: Span): number => from + width;
const touches = (a: Span, b: Span): boolean => a.from < endOf(b) && b.from < endOf(a);

/** As much of a plate's end as fits into `ems`; all of it, or three characters at least, or nothing. */
export function plateEnd(plate: string, ems: number): string {
	const letters = Array.from(plate);
	const least = Math.min(LEAST_LETTERS, letters.length);
	for (let count = letters.length; count >= least; count -= 1) {
		const end = letters.slice(letters.length - count).join('');
		if (emsOf(end) + PADDING_EMS <= ems) return end;
	}
	return '';
}

/** Room as far as the next box: a plate begins on its own and may run on past its end, up to another's flag. */
function roomOf(bar: AxisBar, bars: readonly AxisBar[]): Span {
	const { from } = bar.box;
	const others = bars.filter(({ key }) => key !== bar.key);
	const ends = [
		1,
		...others.map(({ box }) => box.from),
		...others.map(({ promiseAt }) => promiseAt ?? 1)
	];
	return { from, width: Math.min(...ends.filter((end) => end > from)) - from };
}

/** A plate's end with what makes the car late behind it where both fit, else as much of the plate as fits. */
function labelOf({ label, cause }: AxisBar, ems: number, wordOf: (cause: WallCause) => string) {
	const both = cause === null ? '' : `${label} ${wordOf(cause)}`;
	return both !== '' && emsOf(both) + PADDING_EMS <= ems ? both : plateEnd(label, ems);
}

/**
 * The labels of one row by the key of their bar; `emsWide` is how many ems the whole axis is wide, `wordOf`
 * puts a cause into words. Late cars are written first, then those at risk, and none over another.
 */
export function axisLabels(
	bars: readonly AxisBar[],
	emsWide: number,
	wordOf: (cause: WallCause) => string
): ReadonlyMap<string, AxisLabel> {
	const labels = new Map<string, AxisLabel>();
	const urgentFirst = [...bars].sort((a, b) => URGENCY[a.look] - URGENCY[b.look]);
	for (const bar of urgentFirst) {
		const room = roomOf(bar, bars);
		const text = labelOf(bar, room.width * emsWide, wordOf);
		const box = { from: room.from, width: (emsOf(text) + PADDING_EMS) / emsWide };
		const isFree = [...labels.values()].every((other) => !touches(other.box, box));
		if (text !== '' && isFree) labels.set(bar.key, { text, box });
	}
	return labels;
}

/** The stretch between a box and its flag; empty while the flag stands on the box. */
export function tetherOf({ box, promiseAt }: Pick<AxisBar, 'box' | 'promiseAt'>): Span | null {
	if (promiseAt === null) return null;
	if (promiseAt < box.from) return { from: promiseAt, width: box.from - promiseAt };
	const end = endOf(box);
	return promiseAt > end ? { from: end, width: promiseAt - end } : { from: promiseAt, width: 0 };
}

/** Takes away the flags that stand on another box, or behind one, or between another box and its flag. */
export function withPlainFlags(bars: readonly AxisBar[]): readonly AxisBar[] {
	const kept: Span[] = [];
	return bars.map((bar) => {
		const tether = tetherOf(bar);
		if (tether === null) return bar;
		const others = [...bars.filter(({ key }) => key !== bar.key).map(({ box }) => box), ...kept];
		if (others.some((other) => touches(tether, other))) return { ...bar, promiseAt: null };
		kept.push(tether);
		return bar;
	});
}
