import { createContext } from 'svelte';
import {
	advisorCars,
	firstChoice,
	isAmong,
	isAmongLeft,
	type CarsOf
} from '#core/board/advisor-cars.ts';
import { callsAmong } from '#core/board/follow-up-lines.ts';
import type { Actor } from '#core/decider.ts';
import { doneToday } from '#core/duty/worklist.ts';
import type { AdditionId, JobId } from '#core/ids.ts';
import type { Viewer } from '#core/people/may-on.ts';
import { SECOND_MS, type Instant } from '#core/time/instant.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import type { Saying } from '$lib/i18n/duty-sentence.ts';
import { namesOf } from '$lib/i18n/names.ts';
import type { LiveBoard } from '$lib/live/live-board.svelte.ts';
import { Wishes } from '$lib/live/wishes.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

/** What is asked in a sheet before something is sent. */
export type AdvisorAsk =
	| { readonly kind: 'answer' | 'offer'; readonly job: JobId; readonly addition: AdditionId }
	| { readonly kind: 'report' | 'hand-over' | 'tell-delay' | 'track'; readonly job: JobId };

interface DeskParts {
	readonly board: LiveBoard;
	readonly toasts: Toasts;
	readonly workshop: string;
	readonly locale: () => Locale;
	readonly person: () => Pick<Actor, 'id' | 'name' | 'role' | 'staff'>;
}

/** What has just happened is to be done at once; a look at all cars costs too much for every second. */
const CLOCK_STEP_MS = 5 * SECOND_MS;

/**
 * What the advisor looks at and is doing: whose cars, which one is open, which sheet; and the one way by
 * which a wish is sent. Everything about cars comes from the live board.
 */
export class AdvisorDesk {
	readonly board: LiveBoard;
	readonly wishes: Wishes;
	/** Null: as the role begins. */
	chosen = $state.raw<CarsOf | null>(null);
	/** The car whose line is unfolded. */
	open = $state<JobId | null>(null);
	ask = $state.raw<AdvisorAsk | null>(null);

	private readonly parts: DeskParts;
	readonly now: Instant = $derived.by(
		() => Math.floor(this.board.clock.now / CLOCK_STEP_MS) * CLOCK_STEP_MS
	);
	readonly state = $derived.by(() => this.board.state);
	readonly zone = $derived(this.state.setup?.timeZone ?? 'UTC');
	readonly names = $derived.by(() => namesOf(this.locale, this.state, this.now));
	readonly cars = $derived.by(() => this.chosen ?? firstChoice(this.viewer));
	readonly list = $derived.by(() => advisorCars(this.viewer, { cars: this.cars, now: this.now }));
	/** Customers who have left and are to be called (duty D13). */
	readonly calls = $derived.by(() =>
		callsAmong(this.state, {
			who: this.person,
			now: this.now,
			isAmong: isAmongLeft(this.viewer, this.cars)
		})
	);
	readonly done = $derived.by(() =>
		doneToday(this.state, { now: this.now, cars: isAmong(this.viewer, this.cars) })
	);

	constructor(parts: DeskParts) {
		this.board = parts.board;
		this.parts = parts;
		const { board, toasts, locale } = parts;
		this.wishes = new Wishes({ board, toasts, locale, names: () => this.names });
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

	get workshop(): string {
		return this.parts.workshop;
	}

	get person(): Pick<Actor, 'id' | 'name' | 'role' | 'staff'> {
		return this.parts.person();
	}

	/** Who looks at what: asked before anything is offered. */
	get viewer(): Viewer {
		return { state: this.state, who: this.person };
	}

	/** What sentences are said with. */
	get saying(): Saying {
		return { locale: this.locale, state: this.state, names: this.names };
	}

	readonly isPending = (job: JobId): boolean => this.board.pending.has(job);
}

/** The desk of the page. */
export const [getAdvisorDesk, setAdvisorDesk] = createContext<AdvisorDesk>();
