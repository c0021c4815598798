import type { ReadyCall } from '#core/lounge/call.ts';
import { CHIME, spokenCall, type Clip } from '#core/lounge/spoken-call.ts';

/** Between the first time a sentence is said and the second (display rule A3). */
const PAUSE_MS = 3_000;
/** The text stays for those who did not hear, from the end of what is said. */
const STAYS_MS = 10_000;
/** Between one call and the next. */
const GAP_MS = 5_000;
/** How long a text stands where nothing may sound: as long as two sentences would take. */
const SILENT_MS = 15_000;
/** Older calls than this many are forgotten: none of them can come again. */
const REMEMBERED = 200;

interface CallerParts {
	readonly play: (clips: readonly (Clip | typeof CHIME)[], volume: number) => Promise<void>;
	/** 0 to 100 at the moment it is asked. */
	readonly volume: () => number;
	readonly sleep: (ms: number) => Promise<void>;
	/** What this device has called out, which a page that is loaded anew must not call again. */
	readonly memory: CallMemory;
}

/** Keys of calls, oldest first. */
interface CallMemory {
	readonly read: () => readonly string[];
	readonly write: (keys: readonly string[]) => void;
}

/** Calls customers out one at a time, each once: on the screen, with a chime, and twice in both languages. */
export class Caller {
	/** Who is called now; null while nobody is. */
	current = $state.raw<ReadyCall | null>(null);
	/** From the first call of a row of them to the pause after the last. */
	isCalling = $state(false);
	private readonly parts: CallerParts;
	/** Keys of the latest calls, oldest first, those that wait for their turn too. */
	private called: readonly string[];
	private queue: readonly ReadyCall[] = [];

	constructor(parts: CallerParts) {
		this.parts = parts;
		this.called = parts.memory.read();
	}

	/**
	 * Takes those that were not called yet; the others are dropped. Whoever waits for a turn and is not
	 * among `standing` has fetched the car meanwhile: on a busy evening the turns would fall ever further behind.
	 */
	offer(calls: readonly ReadyCall[], standing: ReadonlySet<string>): void {
		this.queue = this.queue.filter(({ key }) => standing.has(key));
		const fresh = calls.filter(({ key }) => !this.called.includes(key));
		if (fresh.length === 0) return;
		this.called = [...this.called, ...fresh.map(({ key }) => key)].slice(-REMEMBERED);
		this.queue = [...this.queue, ...fresh];
		if (!this.isCalling) void this.callAll();
	}

	private async callAll(): Promise<void> {
		this.isCalling = true;
		for (let next = this.queue[0]; next !== undefined; next = this.queue[0]) {
			this.queue = this.queue.slice(1);
			this.current = next;
			await this.say(next);
			await this.parts.sleep(STAYS_MS);
			this.current = null;
			// Not before: a page that fails in the middle of a call says it again.
			const { read, write } = this.parts.memory;
			write([...read(), next.key].slice(-REMEMBERED));
			await this.parts.sleep(GAP_MS);
		}
		this.isCalling = false;
	}

	private async say(call: ReadyCall): Promise<void> {
		const { play, volume, sleep } = this.parts;
		if (volume() === 0) return sleep(SILENT_MS);
		const sentence = [...spokenCall('zh', call), ...spokenCall('en', call)];
		await play([CHIME, ...sentence], volume());
		await sleep(PAUSE_MS);
		// A quiet hour that began meanwhile is quiet.
		if (volume() > 0) await play(sentence, volume());
	}
}
