import { createContext } from 'svelte';
import { SvelteSet } from 'svelte/reactivity';
import type { Bar } from '#core/board/timeline-bars.ts';
import { filterChoices, knownFilter } from '#core/board/work-filter.ts';
import type { RowsShown } from '#core/board/timeline.ts';
import { midnightOf, shownDays, todayOf } from '#core/board/timeline-day.ts';
import type { Command, OperationMove } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import { commandId, type JobId } from '#core/ids.ts';
import { lateMinutesAt } from '#core/job/late-finish.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { mayDo } from '#core/people/may.ts';
import { carsOfCause } from '#core/plan/few-causes.ts';
import { isPlanning } from '#core/plan/what-if.ts';
import { canBeExplained } from '#core/planner/explain/why-this.ts';
import { couldBeHelped } from '#core/planner/explain/would-help.ts';
import { latenessOf } from '#core/promise/lateness.ts';
import { MINUTE_MS, type Instant, type LocalDate } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { eventsText } from '$lib/i18n/events.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { whatIfText } from '$lib/i18n/what-if.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import type { DeskDialog } from './desk-dialog.ts';
import { KeptChoices } from './kept-choices.svelte.ts';
import { spanText } from '$lib/i18n/lateness-text.ts';
import { Wishes } from '$lib/live/wishes.ts';
import { Planner } from '$lib/planner/planner.svelte.ts';
import { notDoneOf, notDoneText, type NotDone } from './not-done.ts';
import type { VerbStep } from './verb-commands.ts';
import { WhatIf } from './what-if.svelte.ts';

/** Who sits at the desk. */
export type Person = Pick<Actor, 'id' | 'name' | 'role' | 'staff'>;

interface DeskParts {
	readonly board: LiveBoard;
	readonly toasts: Toasts;
	readonly locale: () => Locale;
	readonly person: () => Person;
}

/** Zoom steps: how many times wider than "the day fits". */
const ZOOMS = [1, 1.5, 2, 3, 5, 8] as const;
/** The last of the zoom steps. */
export const WIDEST = 8;
const NEXT_ROWS: Readonly<Record<RowsShown, RowsShown>> = {
	bay: 'technician',
	technician: 'both',
	both: 'bay'
};
/** Lateness is said in minutes; working it out more often than four times a minute shows nothing new. */
const CLOCK_STEP_MS = MINUTE_MS / 4;

/**
 * What the person at the desk looks at and is doing: rows, day, zoom, the selected car, the open
 * dialog; and the one way by which a wish is sent. Everything about cars comes from the live board.
 */
export class Desk {
	readonly board: LiveBoard;
	by = $state<RowsShown>('bay');
	/** How many days are shown side by side. */
	days = $state<1 | 3>(1);
	/** Keeps now in its place on the screen. */
	follows = $state(false);
	/** The day chosen; null follows today over midnight. */
	chosenDate = $state<LocalDate | null>(null);
	/** How many times wider than "it fits" an hour is drawn. */
	zoom = $state(1);
	job = $state<JobId | null>(null);
	bar = $state<string | null>(null);
	dialog = $state.raw<DeskDialog | null>(null);
	/** The cause of lateness that was pressed; only its cars are in tray and table. */
	cause = $state<string | null>(null);
	isPanelOpen = $state(true);
	isTrayOpen = $state(true);
	/** What this person chose to see; kept on the device. */
	readonly kept: KeptChoices;
	/** Positions of steps done at this desk since others' news was told last. */
	readonly ownSeqs = new SvelteSet<number>();
	readonly wishes: Wishes;
	/** The plan that is being tried. */
	readonly whatIf = new WhatIf({
		inForce: () => this.inForce,
		now: () => this.board.clock.now,
		actor: () => this.person
	});

	/** Finds plans to be tried; nothing moves by itself. */
	readonly planner = new Planner({
		state: () => this.inForce,
		now: () => this.board.clock.now,
		show: (moves, how) => {
			this.whatIf.show(moves, how);
		}
	});

