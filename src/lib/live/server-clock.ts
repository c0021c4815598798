import type { ClockSetting } from '#core/job/events.ts';
import type { Instant } from '#core/time/instant.ts';
import type { ServerTime } from '#protocol/messages.ts';

/** Display rule B13: the offset is smoothed over this many readings. */
const READINGS = 5;
/** Further off than this is no jitter of the network: the device slept, or its clock was set. */
const JUMP_MS = 2_000;

/**
 * The server's two clocks, told from the device's own: a TV whose clock is wrong still shows the
 * workshop's time. Every message with a time in it is one reading.
 */
export class ServerClock {
	private readonly localNow: () => number;
	private offsets: number[] = [];
	private setting: ClockSetting | null = null;

	/** `localNow` is the device's clock in milliseconds; only its steady running is relied on. */
	constructor(localNow: () => number) {
		this.localNow = localNow;
	}

	/** One reading; `sentAt` is when the question was sent where it was an answer, in device time. */
	read(time: ServerTime, sentAt: number | null): void {
		const receivedAt = this.localNow();
		const offset = time.realNow - ((sentAt ?? receivedAt) + receivedAt) / 2;
		if (Math.abs(offset - this.offset) > JUMP_MS) this.offsets = [];
		this.offsets = [...this.offsets.slice(1 - READINGS), offset];
		this.setting = { realAt: time.realNow, workshopAt: time.workshopNow, rate: time.rate };
	}

	/**
	 * What it said when this device's clock stood at `localAt`, before the device was started. One that fell
	 * back meanwhile is taken to have stood still.
	 */
	recall(time: ServerTime, localAt: number): void {
		this.offsets = [time.realNow - Math.min(localAt, this.localNow())];
		this.setting = { realAt: time.realNow, workshopAt: time.workshopNow, rate: time.rate };
	}

	/** What it says now, as a message of the server would. */
	get time(): ServerTime {
		return { realNow: this.realNow, workshopNow: this.workshopNow, rate: this.rate };
	}

	/** The workshop's clock was set: known at once from its row, before the next reading. */
	set(setting: ClockSetting): void {
		this.setting = setting;
	}

	/** Whether the server has told the time yet; until then the device's time is shown. */
	get isKnown(): boolean {
		return this.setting !== null;
	}

	/** Workshop milliseconds per real millisecond. */
	get rate(): number {
		return this.setting?.rate ?? 1;
	}

	/** Real time of the server. */
	get realNow(): number {
		return this.localNow() + this.offset;
	}

	/** Workshop time, whole milliseconds: it travels with taps, and the wire takes no fractions. */
	get workshopNow(): Instant {
		const { setting, realNow } = this;
		return Math.round(
			setting === null ? realNow : setting.workshopAt + (realNow - setting.realAt) * setting.rate
		);
	}

	private get offset(): number {
		const { offsets } = this;
		return offsets.length === 0
			? 0
			: offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
	}
}
