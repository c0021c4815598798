import { flushSync, mount, unmount } from 'svelte';
import type { WorkshopState } from '#core/state.ts';
import { Hands } from '$lib/timeline/hands.svelte.ts';
import { LiveRows } from '$lib/timeline/live-rows.svelte.ts';
import '$lib/tokens/colours.css';
import '$lib/tokens/dimensions.css';
import '$lib/tokens/type.css';
import BenchPlain from './BenchPlain.svelte';
import BenchTimeline from './BenchTimeline.svelte';
import { pictureOf, SHOWN, shifted, worldOf, type Size } from './world.ts';

/** What runs in the browser: every function answers milliseconds from a change to its painted frame. */

const MINUTE_MS = 60_000;

/** The task after a frame's callbacks runs when that frame was handed to the screen. */
const painted = (): Promise<void> =>
	new Promise((resolve) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = () => {
				resolve();
			};
			port2.postMessage(null);
		});
	});

/**
 * The change is made in a frame's own callback: a browser without a screen still keeps 60 Hz, and waiting
 * for the next frame would add up to 17 ms that say nothing of the timeline.
 */
async function timed(change: () => void): Promise<number> {
	await painted();
	return new Promise((resolve, reject) => {
		requestAnimationFrame(() => {
			const { port1, port2 } = new MessageChannel();
			const begun = performance.now();
			port1.onmessage = () => {
				resolve(performance.now() - begun);
			};
			try {
				flushSync(change);
				port2.postMessage(null);
			} catch (error) {
				// Nobody else hears what is thrown in a frame's callback: the bench would wait for ever.
				reject(error instanceof Error ? error : new Error(String(error)));
			}
		});
	});
}

interface Mounted {
	readonly rows: LiveRows;
	readonly hands: Hands;
	readonly app: Record<string, unknown>;
	readonly state: WorkshopState;
}
let mounted: Mounted | null = null;

const room = document.body.appendChild(document.createElement('div'));
room.style.height = '1000px';
document.body.style.margin = '0';

export type Kind = 'timeline' | 'plain';

function begin(kind: Kind, state: WorkshopState): Mounted {
	const rows = new LiveRows();
	rows.take(pictureOf(state));
	const ignore = (): void => undefined;
	const hands = new Hands({
		grid: () => ({ stepMs: 5 * MINUTE_MS, origin: SHOWN.from }),
		drop: ignore,
		back: ignore,
		carries: ignore,
		menu: ignore,
		backBox: () => null
	});
	const app =
		kind === 'timeline'
			? mount(BenchTimeline, { target: room, props: { rows, hands, state } })
			: mount(BenchPlain, { target: room, props: { rows } });
	return { rows, hands, app, state };
}

const current = (): Mounted => {
	if (mounted === null) throw new Error('nothing is mounted');
	return mounted;
};

const bench = {
	/** Mounts anew and says how long that took until the first frame. */
	mount: async (kind: Kind, size: Size): Promise<number> => {
		if (mounted !== null) await unmount(mounted.app);
		const state = worldOf(size);
		return timed(() => {
			mounted = begin(kind, state);
		});
	},
	/** So many bars change in one tick, `times` times over. */
	change: async (count: number, times: number): Promise<readonly number[]> => {
		const { rows, state } = current();
		const picture = pictureOf(state);
		const took: number[] = [];
		for (let turn = 1; turn <= times; turn += 1) {
			const next = shifted(picture, { count, turn });
			took.push(
				await timed(() => {
					rows.take(next);
				})
			);
		}
		return took;
	},
	/** Steps of a drag over rows and hours, each onto a new place. */
	drag: async (steps: number): Promise<readonly number[]> => {
		const { hands, rows } = current();
		const [row] = rows.rows;
		const planned = row?.bars[0]?.bar.planned;
		const bar = row?.bars[0]?.bar;
		if (row === undefined || bar === undefined || planned == null) throw new Error('no bar');
		const pointer = (x: number, y: number) =>
			({ id: 1, by: 'mouse', x, y, shiftKey: false, altKey: false }) as const;
		const piece = { id: bar.operation, bar: bar.id, row: row.id, ...planned };
		hands.down(pointer(300, 50), [piece]);
		hands.move(pointer(310, 50));
		const took: number[] = [];
		for (let step = 0; step < steps; step += 1) {
			const x = 320 + ((step * 17) % 900);
			const y = 60 + ((step * 37) % 800);
			took.push(
				await timed(() => {
					hands.move(pointer(x, y));
				})
			);
		}
		flushSync(() => {
			hands.cancel();
		});
		return took;
	}
};
(globalThis as { bench?: typeof bench }).bench = bench;
