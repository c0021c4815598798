import type { Command } from '#core/commands.ts';
import { undoableAs } from '#core/undo/undoable.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import { dispatchText } from '$lib/i18n/dispatch.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { eventsText } from '$lib/i18n/events.ts';
import type { Names } from '$lib/i18n/refusals.ts';
import type { LiveBoard } from './live-board.svelte.ts';
import type { OwnStep } from './own-step.ts';
import type { UndoOutcome } from './undo-stack.ts';

/** A step just done, with the way back offered beside it. */
interface Offered {
	readonly step: OwnStep;
	readonly text: string;
}

/** Whose steps they are: the words and voices of a desk, and the board that takes steps back. */
interface Owner {
	readonly locale: Locale;
	readonly names: Names;
	readonly board: Pick<LiveBoard, 'undoStack'>;
	speak(text: string): void;
	done(text: string): void;
	/** Says a refusal, and before it what was wished. */
	sayRefused(answer: Extract<CommandAnswer, { status: 'refused' }>, wished: string): void;
}

/** Ten seconds: long enough to see what one did, and to reach the way back (rule T6). */
const OFFERED_MS = 10_000;

/** What a command is about, for the words on a button: a plate, or a plate and its work. */
function aboutOf({ names }: Pick<Owner, 'names'>, command: Command): string {
	if (command.type === 'ReplanOperations') {
		return [...new Set(command.moves.map(({ job }) => names.car(job)))].join(' ');
	}
	if ('visit' in command) return names.car(command.visit);
	if (!('job' in command)) return '';
	const plate = names.car(command.job);
	return 'operation' in command ? `${plate} ${names.operation(command.operation)}` : plate;
}

/** The ids of the same, which outlive a reload where words may not. */
function idsOf(command: Command): readonly string[] {
	if (command.type === 'ReplanOperations') return command.moves.map(({ job }) => job);
	if ('operation' in command) return [command.operation];
	if ('visit' in command) return [command.visit];
	return 'job' in command ? [command.job] : [];
}

/** What those ids stand for now; nothing for a car that has left. */
function aboutIds({ names }: Pick<Owner, 'names'>, ids: readonly string[]): string {
	const told = ids.map((id) => {
		const job = id.split('/')[0] ?? id;
		const plate = names.car(job);
		if (plate === job) return '';
		return job === id ? plate : `${plate} ${names.operation(id)}`;
	});
	return [...new Set(told)].filter((part) => part !== '').join(' ');
}

/**
 * One's own steps at the desk: what the last ones were about, the way back offered after each, and
 * undo and redo in words. Which step is taken back, and whether it can be, others know.
 */
export class OwnSteps {
	/** The step just done; null when it was long ago or was taken back. */
	offered = $state.raw<Offered | null>(null);

	private readonly desk: Owner;
	private latest: Command | null = null;
	private timer: ReturnType<typeof setTimeout> | undefined;

	constructor(desk: Owner) {
		this.desk = desk;
	}

	private get texts(): ReturnType<typeof dispatchText> {
		return dispatchText(this.desk.locale);
	}

	/** A step in words: what was done, and with which car. */
	name({ what, about, on = [] }: OwnStep): string {
		const words = about === '' ? aboutIds(this.desk, on) : about;
		return [eventsText(this.desk.locale)[what], words].filter((part) => part !== '').join(' ');
	}

	/** A command is on its way: from now on the way back of what was tapped before it is not offered. */
	sends(command: Command): void {
		if (undoableAs(command.type) === null) return;
		this.latest = command;
		this.dismiss();
	}

	/** A command was done: remembers what it was about, and offers the way back if it was the latest. */
	took(command: Command, answer: Extract<CommandAnswer, { status: 'accepted' }>): void {
		const what = undoableAs(command.type);
		if (what === null || !answer.changed) return;
		const about = { about: aboutOf(this.desk, command), on: idsOf(command) };
		this.desk.board.undoStack.describe(answer.id, about);
		if (this.latest === command) this.offer({ id: answer.id, what, ...about });
	}

	private offer(step: OwnStep): void {
		const text = this.texts.stepDone({ what: this.name(step) });
		this.offered = { step, text };
		this.desk.speak(text);
		clearTimeout(this.timer);
		this.timer = setTimeout(() => {
			this.offered = null;
		}, OFFERED_MS);
	}

	/** Takes the offer off the page; the step stays on the stack. */
	dismiss(): void {
		clearTimeout(this.timer);
		this.offered = null;
	}

	/** Takes the latest step back. */
	async undo(): Promise<void> {
		this.dismiss();
		this.tell(await this.desk.board.undoStack.undo(), 'undone');
	}

	/** Does again what was taken back last. */
	async redo(): Promise<void> {
		this.dismiss();
		this.tell(await this.desk.board.undoStack.redo(), 'redone');
	}

	/** Takes one certain step back, whatever came after it elsewhere. */
	async undoStep(step: OwnStep): Promise<void> {
		this.dismiss();
		this.tell(await this.desk.board.undoStack.undoStep(step), 'undone');
	}

	private tell(outcome: UndoOutcome, how: 'undone' | 'redone'): void {
		if (outcome.status === 'nothing') return;
		const what = this.name(outcome.step);
		if (outcome.status === 'refused') {
			this.desk.sayRefused(outcome.answer, this.texts.undoRefused({ what }));
			return;
		}
		this.desk.done(how === 'undone' ? this.texts.undone({ what }) : this.texts.redone({ what }));
	}
}
