import { createContext } from 'svelte';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import type { JobId } from '#core/ids.ts';
import { mayDo } from '#core/people/may.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import { Wishes } from '$lib/live/wishes.ts';
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
	readonly wishes: Wishes;
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
		const { board, toasts, locale } = parts;
		this.wishes = new Wishes({ board, toasts, locale, names: () => this.names });
	}

	/** Sends what a button says. */
	get press(): Wishes['press'] {
		return this.wishes.press;
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
}

/** The desk of the page. */
export const [getCounter, setCounter] = createContext<CounterDesk>();
