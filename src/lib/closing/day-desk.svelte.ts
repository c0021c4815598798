import { createContext } from 'svelte';
import type { Actor } from '#core/decider.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { mayDo, type Deed } from '#core/people/may.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { namesOf } from '$lib/i18n/names.ts';
import { openBoard, setBoard, type LiveBoard } from '$lib/live/live-board.svelte.ts';
import { Wishes } from '$lib/live/wishes.ts';
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
	readonly wishes: Wishes;
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
		this.wishes = new Wishes({ board, toasts, locale: parts.locale, names: () => this.names });
	}

	/** Sends what a form says. */
	get wish(): Wishes['wish'] {
		return this.wishes.wish;
	}

	/** Sends what a button says. */
	get press(): Wishes['press'] {
		return this.wishes.press;
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
