import { createContext } from 'svelte';
import type { Command } from '#core/commands.ts';
import { mayDo } from '#core/people/may.ts';
import type { Role } from '#core/people/role.ts';
import { MINUTE_MS } from '#core/time/instant.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import { problemsOfEdit, refusalOfEdit, type NamedEdit } from '#core/workshop/decide-edit-setup.ts';
import type { SetupEdit } from '#core/workshop/setup-edit.ts';
import type { SetupProblem } from '#core/workshop/read-setup.ts';
import type { Setup } from '#core/workshop/setup.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { SetupChange } from '#protocol/setup-history.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { setupFaultText } from '$lib/i18n/import.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { changedByText, refusalText } from '$lib/i18n/refusals.ts';
import { workshopSettingsText } from '$lib/i18n/workshop-settings.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import type { Fault } from './fields.ts';
import { readSetupHistory } from './read-history.ts';

interface DeskParts {
	readonly board: LiveBoard;
	readonly workshop: string;
	readonly role: Role;
	readonly locale: () => Locale;
	readonly toasts: Toasts;
}

/** A change is on the screen long before this; a restore in between would keep one waiting for ever. */
const SHOWN_WITHIN_MS = 2_000;

/**
 * The set-up as somebody edits it: what the live board shows of it, who may change what, and the one
 * way by which an edit is checked and sent.
 */
export class SetupDesk {
	readonly board: LiveBoard;
	/** The latest change somebody made, for "changed by"; null until it was asked for. */
	latest = $state.raw<SetupChange | null>(null);
	private readonly parts: DeskParts;
	readonly state = $derived.by(() => this.board.state);
	readonly setup = $derived<Setup | null>(this.state.setup);
	readonly zone = $derived(this.setup?.timeZone ?? 'UTC');
	/** Workshop time by the minute; what is shown here changes no more often. */
	readonly minute = $derived.by(() => Math.floor(this.board.clock.now / MINUTE_MS) * MINUTE_MS);
	readonly names = $derived.by(() => namesOf(this.locale, this.state, this.minute));

	constructor(parts: DeskParts) {
		this.parts = parts;
		this.board = parts.board;
	}

	get locale(): Locale {
		return this.parts.locale();
	}

	get workshop(): string {
		return this.parts.workshop;
	}

	may(command: Command['type']): boolean {
		return mayDo(this.parts.role, command);
	}

	/** The name of a technician or advisor. */
	readonly nameOf = (code: string): string => this.state.registers.staff.get(code)?.name ?? '';

	/** A moment as it is typed and read here: `2026-11-23 08:00` in the workshop's zone. */
	readonly momentText = (at: number): string =>
		`${localDateOf(at, this.zone)} ${localTimeOf(at, this.zone)}`;

	/** Checks an edit as the server will, and sends it when nothing is wrong; null when it was done. */
	async edit(edit: SetupEdit, name?: string): Promise<Fault | null> {
		const wish: NamedEdit = name === undefined ? { edit } : { edit, name };
		// Whether something is in use the server knows best; what is typed can be judged here, all at once.
		if (refusalOfEdit(this.state, wish)?.code === 'workshop/invalid-set-up')
			return this.faultOf(problemsOfEdit(this.state, wish));
		return this.send({ type: 'EditSetup', seen: this.state.setupVersion, ...wish });
	}

	/** Sends a command; null when it was done and is on the screen, else why not. */
	async send(command: Command): Promise<Fault | null> {
		const answer = await this.board.send(command);
		if (answer.status === 'refused') return this.refused(answer);
		await this.shown(answer.seq);
		return null;
	}

	/** Sends a command from a button that stands in no row being edited; a refusal is said in passing. */
	async press(command: Command): Promise<void> {
		const fault = await this.send(command);
		if (fault !== null) this.say(fault);
	}

	private say({ fields, lines }: Fault): void {
		this.parts.toasts.say([...Object.values(fields), ...lines].join(' — '), 'problem');
	}

	/** Asks who made the latest change; called when one is noticed that this person did not make. */
	async askWho(): Promise<void> {
		const history = await readSetupHistory(this.workshop);
		this.latest = history?.events[0] ?? null;
	}

	private refused(answer: Extract<CommandAnswer, { status: 'refused' }>): Fault {
		const { refusal, changedBy = [] } = answer;
		if (refusal.code === 'workshop/invalid-set-up' && refusal.why !== undefined)
			return this.faultOf([{ path: refusal.where, value: refusal.value, code: refusal.why }]);
		const { text, action } = refusalText(this.locale, refusal, this.names);
		const who = changedByText(this.locale, changedBy, this.names);
		return { fields: {}, lines: [text, ...who, ...(action === null ? [] : [action])] };
	}

	private faultOf(problems: readonly SetupProblem[]): Fault {
		const fields: Record<string, string> = {};
		for (const { path, code } of problems)
			fields[fieldIn(path)] ??= setupFaultText(this.locale, code);
		return { fields, lines: [workshopSettingsText(this.locale).notSaved] };
	}

	/** Resolves once the screen shows the log up to `seq`, so that the next edit is made on it. */
	private shown(seq: number): Promise<void> {
		return new Promise((resolve) => {
			const timer = setTimeout(done, SHOWN_WITHIN_MS);
			const stop = $effect.root(() => {
				// The outside world is the live line; there is no event to await for "rows have come".
				$effect(() => {
					if (this.board.state.seq >= seq) done();
				});
			});
			function done(): void {
				clearTimeout(timer);
				queueMicrotask(() => {
					stop();
				});
				resolve();
			}
		});
	}
}

/** The part of a path within its entry: `technicians[3].skills.M1` is the field `skills.M1`. */
const fieldIn = (path: string): string => path.replace(/^[a-zA-Z]+\[\d+\]\.?/u, '');

/** The desk of the page. */
export const [getSetupDesk, setSetupDesk] = createContext<SetupDesk>();
