import { untrack } from 'svelte';
import type { Bar } from '#core/board/timeline-bars.ts';
import type { Instant } from '#core/time/instant.ts';
import { besideOf, growsOn, isTooNarrow, lookOf, type Canvas, type Look } from './bar-look.ts';
import { xOf } from './geometry.ts';
import { marksOf } from './bar-marks.ts';
import type { LiveBar } from './live-rows.svelte.ts';
import type { Scene } from './scene.ts';

/**
 * The bars of one row as plain values, all at once: a signal and an effect for each thing about each bar
 * were the larger part of the time to a first frame (target P6). A bar of which nothing changed stays
 * the object it was, so that its element is left alone (P5).
 */

/** Everything one bar's element shows. */
export interface DrawnBar {
	readonly id: string;
	readonly bar: Bar;
	readonly look: Look;
	/** Its kind, urgency and state, and what is the matter with it. */
	readonly classes: string;
	readonly style: string;
	/** What a screen reader says of it. */
	readonly label: string;
	/** Tab reaches it. */
	readonly isReached: boolean;
	readonly isSelected: boolean;
	/** There is more in it than the plate. */
	readonly isRich: boolean;
	/** Written after it, where it is too narrow for its plate; empty for nothing. */
	readonly beside: string;
}

/** What a bar was drawn from. */
interface Source {
	readonly bar: Bar;
	readonly canvas: Canvas;
	/** Of a bar that still grows; 0 of any other. */
	readonly now: Instant;
	/** From the top of the row, px. */
	readonly top: number;
	/** When the next bar of its lane begins: of a bar too narrow for a letter only, as others do not ask. */
	readonly next: Instant;
	readonly marks: string;
	/** How often it was listened to; -1 where Tab does not reach it. */
	readonly heard: number;
}

interface Known {
	readonly source: Source;
	readonly label: string;
	/** Null where nothing of it is drawn. */
	readonly drawn: DrawnBar | null;
}

export class DrawnBars {
	private known = new Map<string, Known>();
	private readonly scene: Scene;

	constructor(scene: Scene) {
		this.scene = scene;
	}

	/** The bars to draw, each at the top of its lane. Read where the page follows changes. */
	of(bars: readonly LiveBar[], topOf: (index: number) => number): readonly DrawnBar[] {
		const { canvas, standing, reachable } = this.scene;
		const before = this.known;
		const known = new Map<string, Known>();
		const drawn: DrawnBar[] = [];
		const tops = bars.map((_, index) => topOf(index));
		const nexts = nextOnLane(bars, tops);
		bars.forEach(({ id, bar }, index) => {
			const source: Source = {
				bar,
				canvas,
				now: growsOn(bar) ? canvas.now() : 0,
				top: tops[index] ?? 0,
				next: isTooNarrow(bar, canvas.scale) ? (nexts[index] ?? Infinity) : Infinity,
				marks: marksOf(bar, standing),
				heard: reachable === id ? this.scene.heard : -1
			};
			const was = before.get(id);
			const is =
				was !== undefined && isAlike(was.source, source) ? was : this.draw(id, source, was);
			known.set(id, is);
			if (is.drawn !== null) drawn.push(is.drawn);
		});
		this.known = known;
		return drawn;
	}

	private draw(id: string, source: Source, was: Known | undefined): Known {
		const { bar, heard } = source;
		// The sentence holds minutes that pass. It is made anew when the bar changes and when somebody
		// listens, not for every bar on every tick.
		const isSaid = was?.source.bar === bar && was.source.heard === heard;
		const label = isSaid ? was.label : untrack(() => this.scene.verbs.name(bar));
		return { source, label, drawn: drawnOf(id, source, label) };
	}
}

/** When the next bar on the lane of each begins; bars come in the order of their starts. */
function nextOnLane(bars: readonly LiveBar[], tops: readonly number[]): readonly Instant[] {
	const first = new Map<number, Instant>();
	const nexts = bars.map(() => Infinity);
	for (let index = bars.length - 1; index >= 0; index -= 1) {
		const top = tops[index] ?? 0;
		nexts[index] = first.get(top) ?? Infinity;
		first.set(top, bars[index]?.bar.from ?? Infinity);
	}
	return nexts;
}

const isAlike = (a: Source, b: Source): boolean =>
	a.bar === b.bar &&
	a.canvas === b.canvas &&
	a.now === b.now &&
	a.top === b.top &&
	a.next === b.next &&
	a.marks === b.marks &&
	a.heard === b.heard;

function drawnOf(id: string, source: Source, label: string): DrawnBar | null {
	const { bar, canvas, top, next, marks, heard } = source;
	// With the focus on it, or a finger, it is kept: both would be lost with the element.
	const look = lookOf(bar, canvas, heard !== -1 || marks.includes(' lifted'));
	if (look === null) return null;
	const kind = look.isPlain ? 'plain' : 'made';
	const broken = look.isBroken ? ' broken' : '';
	const end = xOf(canvas.scale, Math.min(next, canvas.scale.to));
	return {
		...{ id, bar, look, label },
		classes: `${kind}${broken} ${bar.level} ${bar.state}${marks}`,
		style: `left:${look.left}px;top:${top}px;width:${look.width}px`,
		isReached: heard !== -1,
		isSelected: marks.includes(' selected'),
		isRich: look.isRich || marks.includes(' told'),
		beside: besideOf(bar, look, end - look.left - look.width)
	};
}
