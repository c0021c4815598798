import { createContext } from 'svelte';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { mayDo, type Deed } from '#core/people/may.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { changedByText, inOneLine, refusalText } from '$lib/i18n/refusals.ts';
import { openBoard, setBoard, type LiveBoard } from '$lib/live/live-board.svelte.ts';
import { OwnSteps } from '$lib/live/own-steps.svelte.ts';
import { setToasts, Toasts } from '$lib/ui/toasts.svelte.ts';

/** Who looks at the page. */
type Person = Pick<Actor, 'id' | 'name' | 'role' | 'staff'>;

interface Opening {
	readonly workshop: string | null;
	readonly person: Person;
	readonly locale: () => Locale;
}

/** Days and minutes are all that is said here; four looks a minute are enough. */
const CLOCK_STEP_MS = MINUTE_MS / 4;

/**
 * What somebody with a list looks at: people, parts, the end of the day, calls. Everything about cars
 * comes from the live board, and every wish goes one way.
 */
class DayDesk {
	readonly board: LiveBoard;
	readonly steps: OwnSteps = new OwnSteps(this);
	private readonly toasts: Toasts;
	private readonly parts: Opening;
	readonly now: Instant = $derived.by(
		() => Math.floor(this.board.clock.now / CLOCK_STEP_MS) * CLOCK_STEP_MS
	);
	readonly state = $derived.by(() => this.board.state);
	readonly zone = $derived(this.state.setup?.timeZone ?? 'UTC');
	private readonly minute = $derived(Math.floor(this.now / MINUTE_MS) * MINUTE_MS);
	readonly names = $derived.by(() => namesOf(this.locale, this.state, this.minute));

	constructor(parts: Opening, board: LiveBoard, toasts: Toasts) {
		this.parts = parts;
		this.board = board;
		this.toasts = toasts;
	}

	get locale(): Locale {
		return this.parts.locale();
	}

	get person(): Person {
		return this.parts.person;
	}

	get workshop(): string {
		return this.parts.workshop ?? '';
	}

	/** Who looks at what: asked before anything is offered. */
	get viewer(): Viewer {
		return { state: this.state, who: this.person };
	}

	/** Whether this person may do such a thing at all, be it to what is their own only. */
	may(deed: Deed): boolean {
		return mayDo(this.person.role, deed);
	}

	/** Sends a wish; null when it was done, else why not, in words. The caller says it. */
	readonly wish = async (command: Command): Promise<string | null> => {
		const answer = await this.board.send(command);
		if (answer.status === 'refused') return this.words(answer);
		this.steps.took(command, answer);
		return null;
	};

	/** Sends a wish from a button; a refusal is said in passing. */
	readonly press = async (command: Command): Promise<boolean> => {
		const mistake = await this.wish(command);
		if (mistake !== null) this.toasts.say(mistake, 'problem');
		return mistake === null;
	};

	/** A refusal as a toast, and before it what was wished. */
	sayRefused(answer: Extract<CommandAnswer, { status: 'refused' }>, wished: string): void {
		this.toasts.say([wished, this.words(answer)].join(' — '), 'problem');
	}

	/** Something went well that the screen does not show by itself. */
	done(text: string): void {
		this.toasts.say(text, 'done');
	}

	/** Said to a screen reader; the screen shows it anyway. */
	speak(text: string): void {
		this.toasts.speak(text);
	}

	private words({
		refusal,
		changedBy = []
	}: Extract<CommandAnswer, { status: 'refused' }>): string {
		return [
			inOneLine(this.locale, refusalText(this.locale, refusal, this.names)),
			...changedByText(this.locale, changedBy, this.names)
		].join(' — ');
	}
}

/** The desk of the page. */
const [getDayDesk, setDayDesk] = createContext<DayDesk>();
export { getDayDesk };

/** Opens the board of a page with its desk and voice; call it while the page is being made. */
export function openDayDesk(parts: Opening): DayDesk {
	const toasts = setToasts(new Toasts());
	const { workshop, person } = parts;
	const board = setBoard(
		openBoard({ workshop: workshop ?? '', audience: 'staff', person: person.id })
	);
	return setDayDesk(new DayDesk(parts, board, toasts));
}
