import { createContext, onMount } from 'svelte';
import type { Audience } from '#core/board/rows.ts';
import type { Command } from '#core/commands.ts';
import type { UnshownWish } from '#core/foreseen-wishes.ts';
import { workshopCode, type CommandId, type OperationId, type WorkshopCode } from '#core/ids.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import { LIFT_AGAIN_EVERY_MS, type CommandAnswer, type Welcome } from '#protocol/messages.ts';
import type { Connection } from './connection.ts';
import { deviceNow, FollowedBoard } from './followed-board.svelte.ts';
import {
	deviceLateRefusals,
	noLateRefusals,
	type LateRefusal,
	type LateRefusalStorage
} from './late-refusals.ts';
import { newCommandId } from './new-command-id.ts';
import type { LateAnswer, Unsent } from './outbox.ts';
import { browserStorage, noStorage } from './outbox-storage.ts';
import { NOTHING_PENDING, Pending } from './pending.ts';
import { leaveForSignIn } from './leave-for-sign-in.ts';
import { reloadPage } from './reload-page.ts';
import { socketIoConnection } from './socket-io-connection.ts';
import type { OwnStep } from './own-step.ts';
import { UndoStack } from './undo-stack.ts';
import { noStepStorage, tabStepStorage } from './undo-storage.ts';
import { View, type ViewOptions } from './view.ts';

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

/** A board of a page that also sends wishes, with what became of them. Make it with `openBoard`. */
export class LiveBoard extends FollowedBoard<View> {
	/** Commands whose effect is not shown yet, by operation id (by job id where they are about the whole visit). */
	pending = $state.raw(NOTHING_PENDING);
	/** The same in the order they were tapped in, for pages that go on with what they will bring about. */
	unshown = $state.raw<readonly UnshownWish[]>([]);
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
	private readonly lateRefusals: LateRefusalStorage;
	private readonly sent = new Pending();
	private epoch: string | null = null;
	private holding: ReturnType<typeof setInterval> | undefined;

	constructor(options: BoardOptions) {
		const workshop = workshopCode(options.workshop);
		const { audience, person = '' } = options;
		const isSender = audience === 'staff' && typeof localStorage !== 'undefined';
		let onLateAnswer: ViewOptions['onLateAnswer'] = () => undefined;
		super(
			audience,
			(onChange) =>
				new View({
					...{ workshop, audience, localNow: deviceNow, onChange },
					storage: isSender ? browserStorage(workshop, person) : noStorage,
					onOutdated: reloadPage,
					...(isSender ? { onSignedOut: leaveForSignIn } : {}),
					onLateAnswer: (late, answer) => {
						onLateAnswer(late, answer);
					}
				})
		);
		onLateAnswer = (late, answer) => {
			this.answeredLate(late, answer);
		};
		this.lateRefusals = isSender ? deviceLateRefusals(workshop, person) : noLateRefusals;
		this.refusedLate = this.lateRefusals.load();
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

	override follow(connection: Connection): () => void {
		const leave = super.follow(connection);
		return () => {
			clearInterval(this.holding);
			leave();
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

	protected override apply(): void {
		super.apply();
		this.unsent = this.view.unsent;
	}

	protected override rowsChanged(): void {
		this.settlePending();
		if (this.epoch !== null && this.today !== null) this.undoStack.begin(this.epoch);
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
