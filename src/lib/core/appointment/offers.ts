import type { OrderDraft } from '../job/order-draft.ts';
import type { Circumstances } from '../decider.ts';
import { withFacts } from '../foreseen.ts';
import { commandId, jobId, personId } from '../ids.ts';
import { opening } from '../job/decide-open.ts';
import type { Job } from '../job/job.ts';
import { withMoves } from '../plan/moves.ts';
import { optionsFor, type PlacementOption } from '../plan/options.ts';
import { proposedPromise } from '../promise/proposal.ts';
import { quoteOfVisit, type VisitQuote } from '../promise/quoted-visit.ts';
import type { WorkshopState } from '../state.ts';
import { DAY_MS, type Instant } from '../time/instant.ts';
import type { Hold } from './commands.ts';

/** Where and when a car that is not on the board could be worked on, and what could be promised. */

/** One way to take the car in: a place for each line, in the order of the lines. */
export interface Offer {
	readonly holds: readonly Hold[];
	/** When the first work starts and the last one ends. */
	readonly start: Instant;
	readonly end: Instant;
	/** What could be promised then; null where no finish can be told. */
	readonly promisedAt: Instant | null;
	/** How sure which time is, and whom it would hurt to be faster; null where nothing can be said. */
	readonly quote: VisitQuote | null;
}

/** Nobody has sent anything yet: the visit is only looked at. */
const LOOKING: Pick<Circumstances, 'actor' | 'command'> = {
	actor: { id: personId('looking'), role: 'board', name: '' },
	command: commandId('looking')
};
const VISIT = jobId('looking');
/** Enough to choose from at a glance. */
const MOST_OFFERS = 4;

/** The state as if the order had been opened now; null where it cannot be. */
export function foreseenVisit(
	state: WorkshopState,
	draft: OrderDraft,
	now: Instant
): { readonly state: WorkshopState; readonly job: Job } | null {
	// A promise is what is looked for, so none is taken for given.
	const order = { ...draft, promisedAt: null, carriedOver: false };
	const around = { ...LOOKING, now, archived: new Map() };
	const opened = opening(state, { id: VISIT, draft: order, order: null }, around);
	if (!opened.ok) return null;
	const after = withFacts(state, opened.value.events, around);
	const job = after.jobs.get(VISIT);
	return job === undefined ? null : { state: after, job };
}

/**
 * The best places for the work of an order that comes at its appointment, or now: those that break no
 * rule at all, each with another first technician, the earliest first. None where a line has no place
 * within a day of the wished time.
 */
export function offersFor(state: WorkshopState, draft: OrderDraft, now: Instant): readonly Offer[] {
	const foreseen = foreseenVisit(state, draft, now);
	if (foreseen === null) return [];
	return offersOf(foreseen, { now, until: (draft.appointmentAt ?? now) + DAY_MS });
}

interface Foreseen {
	readonly state: WorkshopState;
	readonly job: Job;
}

/** The same for a visit that is on the board and has no place yet. */
export function offersOf(
	{ state, job }: Foreseen,
	{ now, until }: { readonly now: Instant; readonly until: Instant }
): readonly Offer[] {
	const [first, ...rest] = job.operations.filter(
		({ kind, state: is }) => kind === 'work' && is === 'open'
	);
	if (first === undefined) return [];
	const ways = free(optionsFor(state, { job: job.id, operation: first.id, until }, now));
	const offers: Offer[] = [];
	for (const way of eachOnce(ways).slice(0, MOST_OFFERS)) {
		const chain = [way];
		let after = withMoves(state, [moveOf(way)]);
		for (const { id } of rest) {
			const [next] = free(optionsFor(after, { job: job.id, operation: id, until }, now));
			if (next === undefined) break;
			chain.push(next);
			after = withMoves(after, [moveOf(next)]);
		}
		if (chain.length === rest.length + 1) offers.push(offerOf({ state: after, job }, chain, now));
	}
	return offers.sort((a, b) => a.start - b.start || a.end - b.end);
}

const free = (options: readonly PlacementOption[]): readonly PlacementOption[] =>
	options.filter(({ conflicts, broken }) => conflicts.length === 0 && broken.length === 0);

/** The best place of each technician. */
function eachOnce(options: readonly PlacementOption[]): readonly PlacementOption[] {
	const seen = new Set<string>();
	return options.filter(({ placement: { technicians } }) => {
		const [lead = ''] = technicians;
		if (seen.has(lead)) return false;
		seen.add(lead);
		return true;
	});
}

const moveOf = ({ placement: { job, operation, ...to } }: PlacementOption) => ({
	job,
	operation,
	to
});

function offerOf({ state, job }: Foreseen, chain: readonly PlacementOption[], now: Instant): Offer {
	const planned = state.jobs.get(job.id) ?? job;
	return {
		holds: chain.map(({ placement: { bay, technicians, start } }) => ({ bay, technicians, start })),
		start: chain[0]?.placement.start ?? now,
		end: chain.at(-1)?.end ?? now,
		promisedAt: proposedPromise(state, planned, now)?.at ?? null,
		quote: quoteOfVisit(state, job.id, now)
	};
}