	private readonly parts: DeskParts;
	readonly now: Instant = $derived.by(
		() => Math.floor(this.board.clock.now / CLOCK_STEP_MS) * CLOCK_STEP_MS
	);
	/** The plan in force, whatever is being tried. */
	readonly inForce = $derived.by(() => this.board.state);
	/** What the page shows: the workshop as it is, or as it would be. */
	readonly state = $derived.by(() => (this.whatIf.isOn ? this.whatIf.state : this.inForce));
	readonly setup = $derived(this.state.setup);
	readonly zone = $derived(this.setup?.timeZone ?? 'UTC');
	private readonly minute = $derived(Math.floor(this.now / MINUTE_MS) * MINUTE_MS);
	readonly names = $derived.by(() => namesOf(this.locale, this.state, this.minute));
	readonly today = $derived(todayOf(this.state, this.minute));
	readonly date = $derived(this.chosenDate ?? this.today);
	readonly shown = $derived(
		this.setup === null ? { from: 0, to: 1 } : shownDays(this.setup, this.date, this.days)
	);
	/** When the workshop's present day began. */
	readonly todayFrom = $derived(this.setup === null ? 0 : midnightOf(this.setup, this.today));
	readonly midnight = $derived(this.setup === null ? 0 : midnightOf(this.setup, this.date));
	/** The filter of tray and table, as far as this workshop knows its parts. */
	readonly filter = $derived.by(() => knownFilter(filterChoices(this.state), this.kept.filter));
	/** The cars of the pressed cause; null: all. */
	readonly onlyCars = $derived.by(() => carsOfCause(this.state, this.now, this.cause));

	constructor(parts: DeskParts) {
		this.board = parts.board;
		this.parts = parts;
		const { board, toasts, locale } = parts;
		this.wishes = new Wishes({ board, toasts, locale, names: () => this.names });
		this.kept = new KeptChoices(parts.person().id);
	}

	/** What was done at this desk, to be taken back. */
	get steps(): Wishes['steps'] {
		return this.wishes.steps;
	}

	get locale(): Locale {
		return this.parts.locale();
	}

	get person(): Person {
		return this.parts.person();
	}

	/** Who looks at what: asked before anything is offered. */
	get viewer(): Viewer {
		return { state: this.state, who: this.person };
	}

	/** Whether this person may wish such a thing at all, be it of what is their own only. */
	may(wished: Command['type']): boolean {
		return mayDo(this.person.role, wished);
	}

	/** Whether they may say where and when work is done: what cannot be moved is not lifted. */
	get mayPlan(): boolean {
		return this.may('ReplanOperations');
	}

	/** Shows the details of a car; `bar` too when one of its bars was chosen. */
	select(job: JobId, bar: Bar | null = null): void {
		this.job = job;
		this.bar = bar?.id ?? null;
		this.isPanelOpen = true;
	}

	/** Why the chosen work, or else the car's first that can still be moved, is planned as it is. */
	askWhy(): void {
		const job = this.job === null ? undefined : this.state.jobs.get(this.job);
		const known = job?.operations.filter((one) => canBeExplained(job, one)) ?? [];
		const operation = known.find(({ id }) => this.bar?.startsWith(`${id}@`)) ?? known[0];
		if (job !== undefined && operation !== undefined)
			this.dialog = { kind: 'why', job: job.id, operation: operation.id };
	}

	/** What would help the chosen car, where it will be late. */
	askHelp(): void {
		const job = this.job === null ? undefined : this.state.jobs.get(this.job);
		if (job !== undefined && couldBeHelped(job, latenessOf(this.state, job, this.now)))
			this.dialog = { kind: 'help', job: job.id };
	}

	/** Lays moves over the plan on the board where plans are tried; null when they lie there, else why not. */
	async tryMoves(moves: readonly OperationMove[]): Promise<NotDone | null> {
		const wasOn = this.whatIf.isOn;
		if (!wasOn) this.whatIf.open();
		const notDone = await this.wish({ type: 'ReplanOperations', moves });
		if (notDone !== null && !wasOn) this.leaveWhatIf();
		return notDone;
	}

	/** To the next zoom step in or out. */
	zoomBy(steps: 1 | -1): void {
		const next =
			steps > 0
				? ZOOMS.find((zoom) => zoom > this.zoom)
				: ZOOMS.findLast((zoom) => zoom < this.zoom);
		this.zoom = next ?? this.zoom;
	}

	/** As a wheel or two fingers ask for it, within the steps. */
	zoomTimes(factor: number): void {
		this.zoom = Math.min(WIDEST, Math.max(1, this.zoom * factor));
	}

