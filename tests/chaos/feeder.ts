import { stateFromRows } from '#core/board/state-from-rows.ts';
import type { Command } from '#core/commands.ts';
import { BAY } from '../builders/a-setup.ts';
import type { Random } from '../support/random.ts';
import { randomCommand } from '../support/random-command.ts';
import type { WatchedScreen } from './watched-screen.ts';

/** Every so many commands the day is closed, so that ended visits leave the board. */
const CLOSES_EVERY = 800;
/** Commands of one desk under way at once; an outbox holds two hundred. */
const MOST_UNDER_WAY = 100;
const TOGGLED = [BAY.booth, BAY.body, BAY.inspection, BAY.wash] as const;

/** A desk that sends at a steady pace, half of it sure to be shown everywhere. */
export class Feeder {
	isPaused = false;
	private readonly desk: WatchedScreen;
	private readonly random: Random;
	private readonly timer: ReturnType<typeof setInterval>;
	private sent = 0;
	private readonly underWay = new Set<Promise<unknown>>();
	private names = 0;

	constructor(desk: WatchedScreen, random: Random, perSecond: number) {
		this.desk = desk;
		this.random = random;
		this.timer = setInterval(() => {
			if (!this.isPaused && this.underWay.size < MOST_UNDER_WAY) void this.send(this.next());
		}, 1_000 / perSecond);
	}

	/** One change that everybody is shown. */
	async changeOne(): Promise<void> {
		await this.send(this.toggle());
	}

	/** Resolves when everything it sent was answered. */
	async rest(): Promise<void> {
		this.isPaused = true;
		await Promise.all(this.underWay);
	}

	stop(): void {
		clearInterval(this.timer);
	}

	private async send(command: Command): Promise<void> {
		const answered = this.desk.screen.send(command);
		this.underWay.add(answered);
		await answered;
		this.underWay.delete(answered);
	}

	private next(): Command {
		this.sent += 1;
		if (this.sent % CLOSES_EVERY === 0) return { type: 'CloseDay' };
		if (this.random.chance(0.6)) return this.toggle();
		const { rows, seq } = this.desk.view;
		const command = randomCommand({
			random: this.random,
			state: stateFromRows(rows, seq),
			now: Date.now(),
			past: [],
			newName: () => `${this.desk.name}-${this.names++}`
		});
		// Versions on masked screens follow plates: with one erased, what was shown before it cannot be
		// worked out anew. Erasure has properties of its own.
		return command.type === 'ErasePerson' ? this.toggle() : command;
	}

	private toggle(): Command {
		const bay = this.random.pick(TOGGLED)!;
		return this.desk.view.rows.has(`outage:${bay}`)
			? { type: 'ReturnBay', bay }
			: { type: 'TakeBayOut', bay, reason: 'lamp', until: null };
	}
}
