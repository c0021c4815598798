import { createContext } from 'svelte';
import { frameOnScreen, watch } from './watch.ts';

/**
 * What a page on a wall does for itself, as nobody stands there: it keeps the screen awake, comes up again
 * after a fault of its own, and takes a new build of the product over at a page turn. It knows no cars.
 */

/** How often it asks which build the server runs (rule B9). */
const ASK_EVERY_MS = 60_000;
/** Screens that learn of a new build in one instant must not all load it in that instant. */
const SPREAD_MS = 30_000;
/** So often an hour a page may load itself again after a fault; then it is left for the one without scripts (B16). */
export const MOST_AN_HOUR = 3;
const HOUR_MS = 3_600_000;
const FAULTS = 'reloaded-after-fault';

/** What became of the last hour's faults, and what to do about another one at `now`. */
export function afterFault(
	earlier: readonly number[],
	now: number
): { readonly todo: 'reload' | 'lite'; readonly kept: readonly number[] } {
	const lastHour = earlier.filter((at) => now - at < HOUR_MS && at <= now);
	if (lastHour.length >= MOST_AN_HOUR) return { todo: 'lite', kept: [] };
	return { todo: 'reload', kept: [...lastHour, now] };
}

interface Care {
	/** The build that made this page. */
	readonly version: string;
	/** Where to go when the page cannot be helped. */
	readonly lite: string;
}

/** Takes care of one page from `start` until the function that returns is called. */
export class SelfCare {
	/** Told whether the browser keeps the screen awake; null: it cannot. */
	onWakeLock: (isHeld: boolean | null) => void = () => undefined;
	/** Whether what is shown moves, or rightly stands still. */
	isMoving: () => boolean = () => true;
	private readonly care: Care;
	/** A newer build waits for the next page turn. */
	private isNewer = false;
	private isLeaving = false;
	/** How many must not be interrupted now. */
	private holds = 0;

	constructor(care: Care) {
		this.care = care;
	}

	start(): () => void {
		const asking = setInterval(() => void this.askBuild(), ASK_EVERY_MS);
		const asked = (): void => {
			this.keepAwake();
		};
		const failed = (): void => {
			this.heal();
		};
		const watching = new Worker('/watch.js');
		watch({
			worker: watching,
			isMoving: () => this.isMoving(),
			onFrozen: failed,
			nextFrame: frameOnScreen
		});
		asked();
		document.addEventListener('visibilitychange', asked);
		addEventListener('error', failed);
		addEventListener('unhandledrejection', failed);
		return () => {
			clearInterval(asking);
			watching.terminate();
			document.removeEventListener('visibilitychange', asked);
			removeEventListener('error', failed);
			removeEventListener('unhandledrejection', failed);
		};
	}

	/** A page has just been turned: the moment at which a newer build is taken over, within half a minute. */
	pageTurned(): void {
		if (!this.isNewer || this.isLeaving || this.holds > 0) return;
		this.isLeaving = true;
		setTimeout(() => void this.leave(), Math.random() * SPREAD_MS);
	}

	/** A server that is just being replaced would leave the browser's own error on the wall: it is asked first. */
	private async leave(): Promise<void> {
		const answers = await this.askBuild();
		this.isLeaving = false;
		if (answers && this.holds === 0) location.reload();
	}

	/** Nothing interrupts until the returned function is called: a call is on. */
	hold(): () => void {
		this.holds += 1;
		let isHeld = true;
		return () => {
			if (isHeld) this.holds -= 1;
			isHeld = false;
		};
	}

	/** Whether the server answers well; one that does not says nothing about builds: the page stays (rule B9). */
	private async askBuild(): Promise<boolean> {
		try {
			const answer = await fetch('/_app/version.json', { cache: 'no-store' });
			if (!answer.ok) return false;
			const { version } = (await answer.json()) as { readonly version?: string };
			this.isNewer = version !== undefined && version !== this.care.version;
			return true;
		} catch {
			// The server is away; what is known of builds stays.
			return false;
		}
	}

	/** Rule B14: asked for again whenever the page comes back to sight, as the browser lets go then. */
	private keepAwake(): void {
		if (!('wakeLock' in navigator)) {
			this.onWakeLock(null);
			return;
		}
		if (document.visibilityState !== 'visible') return;
		navigator.wakeLock.request('screen').then(
			(lock) => {
				this.onWakeLock(true);
				lock.addEventListener('release', () => {
					this.onWakeLock(false);
				});
			},
			// A low battery or a policy forbids it: the set-up of the device has to see to it.
			() => {
				this.onWakeLock(false);
			}
		);
	}

	/** A fault nobody caught leaves a board that may stand still: it begins again, but never in a circle. */
	private heal(): void {
		const { todo, kept } = afterFault(readFaults(), Date.now());
		try {
			sessionStorage.setItem(FAULTS, JSON.stringify(kept));
		} catch {
			// Without a memory nothing would stop the circle: what is shown is better than that.
			return;
		}
		if (todo === 'lite') location.replace(this.care.lite);
		else location.reload();
	}
}

function readFaults(): readonly number[] {
	try {
		return JSON.parse(sessionStorage.getItem(FAULTS) ?? '[]') as readonly number[];
	} catch {
		// No storage, or not ours: as if there had been none.
		return [];
	}
}

/** The care of the page, for whoever must not be interrupted. */
export const [getSelfCare, setSelfCare] = createContext<SelfCare>();