	/** Bays, technicians, both, and again. */
	turnRows(to: RowsShown = NEXT_ROWS[this.by]): void {
		this.by = to;
		this.bar = null;
	}

	turnDays(): void {
		this.days = this.days === 1 ? 3 : 1;
		this.zoom = 1;
	}

	readonly isPending = (target: string): boolean => this.board.pending.has(target);

	/** Sends a wish; null when it was done, else why not. The caller says it where the person looks. */
	async wish(command: Command): Promise<NotDone | null> {
		return this.whatIf.isOn ? this.tryOut(command) : this.send(command);
	}

	/** Makes what was tried real, as one step. Null when it was done; else it can go on being tried. */
	async commit(): Promise<NotDone | null> {
		const { command } = this.whatIf;
		const notDone = command === null ? null : await this.send(command);
		if (notDone === null) this.leaveWhatIf();
		return notDone;
	}

	/** Leaves the tried plan without a trace. */
	leaveWhatIf(): void {
		this.planner.reset();
		this.whatIf.drop();
	}

	/** While a plan is tried only places can be wished; everything else is about the real day. */
	private tryOut(command: Command): NotDone | null {
		if (isPlanning(command)) {
			// Whoever takes a hand in it has seen enough.
			this.planner.stop();
			const refusal = this.whatIf.try(command);
			return refusal === null
				? null
				: this.notDone({ status: 'refused', id: commandId('what-if'), refusal });
		}
		const t = whatIfText(this.locale);
		const words = { severity: 'warning', text: t.onlyPlaces, action: t.leaveFirst } as const;
		return { words, isStale: false, version: null, changes: [], isListed: false };
	}

	/** Takes the latest step back, tried or real. */
	undo(): void {
		if (this.whatIf.isOn) this.whatIf.undo();
		else void this.steps.undo();
	}

	/** Does again what was taken back last. */
	redo(): void {
		if (this.whatIf.isOn) this.whatIf.redo();
		else void this.steps.redo();
	}

	private async send(command: Command): Promise<NotDone | null> {
		const isLate = this.finishesLate(command);
		const answer = await this.wishes.send(command);
		if (answer.status === 'refused') return this.notDone(answer);
		this.ownSeqs.add(answer.seq);
		if (isLate && command.type === 'FinishOperation') {
			this.dialog = { kind: 'cause', job: command.job, operation: command.operation };
		}
		return null;
	}

	/** Whether this finish will need a cause; it is asked for afterwards, for finishing waits for nothing. */
	private finishesLate(command: Command): boolean {
		if (command.type !== 'FinishOperation') return false;
		const job = this.state.jobs.get(command.job);
		const operation = job?.operations.find(({ id }) => id === command.operation);
		if (job === undefined || operation === undefined) return false;
		const finish = { at: this.board.clock.now, goesBack: command.outcome === 'failed' };
		return lateMinutesAt(job, operation, finish) > 0;
	}

	private notDone(answer: Extract<CommandAnswer, { status: 'refused' }>): NotDone {
		const { locale, names, board } = this;
		const isListed = (id: string): boolean => board.refusedLate.some((late) => late.id === id);
		return notDoneOf(answer, { locale, names, isListed });
	}

	/** Sends a wish from a button: nothing is said when it was done, the screen shows it. */
	async press(command: Command): Promise<void> {
		const notDone = await this.wish(command);
		if (notDone?.isListed === false) this.say(notDone);
	}

	/** Does what a verb leads to: sends it, or asks for what is still missing. */
	take(step: VerbStep): void {
		if ('ask' in step) this.dialog = step.ask;
		else void this.press(step.send);
	}

	/** A refusal as a toast: why not, then who changed it. */
	say(notDone: NotDone): void {
		const tone = notDone.words.severity === 'notice' ? 'news' : 'problem';
		this.parts.toasts.say(notDoneText(this.locale, notDone), tone);
	}

	/** Minutes as people say them. */
	span(minutes: number): string {
		return spanText(this.locale, minutes);
	}

	/** What an event is called. */
	eventName(type: keyof ReturnType<typeof eventsText>): string {
		return eventsText(this.locale)[type];
	}
}

/** The desk of the page. */
export const [getDesk, setDesk] = createContext<Desk>();
