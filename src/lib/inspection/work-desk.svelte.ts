import { createContext } from 'svelte';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { changedByText, inOneLine, refusalText } from '$lib/i18n/refusals.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import { OwnSteps } from '$lib/live/own-steps.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

/** Who holds the tablet. */
export type Person = Pick<Actor, 'id' | 'name' | 'role' | 'staff'>;

interface DeskParts {
	readonly board: LiveBoard;
	readonly toasts: Toasts;
	readonly locale: () => Locale;
	readonly person: () => Person;
}

/** Waiting is said in minutes; four looks a minute are enough. */
const CLOCK_STEP_MS = MINUTE_MS / 4;

/**
 * What the person with the tablet looks at, and the one way by which a wish is sent. Everything about
 * cars comes from the live board.
 */
export class WorkDesk {
	readonly board: LiveBoard;
	readonly steps: OwnSteps = new OwnSteps(this);
	private readonly parts: DeskParts;
	readonly now: Instant = $derived.by(
		() => Math.floor(this.board.clock.now / CLOCK_STEP_MS) * CLOCK_STEP_MS
	);
	readonly state = $derived.by(() => this.board.state);
	readonly names = $derived.by(() =>
		namesOf(this.locale, this.state, Math.floor(this.now / MINUTE_MS) * MINUTE_MS)
	);

	constructor(parts: DeskParts) {
		this.board = parts.board;
		this.parts = parts;
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

	/** Sends a wish; null when it was done, else why not, in words. The caller says it. */
	readonly wish = async (command: Command): Promise<string | null> => {
		const answer = await this.board.send(command);
		if (answer.status === 'refused') return this.words(answer);
		this.steps.took(command, answer);
		return null;
	};

	/** Sends a wish from a button; a refusal is said in passing. */
	async press(command: Command): Promise<void> {
		const mistake = await this.wish(command);
		if (mistake !== null) this.parts.toasts.say(mistake, 'problem');
	}

	/** A refusal as a toast, and before it what was wished. */
	sayRefused(answer: Extract<CommandAnswer, { status: 'refused' }>, wished: string): void {
		this.parts.toasts.say([wished, this.words(answer)].join(' — '), 'problem');
	}

	/** Something went well that the screen does not show by itself. */
	done(text: string): void {
		this.parts.toasts.say(text, 'done');
	}

	/** Said to a screen reader; the screen shows it anyway. */
	speak(text: string): void {
		this.parts.toasts.speak(text);
	}

	private words({
		refusal,
		changedBy = []
	}: Extract<CommandAnswer, { status: 'refused' }>): string {
		const { locale, names } = this;
		return [
			inOneLine(locale, refusalText(locale, refusal, names)),
			...changedByText(locale, changedBy, names)
		].join(' — ');
	}
}

/** The desk of the page. */
export const [getWorkDesk, setWorkDesk] = createContext<WorkDesk>();
