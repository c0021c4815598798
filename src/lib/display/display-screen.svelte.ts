import type { Display } from '#core/board/display.ts';
import {
	engineOf,
	HEARTBEAT_EVERY_MS,
	tierOf,
	type Heartbeat,
	type SoundState
} from '#core/display/heartbeat.ts';
import { isOffHours } from '#core/display/off-hours.ts';
import { entryAt, nextTurn, type Turn, type TurnCause } from '#core/display/playlist.ts';
import { displayOf, pathOf } from '#core/display/profile.ts';
import type { DisplayOrder, DisplaySelf } from '#protocol/displays.ts';
import { openFleetLine, type FleetLine } from '$lib/live/fleet-line.ts';
import type { FollowedBoard } from '$lib/live/followed-board.svelte.ts';
import type { Rounds } from '$lib/ui/pager.svelte.ts';
import { createContext } from 'svelte';

interface ScreenParts {
	readonly board: FollowedBoard;
	/** Which build of the product made the page. */
	readonly version: string;
	/** Between it and the pages of whatever it shows. */
	readonly rounds: Rounds;
}

/** How long a screen shows its name when it is asked who it is. */
const NAMED_FOR_MS = 10_000;
/** What changed is said a moment later, together with what else changes in it. */
const SAID_AFTER_MS = 1_100;
const LONGEST_FAULT = 200;

/**
 * A page on a screen that was let in: it follows its profile, does what it is told, and says twice a minute
 * how it is. What it shows of cars comes over the board's own line and is no business of this one.
 */
export class DisplayScreen {
	/** What it was last told of itself. */
	self = $state.raw() as DisplaySelf;
	/** Where it stands in its playlist. */
	turn = $state.raw<Turn>({ index: 0, since: 0 });
	isNamed = $state(false);
	hasTestCard = $state(false);
	/** Kept by whoever keeps the screen awake; said with every heartbeat. */
	wakeLock: boolean | null = null;

	/** What its page draws with. */
	readonly display = $derived.by((): Display => {
		const { profile } = this.self;
		const entry = entryAt(profile.playlist, this.turn);
		return displayOf(profile, entry ?? { layout: 'bay', scope: '', dwellS: 0 });
	});
	/** Counts what is shown anew: another entry, another profile. */
	readonly shown = $derived(`${String(this.turn.index)} ${JSON.stringify(this.self.profile)}`);
	readonly isDark = $derived.by(() => {
		const { profile, calendar } = this.self;
		return isOffHours(profile.hours, this.#parts.board.clock.now, calendar);
	});

	readonly #parts: ScreenParts;
	#line: FleetLine | null = null;
	#fault = '';
	#sound: SoundState = 'none';
	#naming: ReturnType<typeof setTimeout> | undefined;
	#saying: ReturnType<typeof setTimeout> | undefined;

	constructor(self: DisplaySelf, parts: ScreenParts) {
		this.self = self;
		this.#parts = parts;
		this.turn = { index: 0, since: performance.now() };
		parts.rounds.onend = () => {
			this.#go('page-end');
		};
	}

	/** Follows the server until the returned function is called. */
	start(): () => void {
		const line = openFleetLine({
			up: () => {
				this.#sayNow();
			},
			self: (self) => {
				this.#become(self);
			},
			order: (order) => {
				this.#obey(order);
			},
			// Taken down: whatever is on the glass must go, and the code come back.
			turnedAway: () => {
				void import('$lib/screen/keep-page.ts')
					.then(({ forgetPage }) => forgetPage())
					.catch(() => undefined)
					.finally(() => {
						location.replace('/display');
					});
			}
		});
		this.#line = line;
		const beats = setInterval(() => {
			this.#sayNow();
		}, HEARTBEAT_EVERY_MS);
		const failed = ({ message }: ErrorEvent): void => {
			this.#fault = message.slice(0, LONGEST_FAULT);
		};
		addEventListener('error', failed);
		return () => {
			removeEventListener('error', failed);
			clearInterval(beats);
			clearTimeout(this.#naming);
			clearTimeout(this.#saying);
			line.close();
		};
	}

	/** What became of the sound, by whoever makes it. */
	hasSound(sound: SoundState): void {
		if (sound === this.#sound) return;
		this.#sound = sound;
		this.saySoon();
	}

	/** Something about this screen is another now: whoever looks after it hears so in a moment. */
	saySoon(): void {
		this.#saying ??= setTimeout(() => {
			this.#saying = undefined;
			this.#sayNow();
		}, SAID_AFTER_MS);
	}

	#become(self: DisplaySelf): void {
		const { profile } = this.self;
		const next = self.profile;
		// Language and theme are in the page from its first byte, and another page has other rows.
		if (pathOf(next) !== pathOf(profile) || next.page !== profile.page) {
			location.replace(pathOf(next));
			return;
		}
		if (next.locale !== profile.locale || next.theme !== profile.theme) {
			location.reload();
			return;
		}
		this.self = self;
		this.saySoon();
	}

	#obey(order: DisplayOrder): void {
		switch (order) {
			case 'reload':
				location.reload();
				return;
			case 'identify':
				this.isNamed = true;
				clearTimeout(this.#naming);
				this.#naming = setTimeout(() => {
					this.isNamed = false;
				}, NAMED_FOR_MS);
				return;
			case 'next-page':
				if (!this.#parts.rounds.next()) this.#go('asked');
				return;
			case 'test-card':
				this.hasTestCard = !this.hasTestCard;
				this.saySoon();
		}
	}

	#go(cause: TurnCause): void {
		const before = this.turn;
		const happened = { cause, at: performance.now() };
		this.turn = nextTurn(this.self.profile.playlist, before, happened);
		if (this.turn !== before) this.saySoon();
	}

	#sayNow(): void {
		void this.#line?.beat(this.#heartbeat()).then((told) => {
			// Any page of the server hands out the new credential with its answer.
			if (told?.status === 'heard' && told.renew)
				void fetch('/display/wait').catch(() => undefined);
		});
	}

	#heartbeat(): Heartbeat {
		const engine = engineOf(navigator.userAgent);
		const { version, board } = this.#parts;
		const { clock, dataAt } = board;
		const mode = this.isDark ? 'off-hours' : 'page';
		return {
			version,
			engine: engine === null ? '' : `${engine.name} ${String(engine.major)}`,
			tier: tierOf(engine),
			viewport: { width: innerWidth, height: innerHeight, ratio: devicePixelRatio },
			dataAgeMs: dataAt === null ? null : Math.max(0, (clock.now - dataAt) / clock.rate),
			deviceNow: Date.now(),
			sound: this.self.profile.sound.volume === 0 ? 'off' : this.#sound,
			wakeLock: this.wakeLock,
			entry: this.turn.index,
			mode: this.hasTestCard ? 'test-card' : mode,
			fault: this.#fault
		};
	}
}

/** The screen a page is on, where it is one that was let in; null on any other. */
export const [getDisplayScreen, setDisplayScreen] = createContext<DisplayScreen | null>();
