import { onMount } from 'svelte';
import type { KeptRows } from '#core/board/kept-rows.ts';
import type { Audience } from '#core/board/rows.ts';
import type { ScreenLink } from '#core/board/screen-notice.ts';
import { stateFromRows } from '#core/board/state-from-rows.ts';
import { workshopCode, type WorkshopCode } from '#core/ids.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import { bareConnection } from './bare-connection.ts';
import type { Connection } from './connection.ts';
import { Follower, NO_ROWS } from './follower.ts';
import { LiveClock } from './live-clock.ts';
import { NOTHING_LIFTED } from './others-hands.ts';
import { reloadPage } from './reload-page.ts';

/** How often the view looks at the time; the shortest wait it has to notice is a second. */
const CHECK_EVERY_MS = 1_000;
/** A page nobody looks at gets no animation frames; its board is kept up to date all the same. */
const BEAT_AT_LATEST_MS = 250;

/** The device's clock, milliseconds: it runs steadily while a page lives. */
export const deviceNow = (): number => performance.timeOrigin + performance.now();

/**
 * A board as a page holds it: what the server shows to this audience, reactive, always with its age.
 * Changes that come in one burst are applied in one beat. A page that also sends has a `LiveBoard`.
 */
export class FollowedBoard<Logic extends Follower = Follower> {
	/** Rows by key (`kind:id`) as this audience may see them. */
	rows = $state.raw(NO_ROWS);
	/** The same as a state the core's functions work on; stays empty for the lounge. */
	state = $state.raw<WorkshopState>(emptyState);
	/** `live`: up to date. `connecting`: for less than 20 s not. `stale`: longer; say so, and since `dataAt`. */
	link = $state.raw<ScreenLink>('connecting');
	/** False while the server can store nothing: no wish is taken, and what is shown stays true. */
	canStore = $state.raw(true);
	/** Why, while `link` is `refused`. */
	refusal = $state.raw<WireRefusal | null>(null);
	/** Workshop time at which what is shown was last known to be true; null before anything came. */
	dataAt = $state.raw<Instant | null>(null);
	/** When the page began to wait for its rows, by its device. */
	readonly openedAt: Instant = performance.timeOrigin + performance.now();
	/** Times this screen was found to be wrong and was healed. */
	incidents = $state.raw(0);
	/** Names of those who have an operation in the air elsewhere, by operation. */
	lifts = $state.raw(NOTHING_LIFTED);
	/** Workshop time; `clock.now` ticks while it is read. */
	readonly clock: LiveClock;
	readonly audience: Audience;

	protected readonly view: Logic;
	private revision = 0;
	private beat: (() => void) | null = null;

	/** `make` gives the logic of the screen, which calls what it is handed whenever something changed. */
	constructor(audience: Audience, make: (onChange: () => void) => Logic) {
		this.audience = audience;
		this.view = make(() => {
			this.applyInOneBeat();
		});
		this.clock = new LiveClock(this.view.clock);
	}

	/** Whether any row has come; until then what is empty is not known to be empty. */
	get hasRows(): boolean {
		return this.dataAt !== null;
	}

	/** How long ago what is shown was last known to be true, real milliseconds by the device's clock. */
	get confirmedAgoMs(): number {
		return deviceNow() - this.view.confirmedAt;
	}

	/** What a device may keep of this board; null while it is not known to be true. */
	toKeep(timeZone: string): KeptRows | null {
		const { audience, view, dataAt, link } = this;
		if (link !== 'live' || dataAt === null || view.epoch === null) return null;
		const { epoch, seq, clock } = view;
		const rows = [...view.rows.values()];
		return { audience, epoch, seq, dataAt, localAt: deviceNow(), time: clock.time, timeZone, rows };
	}

	/** Shows what the device kept, until the server says more. */
	recall(kept: KeptRows): void {
		this.view.recall(kept);
	}

	/** Follows the server over this line until the returned function is called. */
	follow(connection: Connection): () => void {
		this.view.connect(connection);
		const checks = setInterval(() => {
			this.view.check();
		}, CHECK_EVERY_MS);
		return () => {
			clearInterval(checks);
			this.view.close();
			this.beat?.();
		};
	}

	/** Shows what the logic knows now. */
	protected apply(): void {
		const { view } = this;
		if (view.revision !== this.revision) {
			this.revision = view.revision;
			this.rows = view.copyOfRows();
			this.state = stateFromRows(view.rows, view.seq, this.state);
			this.rowsChanged();
		}
		this.link = view.link;
		this.canStore = view.canStore;
		this.refusal = view.refusal;
		this.dataAt = view.dataAt;
		this.incidents = view.incidents;
		this.lifts = view.hands.byOperation;
		this.clock.refresh();
	}

	/** Rows, or the position they stand for, are others than before. */
	protected rowsChanged(): void {
		// Nothing waits on them here.
	}

	private applyInOneBeat(): void {
		// Before the board is mounted, and on the server, there is nothing to draw in between.
		if (typeof requestAnimationFrame === 'undefined') {
			this.apply();
			return;
		}
		if (this.beat !== null) return;
		const frame = requestAnimationFrame(() => this.beat?.());
		const latest = setTimeout(() => this.beat?.(), BEAT_AT_LATEST_MS);
		this.beat = () => {
			this.beat = null;
			cancelAnimationFrame(frame);
			clearTimeout(latest);
			this.apply();
		};
	}
}

/** Which board a screen on a wall follows. */
interface Followed {
	readonly workshop: WorkshopCode | string;
	readonly audience: Audience;
}

/** Opens a board that is only looked at, for the life of the component that calls it. */
export function followBoard({ workshop, audience }: Followed): FollowedBoard {
	const board = new FollowedBoard(
		audience,
		(onChange) =>
			new Follower({
				workshop: workshopCode(workshop),
				audience,
				localNow: deviceNow,
				onChange,
				onOutdated: reloadPage
			})
	);
	onMount(() => board.follow(bareConnection()));
	return board;
}
