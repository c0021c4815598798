import { createSubscriber } from 'svelte/reactivity';
import { SECOND_MS, type Instant } from '#core/time/instant.ts';
import type { ServerClock } from './server-clock.ts';

/** While the workshop's clock runs faster (the demo), a hand that jumps by minutes needs more beats. */
const FAST_TICK_MS = 250;

/**
 * The workshop's time as a screen shows it: ticks on the full second, and only while something on
 * the page reads it. Between two ticks it stands still, so that everything drawn agrees.
 */
export class LiveClock {
	private readonly source: ServerClock;
	private readonly subscribe: () => void;
	private shown: Instant | null = null;
	private tick: (() => void) | null = null;

	constructor(source: ServerClock) {
		this.source = source;
		this.subscribe = createSubscriber((update) => {
			let timer: ReturnType<typeof setTimeout> | undefined;
			this.tick = () => {
				clearTimeout(timer);
				this.shown = source.workshopNow;
				timer = setTimeout(() => this.tick?.(), this.untilNextTick());
				update();
			};
			this.shown = source.workshopNow;
			timer = setTimeout(this.tick, this.untilNextTick());
			return () => {
				clearTimeout(timer);
				this.tick = null;
				this.shown = null;
			};
		});
	}

	/** Workshop time, milliseconds. */
	get now(): Instant {
		this.subscribe();
		return this.shown ?? this.source.workshopNow;
	}

	/** Workshop milliseconds per real millisecond; 1 outside the demo. */
	get rate(): number {
		return this.source.rate;
	}

	/** Real time of the server, for sessions and ages; not reactive. */
	get realNow(): number {
		return this.source.realNow;
	}

	/** The clock was set or read anew: shown at once where it jumped. */
	refresh(): void {
		if (this.shown !== null && Math.abs(this.source.workshopNow - this.shown) > SECOND_MS) {
			this.tick?.();
		}
	}

	private untilNextTick(): number {
		if (this.source.rate !== 1) return FAST_TICK_MS;
		return SECOND_MS - (this.source.workshopNow % SECOND_MS);
	}
}
