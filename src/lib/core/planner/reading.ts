import type { BayCode, TechnicianCode } from '../ids.ts';
import type { Operation } from '../job/job.ts';
import { missingPartsDueAt, stoppageEndsAt } from '../plan/readiness.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Place, ProblemOperation } from './problem.ts';
import { minuteFrom, minuteOf, type Resources } from './state-resources.ts';

/** How anything of a workshop is read into the planner's question: codes as indices, instants as minutes. */

/** What a visit is read with. */
export interface Reading {
	readonly state: WorkshopState;
	readonly setup: Setup;
	readonly resources: Resources;
	readonly now: Instant;
	/**
	 * Index of a technician and a bay that stand in where there are none, so that a forecast leaves
	 * nothing out; null where work without them is to be left out.
	 */
	readonly standIn: { readonly technician: number; readonly bay: number } | null;
}

/** A piece of work before it is said what comes before it. */
export type Unordered = Omit<ProblemOperation, 'after'>;

/** The index of a person or a bay by its code; -1 where there is none. */
export const indexOf = <Code>(
	map: ReadonlyMap<Code, number>,
	code: Code,
	standIn: number | undefined
) => map.get(code) ?? standIn ?? -1;

/** The minute before which its parts or a stoppage do not let it begin; 0 when nothing holds it. */
export const notBefore = (reading: Reading, operation: Operation): number =>
	Math.max(
		0,
		...[missingPartsDueAt(operation), stoppageEndsAt(operation)].map((held) =>
			held === null ? 0 : minuteFrom(reading.resources.origin, held)
		)
	);

/** People and bay as indices, at least a minute long; people who are not known are left out. */
export function placeOf(
	{ resources, standIn }: Reading,
	{ bay, technicians }: { readonly bay: BayCode; readonly technicians: readonly TechnicianCode[] },
	[from, to]: readonly [Instant, Instant]
): Place {
	const start = Math.max(0, minuteOf(resources.origin, from));
	return {
		bay: indexOf(resources.bayAt, bay, standIn?.bay),
		technicians: technicians
			.map((code) => indexOf(resources.technicianAt, code, standIn?.technician))
			.filter((index) => index >= 0),
		start,
		end: Math.max(start + 1, minuteOf(resources.origin, to))
	};
}
