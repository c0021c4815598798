import { untrack } from 'svelte';
import { HOUR_MS, type Instant, type Stretch } from '#core/time/instant.ts';
import type { Canvas } from './bar-look.ts';
import { rowHeight, type Density } from './density.ts';
import {
	instantAt,
	rowsInView,
	tickStep,
	ticksOf,
	topsOf,
	widthOf,
	xOf,
	type Scale
} from './geometry.ts';
import type { LiveRow } from './live-rows.svelte.ts';

/** What a view is of; asked one by one, so that a change of one is not a change of all. */
interface Viewed {
	readonly rows: () => readonly LiveRow[];
	readonly shown: () => Stretch;
	/** How much wider an hour is drawn than where all that is shown fits. */
	readonly zoom: () => number;
	/** Local midnight, from which hours are counted. */
	readonly midnight: () => Instant;
	readonly now: () => Instant;
	readonly density: () => Density;
	/** Indexes of rows that stay drawn out of view too; -1 for none. */
	readonly kept: () => readonly number[];
}

/** Rows drawn beyond the edges of the view. */
const OVERSCAN = 3;
/** Bars are drawn this far beyond what is seen to the left, and twice as far to the right. */
const PAGE_PX = 320;
/** Where the now-line stands after a jump to it: a third from the left, more future than past. */
const NOW_AT = 1 / 3;
/** Narrower hours than this cannot be read; the view scrolls sideways instead. */
const NARROWEST_HOUR_PX = 40;
/** Of several days only the shape is looked at until somebody zooms in. */
const NARROWEST_OF_DAYS_PX = 14;

/** How much of a timeline is seen, at which scale, and what of it is therefore drawn. */
export class View {
	/** The element's size and how far it is scrolled, px; told by the component. */
	width = $state(0);
	height = $state(0);
	scrollTop = $state(0);
	scrollLeft = $state(0);
	/** Where the next zoom is made, px beside the rows' names; null where it has no place of its own. */
	zoomedAt: number | null = null;
	private before: Scale | null = null;
	private readonly of: Viewed;

	private readonly hours = $derived.by(() => {
		const { from, to } = this.of.shown();
		return (to - from) / HOUR_MS;
	});
	private readonly narrowest = $derived(this.hours > 24 ? NARROWEST_OF_DAYS_PX : NARROWEST_HOUR_PX);
	/** Room for bars beside the rows' names. */
	private readonly room = $derived.by(() => this.width - this.of.density().label);

	readonly scale = $derived.by<Scale>(() => ({
		...this.of.shown(),
		pxPerHour: Math.max(this.narrowest, this.room / this.hours) * this.of.zoom()
	}));
	readonly heights = $derived.by(() =>
		this.of.rows().map((row) => rowHeight(this.of.density(), row.laneCount))
	);
	readonly tops = $derived(topsOf(this.heights));
	readonly tickMinutes = $derived.by(() => tickStep(this.scale.pxPerHour, this.of.density().tick));
	readonly ticks = $derived.by(() => ticksOf(this.scale, this.tickMinutes, this.of.midnight()));
	readonly isNowShown = $derived.by(() => {
		const now = this.of.now();
		return now >= this.scale.from && now <= this.scale.to;
	});
	/** Where the line of now stands, px from the start; null where it is not seen beside the rows' names. */
	readonly nowX = $derived.by(() => {
		const x = this.isNowShown ? xOf(this.scale, this.of.now()) : -1;
		return x < 0 || x < this.scrollLeft ? null : x;
	});
	/** More hours than there is room for. */
	readonly isWider = $derived(widthOf(this.scale) > this.room);

	/** Drawn anew once in so many pixels of scrolling sideways, not with each of them. */
	private readonly page = $derived(
		this.isWider ? Math.floor(this.scrollLeft / PAGE_PX) * PAGE_PX : 0
	);
	readonly canvas = $derived.by<Canvas>(() => ({
		scale: this.scale,
		window: {
			from: instantAt(this.scale, this.page - PAGE_PX),
			to: instantAt(this.scale, this.page + this.width + 2 * PAGE_PX)
		},
		seenFrom: this.isWider ? instantAt(this.scale, this.page + PAGE_PX) : null,
		now: this.of.now
	}));

	private readonly inView = $derived.by(() =>
		rowsInView(this.tops, {
			top: this.scrollTop,
			height: this.height - this.of.density().axis,
			overscan: OVERSCAN
		})
	);
	// As plain values, or every row would be gone through again for each pixel of scrolling.
	private readonly first = $derived(this.inView.first);
	private readonly end = $derived(this.inView.end);
	/** Rows to draw, each with its index. */
	readonly drawn = $derived.by(() => {
		// Before it is known how much is seen: what were drawn now would be drawn again in the same frame.
		if (this.width === 0) return [];
		const seen = Array.from({ length: this.end - this.first }, (_, i) => this.first + i);
		const isBeyond = (index: number): boolean => index < this.first || index >= this.end;
		const kept = this.of.kept().filter((index, at, all) => all.indexOf(index) === at);
		const rows = this.of.rows();
		return [...seen, ...kept.filter(isBeyond)].flatMap((index) => {
			const row = rows[index];
			return row === undefined ? [] : [{ row, index }];
		});
	});

	constructor(of: Viewed) {
		this.of = of;
	}

	/** How far to scroll sideways so that a moment stands where the eye looks for now, px. */
	leftFor(at: Instant): number {
		return Math.max(0, xOf(this.scale, at) - this.room * NOW_AT);
	}

	/**
	 * How far to scroll sideways after the scale has changed, so that what one looks at stays where it
	 * was, px: the place one zoomed at, or now where it is seen, or the middle. Null while nothing has
	 * changed. Read in an effect. The page tells of the scroll a frame later; who zooms again before that
	 * is led on from here.
	 */
	leftAfterZoom(): number | null {
		const { scale, before } = this;
		return untrack(() => {
			const x = this.zoomedAt ?? this.eyeOn(before);
			this.zoomedAt = null;
			this.before = this.width === 0 ? null : scale;
			if (before?.from !== scale.from || before.pxPerHour === scale.pxPerHour) return null;
			const left = xOf(scale, instantAt(before, this.scrollLeft + x)) - x;
			this.scrollLeft = Math.max(0, Math.min(left, widthOf(scale) - this.room));
			return this.scrollLeft;
		});
	}

	private eyeOn(before: Scale | null): number {
		const nowX = before === null ? -1 : xOf(before, this.of.now()) - this.scrollLeft;
		return nowX >= 0 && nowX <= this.room ? nowX : this.room / 2;
	}

	/** How far to scroll down so that a row is well seen, px; null where it is seen as it is. */
	topFor(row: number): number | null {
		const top = this.tops[row] ?? 0;
		const lowest = this.scrollTop + this.height - 2 * this.of.density().axis;
		return top >= this.scrollTop && top <= lowest ? null : Math.max(0, top - this.height / 2);
	}
}
