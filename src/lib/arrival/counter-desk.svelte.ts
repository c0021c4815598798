import { createContext } from 'svelte';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import type { JobId } from '#core/ids.ts';
import { mayDo } from '#core/people/may.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { changedByText, inOneLine, refusalText } from '$lib/i18n/refusals.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

interface CounterParts {
	readonly board: LiveBoard;
	readonly toasts: Toasts;
	readonly locale: () => Locale;
	readonly person: () => Person;
}

type Person = Pick<Actor, 'id' | 'name' | 'role' | 'staff'>;

/** Ages at the counter are said in minutes; working them out four times a minute is often enough. */
const CLOCK_STEP_MS = MINUTE_MS / 4;

/** What the counter and the book of appointments share: the live board, words, and the way a wish is sent. */
export class CounterDesk {
	readonly board: LiveBoard;
	private readonly parts: CounterParts;
	readonly now: Instant = $derived.by(
		() => Math.floor(this.board.clock.now / CLOCK_STEP_MS) * CLOCK_STEP_MS
	);
	readonly state = $derived.by(() => this.board.state);
	readonly setup = $derived(this.state.setup);
	readonly zone = $derived(this.setup?.timeZone ?? 'UTC');
	readonly today = $derived(localDateOf(this.now, this.zone));
	private readonly minute = $derived(Math.floor(this.now / MINUTE_MS) * MINUTE_MS);
	readonly names = $derived.by(() => namesOf(this.locale, this.state, this.minute));

	constructor(parts: CounterParts) {
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

	/** Whether this person may wish such a thing at all, be it of what is their own only. */
	may(wished: Command['type']): boolean {
		return mayDo(this.person.role, wished);
	}

	/** Whether something wished about this car, or its work, is not on the screen yet. */
	isPending(job: JobId): boolean {
		return [...this.board.pending.keys()].some((key) => key === job || key.startsWith(`${job}/`));
	}

	/** Sends a wish; a refusal is said in a toast. Whether it was taken. */
	async press(command: Command): Promise<boolean> {
		const answer = await this.board.send(command);
		if (answer.status === 'refused') this.sayRefused(answer);
		return answer.status === 'accepted';
	}

	/** Something went well that the screen does not show by itself. */
	done(text: string): void {
		this.parts.toasts.say(text, 'done');
	}

	private sayRefused({
		refusal,
		changedBy = []
	}: Extract<CommandAnswer, { status: 'refused' }>): void {
		const words = refusalText(this.locale, refusal, this.names);
		const text = [
			inOneLine(this.locale, words),
			...changedByText(this.locale, changedBy, this.names)
		].join(' — ');
		this.parts.toasts.say(text, words.severity === 'notice' ? 'news' : 'problem');
	}
}

/** The desk of the page. */
export const [getCounter, setCounter] = createContext<CounterDesk>();
