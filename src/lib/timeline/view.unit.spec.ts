import { describe, expect, it } from 'vitest';
import { timelineOf } from '#core/board/timeline.ts';
import { bayCode } from '#core/ids.ts';
import { HOUR_MS, MINUTE_MS } from '#core/time/instant.ts';
import { aBay, aSetup } from '../../../tests/builders/a-setup.ts';
import { aState } from '../../../tests/builders/a-state.ts';
import { at } from '../../../tests/builders/at.ts';
import { DESK_DENSITY } from './density.ts';
import { xOf } from './geometry.ts';
import { LiveRows } from './live-rows.svelte.ts';
import { View } from './view.svelte.ts';

const DAY = { from: at('08:00'), to: at('18:00') };
const ROW_PX = DESK_DENSITY.bar + 2 * DESK_DENSITY.gap;
const ROOM_PX = 1_000;

const bays = (count: number): LiveRows => {
	const codes = Array.from({ length: count }, (_, index) => bayCode(`B${index}`));
	const state = aState({ setup: aSetup({ bays: codes.map((code) => aBay({ code })) }) });
	const rows = new LiveRows();
	rows.take(timelineOf(state, { by: 'bay', shown: DAY }, at('09:00')));
	return rows;
};

interface Given {
	readonly rows?: number;
	readonly shown?: typeof DAY;
	readonly zoom?: number;
	readonly now?: number;
	readonly kept?: readonly number[];
}

function viewOf({ rows = 40, shown = DAY, zoom = 1, now = at('10:00'), kept = [] }: Given = {}) {
	const live = bays(rows);
	const given = { zoom };
	const view = new View({
		rows: () => live.rows,
		shown: () => shown,
		zoom: () => given.zoom,
		midnight: () => at('00:00'),
		now: () => now,
		density: () => DESK_DENSITY,
		kept: () => kept
	});
	view.width = ROOM_PX + DESK_DENSITY.label;
	view.height = 10 * ROW_PX + DESK_DENSITY.axis;
	return { view, given };
}
const drawn = (view: View): readonly number[] => view.drawn.map(({ index }) => index);

describe('how wide an hour is', () => {
	it('lets the whole day fit, and grows with the zoom', () => {
		expect(viewOf().view.scale.pxPerHour).toBe(ROOM_PX / 10);
		expect(viewOf().view.isWider).toBe(false);
		expect(viewOf({ zoom: 2 }).view.scale.pxPerHour).toBe(ROOM_PX / 5);
		expect(viewOf({ zoom: 2 }).view.isWider).toBe(true);
	});

	it('is never so narrow that it cannot be read; of several days only the shape is', () => {
		const { view } = viewOf();
		view.width = DESK_DENSITY.label + 200;
		expect(view.scale.pxPerHour).toBe(40);
		const days = viewOf({ shown: { from: DAY.from, to: DAY.from + 72 * HOUR_MS } }).view;
		expect(days.scale.pxPerHour).toBe(14);
	});
});

describe('which rows are drawn', () => {
	it('are those in view with a few beyond either edge', () => {
		const { view } = viewOf();
		expect(drawn(view).at(0)).toBe(0);
		expect(drawn(view).at(-1)).toBe(13);
		view.scrollTop = 20 * ROW_PX;
		expect(drawn(view).at(0)).toBe(17);
		expect(drawn(view).at(-1)).toBe(33);
	});

	it('are none before it is known how much is seen', () => {
		const { view } = viewOf();
		view.width = 0;
		expect(drawn(view)).toEqual([]);
	});

	it('hold on to those that must not vanish, each once', () => {
		const { view } = viewOf({ kept: [35, 2, 35, -1] });
		expect(drawn(view).filter((index) => index > 13)).toEqual([35]);
		expect(drawn(view).filter((index) => index === 2)).toHaveLength(1);
	});
});

describe('what of the time is drawn', () => {
	it('changes once in so many pixels of scrolling sideways, not with each', () => {
		const { view } = viewOf({ zoom: 4 });
		const before = view.canvas.window;
		view.scrollLeft = 319;
		expect(view.canvas.window).toEqual(before);
		view.scrollLeft = 320;
		expect(view.canvas.window.from).toBeGreaterThan(before.from);
	});

	it('has no first moment seen where nothing scrolls sideways', () => {
		expect(viewOf().view.canvas.seenFrom).toBeNull();
		expect(viewOf({ zoom: 2 }).view.canvas.seenFrom).not.toBeNull();
	});
});

describe('where to scroll to', () => {
	it('puts a moment a third from the left, and never before the start', () => {
		const { view } = viewOf({ zoom: 2 });
		expect(view.leftFor(at('13:00'))).toBeCloseTo(xOf(view.scale, at('13:00')) - ROOM_PX / 3);
		expect(view.leftFor(at('08:10'))).toBe(0);
	});

	it('leaves a row alone that is seen, and brings one that is not into the middle', () => {
		const { view } = viewOf();
		expect(view.topFor(3)).toBeNull();
		expect(view.topFor(30)).toBe(30 * ROW_PX - view.height / 2);
	});

	it('keeps the moment in its place that was zoomed at, else now, else the middle', () => {
		// From twice to four times as wide, what lies x px from the edge then lies 2x from the start.
		const zoomed = (given: Given, at: number | null): number | null => {
			const { view, given: world } = viewOf({ zoom: 2, ...given });
			view.leftAfterZoom();
			view.zoomedAt = at;
			world.zoom = 4;
			// Nothing tells a plain object's readers that it changed; the size is told again.
			view.width += 1;
			view.width -= 1;
			return view.leftAfterZoom();
		};
		const nowX = (2 * ROOM_PX) / 5;
		expect(zoomed({}, 250)).toBeCloseTo(250);
		expect(zoomed({}, null)).toBeCloseTo(nowX);
		expect(zoomed({ now: DAY.to + 30 * MINUTE_MS }, null)).toBeCloseTo(ROOM_PX / 2);
	});

	it('keeps now in its place when zoomed twice before the page has told of the scroll', () => {
		const { view, given } = viewOf();
		const seenAt = (): number => xOf(view.scale, at('10:00')) - view.scrollLeft;
		view.leftAfterZoom();
		const before = seenAt();
		for (const zoom of [1.5, 2, 3]) {
			given.zoom = zoom;
			view.width += 1;
			view.width -= 1;
			view.leftAfterZoom();
			expect(seenAt()).toBeCloseTo(before);
		}
	});
});
