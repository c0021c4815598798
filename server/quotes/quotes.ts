import type { Outlook, PromiseAsked } from '#core/promise/outlook.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';

/**
 * Looks ahead for promises beside the thread that serves everybody: five hundred simulated days of sixty bays
 * take tens of milliseconds, in which no wall would hear of anything.
 */
export interface Quotes {
	/** Never rejects and never keeps anybody waiting for long: `NO_OUTLOOK` where there is no answer in time. */
	outlookOf(asked: PromiseAsked, now: Instant): Promise<Outlook>;
	/** Takes no more questions; those waiting are answered `NO_OUTLOOK`. */
	close(): Promise<void>;
}

/** A question as it goes to the thread. */
export interface QuoteQuestion {
	readonly asked: PromiseAsked;
	readonly now: Instant;
}

/** The workshop without what looking ahead has no use for: names, notes, ended visits, other days. */
export function bareFor({ state, ...promise }: PromiseAsked): PromiseAsked {
	const { seq, setup, setupVersion, absences, attendance, outages, history } = state;
	const jobs = new Map([...state.jobs].filter(([, { end }]) => end === null));
	const bare: WorkshopState = {
		...emptyState,
		...{ seq, setup, setupVersion, absences, attendance, outages, history, jobs }
	};
	return { ...promise, state: bare };
}
