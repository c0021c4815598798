import { idOf, isDone } from '../duty/duty-record.ts';
import type { Job, Operation } from '../job/job.ts';
import { openOperations } from '../job/stage.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant, LocalDate } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { dueAt } from './no-show.ts';

/** What has to be ready for the cars that are booked for a day (duty D2). */
export interface PreparedCar {
	readonly job: Job;
	readonly at: Instant;
	/** Work whose parts are awaited or have come, in the order of the route. */
	readonly parts: readonly Operation[];
	/** Special tools of its open work, each once, in the order of the set-up's list. */
	readonly tools: readonly string[];
	/** The customer was reminded of this very time. */
	readonly isConfirmed: boolean;
}

/** The cars booked for a date of the workshop's zone, the first to come first. */
export function preparationOf(state: WorkshopState, date: LocalDate): readonly PreparedCar[] {
	const { setup } = state;
	if (setup === null) return [];
	const cars: PreparedCar[] = [];
	for (const job of state.jobs.values()) {
		const at = dueAt(job);
		if (at === null || localDateOf(at, setup.timeZone) !== date) continue;
		const open = openOperations(job);
		cars.push({
			job,
			at,
			parts: open.filter((work) => work.partsDueAt !== null || work.partsArrivedAt !== null),
			tools: inOrder(setup.specialTools, new Set(open.flatMap(({ tools = [] }) => tools))),
			isConfirmed: isDone(job, idOf('remind', String(job.appointmentAt ?? at)))
		});
	}
	return cars.sort((a, b) => a.at - b.at);
}

/** Tools that were taken off the list since are needed no less; they come last. */
const inOrder = (list: readonly string[], needed: ReadonlySet<string>): readonly string[] => [
	...list.filter((tool) => needed.has(tool)),
	...[...needed].filter((tool) => !list.includes(tool))
];
