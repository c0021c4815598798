import { createContext, onMount } from 'svelte';
import type { Audience } from '#core/board/rows.ts';
import type { ScreenLink } from '#core/board/screen-notice.ts';
import { stateFromRows } from '#core/board/state-from-rows.ts';
import type { Command } from '#core/commands.ts';
import type { UnshownWish } from '#core/foreseen-wishes.ts';
import { workshopCode, type CommandId, type OperationId, type WorkshopCode } from '#core/ids.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import {
	LIFT_AGAIN_EVERY_MS,
	type CommandAnswer,
	type Welcome,
	type WireRefusal
} from '#protocol/messages.ts';
import type { Connection } from './connection.ts';
import {
	deviceLateRefusals,
	noLateRefusals,
	type LateRefusal,
	type LateRefusalStorage
} from './late-refusals.ts';
import { LiveClock } from './live-clock.ts';
import { newCommandId } from './new-command-id.ts';
import { NOTHING_LIFTED } from './others-hands.ts';
import type { LateAnswer, Unsent } from './outbox.ts';
import { browserStorage, noStorage } from './outbox-storage.ts';
import { NOTHING_PENDING, Pending } from './pending.ts';
import { leaveForSignIn } from './leave-for-sign-in.ts';
import { reloadPage } from './reload-page.ts';
import { socketIoConnection } from './socket-io-connection.ts';
import type { OwnStep } from './own-step.ts';
import { UndoStack } from './undo-stack.ts';
import { noStepStorage, tabStepStorage } from './undo-storage.ts';
import { NO_ROWS, View } from './view.ts';

export interface BoardOptions {
	readonly workshop: WorkshopCode | string;
	readonly audience: Audience;
	/** Origin of the server; left out: where the page came from. */
	readonly url?: string | undefined;
	/** Who is signed in; commands not yet answered outlive a reload of the page under this name. */
	readonly person?: string | undefined;
	/** What the server had when it made the page, so that the first frame is not empty. */
	readonly first?: Welcome | undefined;
}

/** What the buttons and keys of undo and redo stand for. */
export interface OwnSteps {
	readonly undo: OwnStep | null;
	readonly redo: OwnStep | null;
}

/** How often the view looks at the time; the shortest wait it has to notice is a second. */
const CHECK_EVERY_MS = 1_000;
/** A page nobody looks at gets no animation frames; its board is kept up to date all the same. */
const BEAT_AT_LATEST_MS = 250;

/**
 * A board as a page holds it: what the server shows to this audience, reactive, always with its age.
 * Changes that come in one burst are applied in one beat. Make it with `openBoard`.
 */
export class LiveBoard {
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
	/** Commands whose effect is not shown yet, by operation id (by job id where they are about the whole visit). */
	pending = $state.raw(NOTHING_PENDING);
	/** The same in the order they were tapped in, for pages that go on with what they will bring about. */
	unshown = $state.raw<readonly UnshownWish[]>([]);
	/** Names of those who have an operation in the air elsewhere, by operation. */
	lifts = $state.raw(NOTHING_LIFTED);
	/** Wishes that wait for the line; null while none does. `UnsentStrip` says it. */
	unsent = $state.raw<Unsent | null>(null);
	/**
	 * Wishes that had to wait for the line and were refused then, the oldest first, until the person has
	 * seen them (`dismissRefused`), also over a reload. Their callers hear it, too, as far as they live.
	 */
	refusedLate = $state.raw<readonly LateRefusal[]>([]);
	/** What undo and redo would do now; null where there is nothing. */
	ownSteps = $state.raw<OwnSteps>({ undo: null, redo: null });
	/** Own steps of today: `undo()`, `redo()`, and `undoStep()` for one out of a job's history. */
	readonly undoStack: UndoStack;
	/** Workshop time; `clock.now` ticks while it is read. */
	readonly clock: LiveClock;

	readonly audience: Audience;
	private readonly view: View;
	private readonly lateRefusals: LateRefusalStorage;
	private readonly sent = new Pending();
	private epoch: string | null = null;
	private revision = 0;
	private beat: (() => void) | null = null;
	private holding: ReturnType<typeof setInterval> | undefined;

