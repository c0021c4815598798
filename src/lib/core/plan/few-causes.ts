import type { JobId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { LateCause, Why } from './late-cause.ts';
import { causesAt } from './late-causes.ts';

/** One thing that makes several cars late: this bay, this person, parts, closing time. */
export interface SharedCause extends Pick<LateCause, 'why' | 'bay' | 'technician' | 'trade'> {
	/** Tells it from the others, as long as it lasts. */
	readonly key: string;
	/** The cars whose promises it endangers, those it costs most minutes first. */
	readonly jobs: readonly JobId[];
	/** Whole minutes it costs all of them together. */
	readonly minutes: number;
}

/** Where it matters what sort of bay or work is waited for. */
const SORTED: ReadonlySet<Why> = new Set(['bay', 'technician']);
/** What nothing can be done about any more is no thing to look after. */
const PAST: ReadonlySet<Why> = new Set(['earlier-day', 'late-start']);

const keyOf = ({ why, bay, technician, trade }: LateCause): string => {
	if (why === 'closed') return `${why} ${bay ?? ''}`;
	if (why === 'absence') return `${why} ${technician ?? ''}`;
	return SORTED.has(why) ? [why, bay ?? technician ?? trade].join(' ') : why;
};

interface Gathering {
	readonly first: LateCause;
	readonly minutesOf: Map<JobId, number>;
}

function gathered(state: WorkshopState, now: Instant, only: ReadonlySet<JobId> | null) {
	const groups = new Map<string, Gathering>();
	for (const [job, causes] of causesAt(state, now)) {
		if (only !== null && !only.has(job)) continue;
		for (const cause of causes.filter(({ why }) => !PAST.has(why))) {
			const key = keyOf(cause);
			const group = groups.get(key) ?? { first: cause, minutesOf: new Map<JobId, number>() };
			group.minutesOf.set(job, (group.minutesOf.get(job) ?? 0) + cause.minutes);
			groups.set(key, group);
		}
	}
	return groups;
}

function sharedCause(key: string, { first, minutesOf }: Gathering): SharedCause {
	const named = SORTED.has(first.why) || first.why === 'closed' || first.why === 'absence';
	return {
		key,
		why: first.why,
		bay: named ? first.bay : null,
		technician: named ? first.technician : null,
		trade: first.trade,
		jobs: [...minutesOf].sort(([, a], [, b]) => b - a).map(([job]) => job),
		minutes: [...minutesOf.values()].reduce((sum, minutes) => sum + minutes, 0)
	};
}

/** The cars of one cause by its key; null where no key is given, or it endangers nobody any more. */
export function carsOfCause(
	state: WorkshopState,
	now: Instant,
	key: string | null
): ReadonlySet<JobId> | null {
	const cause = key === null ? undefined : fewCauses(state, now).find((one) => one.key === key);
	return cause === undefined ? null : new Set(cause.jobs);
}

/**
 * What endangers most promises, gathered by the thing that binds; the one that endangers most first,
 * of equal ones the one that costs most minutes. `only` restricts it to some cars; null: all.
 */
export function fewCauses(
	state: WorkshopState,
	now: Instant,
	only: ReadonlySet<JobId> | null = null
): readonly SharedCause[] {
	return Array.from(gathered(state, now, only), ([key, group]) => sharedCause(key, group)).sort(
		(a, b) => b.jobs.length - a.jobs.length || b.minutes - a.minutes || (a.key < b.key ? -1 : 1)
	);
}
