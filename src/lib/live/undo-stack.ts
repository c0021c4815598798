import type { Command } from '#core/commands.ts';
import type { CommandId } from '#core/ids.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { undoableAs } from '#core/undo/undoable.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { OwnStep } from './own-step.ts';
import type { StepStorage } from './undo-storage.ts';

/**
 * One's own steps of today, to be taken back and done again in turn. It remembers ids and what was
 * done, sends commands through its owner, and leaves it to the server whether they can be undone.
 */

/** How an undo or redo ended. */
export type UndoOutcome =
	/** There was nothing to take back, or to do again. */
	| { readonly status: 'nothing' }
	| { readonly status: 'done'; readonly step: OwnStep }
	/**
	 * Refused. `dropped`: for good (somebody built upon it, say), and the step is off the stack; else it
	 * can be tried again. The answer says why, and who did what since.
	 */
	| {
			readonly status: 'refused';
			readonly step: OwnStep;
			readonly dropped: boolean;
			readonly answer: Extract<CommandAnswer, { status: 'refused' }>;
	  };

export interface UndoStackParts {
	readonly send: (command: Command) => Promise<CommandAnswer>;
	/** The workshop's date; steps of another day are forgotten. */
	readonly today: () => LocalDate | null;
	/** Keeps the steps over a reload of the page. */
	readonly storage: StepStorage;
	/** What can be undone or redone has changed. */
	readonly onChange: () => void;
}

/** More than anybody takes back one by one. */
const MOST_KEPT = 100;

/** Refusals that no waiting cures. */
const isForGood = (code: string): boolean =>
	code.startsWith('undo/') || code === 'person/not-allowed';

export class UndoStack {
	private readonly parts: UndoStackParts;
	private done: readonly OwnStep[] = [];
	private undone: readonly OwnStep[] = [];
	private day: LocalDate | null = null;
	private epoch: string | null = null;
	private readonly onTheWay = new Set<Promise<void>>();

	constructor(parts: UndoStackParts) {
		this.parts = parts;
	}

	/** What `undo` would take back; null where there is nothing. */
	get nextUndo(): OwnStep | null {
		return this.isToday ? (this.done.at(-1) ?? null) : null;
	}

	/** What `redo` would do again; null where there is nothing. */
	get nextRedo(): OwnStep | null {
		return this.isToday ? (this.undone.at(-1) ?? null) : null;
	}

	get canUndo(): boolean {
		return this.nextUndo !== null;
	}

	get canRedo(): boolean {
		return this.nextRedo !== null;
	}

	/**
	 * The server that answers is of this epoch. The first time what the page before this one did is found
	 * again; a later epoch knows none of these steps.
	 */
	begin(epoch: string): void {
		if (epoch === this.epoch) return;
		const isFirst = this.epoch === null;
		this.epoch = epoch;
		const day = this.parts.today();
		const kept = isFirst ? this.parts.storage.load() : null;
		const holds = kept !== null && kept.epoch === epoch && kept.day === day;
		const since = isFirst ? this.done : [];
		this.day = day;
		this.done = [...(holds ? kept.done : []), ...since];
		this.undone = holds && since.length === 0 ? kept.undone : [];
		this.changed();
	}

	/** Says what a step was about, in words and by its ids. */
	describe(step: CommandId, about: Pick<OwnStep, 'about' | 'on'>): void {
		this.done = this.done.map((one) => (one.id === step ? { ...one, ...about } : one));
		this.changed();
	}

	/** A command of the page before this one was answered. */
	answeredLate(command: Command, answer: CommandAnswer): void {
		const what = undoableAs(command.type);
		if (what !== null) this.note(what, answer);
	}

	/** A command of one's own is on its way; once it is done it can be taken back. */
	sending(command: Command, answer: Promise<CommandAnswer>): void {
		const what = undoableAs(command.type);
		if (what === null) return;
		const noted = answer.then((given) => {
			this.onTheWay.delete(noted);
			this.note(what, given);
		});
		this.onTheWay.add(noted);
	}

	/** A new step ends what could be done again. */
	private note(what: OwnStep['what'], answer: CommandAnswer): void {
		if (answer.status === 'refused' || !answer.changed) return;
		this.beginDay();
		this.done = [...this.done, { id: answer.id, what, about: '' }].slice(-MOST_KEPT);
		this.undone = [];
		this.changed();
	}

	/**
	 * Takes the latest step back. What is still on its way is waited for: whoever drops a bar and takes
	 * it back at once means that bar and not the one before.
	 */
	async undo(): Promise<UndoOutcome> {
		while (this.onTheWay.size > 0) await Promise.all(this.onTheWay);
		const step = this.nextUndo;
		return step === null ? NOTHING : this.undoStep(step);
	}

	/** Takes one certain step back, of this stack or out of a job's history; it can be done again. */
	async undoStep(named: OwnStep): Promise<UndoOutcome> {
		this.beginDay();
		const place = this.done.findIndex(({ id }) => id === named.id);
		const step = this.done[place] ?? named;
		// Off the stack while it is on its way: pressing twice takes back two steps, not one twice.
		this.done = this.done.filter(({ id }) => id !== step.id);
		this.parts.onChange();
		const outcome = await this.takeBack(step);
		if (outcome.status === 'done') this.undone = [...this.undone, outcome.back];
		else if (!outcome.dropped && place >= 0) this.done = this.done.toSpliced(place, 0, step);
		return this.told(step, outcome);
	}

	/** Does again what was taken back last. */
	async redo(): Promise<UndoOutcome> {
		const step = this.nextRedo;
		if (step === null) return NOTHING;
		this.undone = this.undone.slice(0, -1);
		this.parts.onChange();
		const outcome = await this.takeBack(step);
		if (outcome.status === 'done') this.done = [...this.done, outcome.back].slice(-MOST_KEPT);
		else if (!outcome.dropped) this.undone = [...this.undone, step];
		return this.told(step, outcome);
	}

	private async takeBack(step: OwnStep): Promise<TakenBack> {
		const answer = await this.parts.send({ type: 'UndoStep', step: step.id });
		return answer.status === 'accepted'
			? { status: 'done', back: { ...step, id: answer.id } }
			: { status: 'refused', dropped: isForGood(answer.refusal.code), answer };
	}

	private told(step: OwnStep, outcome: TakenBack): UndoOutcome {
		this.changed();
		if (outcome.status === 'done') return { status: 'done', step };
		const { dropped, answer } = outcome;
		return { status: 'refused', step, dropped, answer };
	}

	/** What is on its way just now is kept as it was before: a reload must not lose it. */
	private changed(): void {
		const { epoch, day, done, undone } = this;
		if (epoch !== null && day !== null) this.parts.storage.keep({ epoch, day, done, undone });
		this.parts.onChange();
	}

	/** Of yesterday's steps the server takes none back. */
	private get isToday(): boolean {
		return this.day === this.parts.today();
	}

	private beginDay(): void {
		if (this.isToday) return;
		this.day = this.parts.today();
		this.done = [];
		this.undone = [];
	}
}

type TakenBack =
	/** The undo is a step itself; taking `back` back does the first one again. */
	| { readonly status: 'done'; readonly back: OwnStep }
	| {
			readonly status: 'refused';
			readonly dropped: boolean;
			readonly answer: Extract<CommandAnswer, { status: 'refused' }>;
	  };

const NOTHING: UndoOutcome = { status: 'nothing' };