	constructor(options: BoardOptions) {
		const workshop = workshopCode(options.workshop);
		this.audience = options.audience;
		const person = options.person ?? '';
		const isSender = options.audience === 'staff' && typeof localStorage !== 'undefined';
		this.lateRefusals = isSender ? deviceLateRefusals(workshop, person) : noLateRefusals;
		this.refusedLate = this.lateRefusals.load();
		this.view = new View({
			workshop,
			audience: options.audience,
			localNow: () => performance.timeOrigin + performance.now(),
			storage: isSender ? browserStorage(workshop, person) : noStorage,
			onChange: () => {
				this.applyInOneBeat();
			},
			onOutdated: reloadPage,
			...(isSender ? { onSignedOut: leaveForSignIn } : {}),
			onLateAnswer: (late, answer) => {
				this.answeredLate(late, answer);
			}
		});
		this.clock = new LiveClock(this.view.clock);
		this.undoStack = new UndoStack({
			send: (command) => this.send(command),
			today: () => this.today,
			storage: isSender ? tabStepStorage(workshop, person) : noStepStorage,
			onChange: () => {
				this.showOwnSteps();
			}
		});
		if (options.first !== undefined) this.view.take(options.first, null);
		// What the page before this one left waiting is still to come.
		for (const { envelope, tappedAt } of this.view.waiting) {
			const { id, command } = envelope;
			this.sent.add({ id, command, at: tappedAt ?? this.view.clock.workshopNow });
		}
		this.showPending();
		this.apply();
	}

	/** Whether any row has come; until then what is empty is not known to be empty. */
	get hasRows(): boolean {
		return this.dataAt !== null;
	}

	/**
	 * Tells the others which operation is being dragged here, until it is called with null; they are
	 * told again while it lasts. Nothing of it is stored.
	 */
	lift(operation: OperationId | null): void {
		clearInterval(this.holding);
		this.view.lift(operation);
		if (operation === null) return;
		this.holding = setInterval(() => {
			this.view.lift(operation);
		}, LIFT_AGAIN_EVERY_MS);
	}

	/** Follows the server over this line until the returned function is called. */
	follow(connection: Connection): () => void {
		this.view.connect(connection);
		const checks = setInterval(() => {
			this.view.check();
		}, CHECK_EVERY_MS);
		return () => {
			clearInterval(checks);
			clearInterval(this.holding);
			this.view.close();
			this.beat?.();
		};
	}

	/**
	 * Sends a wish. The answer comes when the server has one, after any number of lost lines; until
	 * its effect is shown the operation stands in `pending`. `follows` names the wish whose outcome it was
	 * made on, where that is not shown yet.
	 */
	async send(command: Command, follows?: CommandId): Promise<CommandAnswer> {
		const id = newCommandId();
		this.sent.add({ id, command, at: this.view.clock.workshopNow });
		this.showPending();
		const answered = this.view.send(id, command, follows);
		this.undoStack.sending(command, answered);
		const answer = await answered;
		this.sent.answered(answer, this.state.seq);
		this.showPending();
		return answer;
	}

	private showPending(): void {
		this.pending = this.sent.byTarget();
		this.unshown = this.sent.all();
	}

	/** The person has seen that this wish was refused. */
	dismissRefused(id: CommandId): void {
		this.tellRefused(this.refusedLate.filter((late) => late.id !== id));
	}

	private answeredLate(late: LateAnswer, answer: CommandAnswer): void {
		const { envelope, tappedAt, isCallerGone } = late;
		if (isCallerGone) {
			this.undoStack.answeredLate(envelope.command, answer);
			this.sent.answered(answer, this.state.seq);
			this.showPending();
		}
		if (answer.status === 'accepted') return;
		const { id, command } = envelope;
		this.tellRefused([...this.refusedLate, { id, command, tappedAt, answer }]);
	}

	private tellRefused(all: readonly LateRefusal[]): void {
		this.refusedLate = all;
		this.lateRefusals.keep(all);
	}

	/** Null before the set-up is known. */
	private get today(): LocalDate | null {
		const zone = this.state.setup?.timeZone;
		return zone === undefined ? null : localDateOf(this.view.clock.workshopNow, zone);
	}

	private showOwnSteps(): void {
		const { nextUndo: undo, nextRedo: redo } = this.undoStack;
		this.ownSteps = { undo, redo };
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

	private apply(): void {
		const { view } = this;
		if (view.revision !== this.revision) {
			this.revision = view.revision;
			this.rows = view.copyOfRows();
			this.state = stateFromRows(view.rows, view.seq, this.state);
			this.settlePending();
			if (this.epoch !== null && this.today !== null) this.undoStack.begin(this.epoch);
		}
		this.link = view.link;
		this.canStore = view.canStore;
		this.refusal = view.refusal;
		this.unsent = view.unsent;
		this.dataAt = view.dataAt;
		this.incidents = view.incidents;
		this.lifts = view.hands.byOperation;
		this.clock.refresh();
	}

	private settlePending(): void {
		if (this.view.epoch !== this.epoch) this.sent.startOver();
		this.epoch = this.view.epoch;
		this.sent.reached(this.view.seq);
		this.showPending();
	}
}

/** Opens a board for the life of the component that calls it. */
export function openBoard(options: BoardOptions): LiveBoard {
	const board = new LiveBoard(options);
	onMount(() => board.follow(socketIoConnection({ url: options.url })));
	return board;
}

/** The board of the page, for components below the one that opened it. */
export const [getBoard, setBoard] = createContext<LiveBoard>();
