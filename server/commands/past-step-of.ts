import type { CommandId, JobId, WorkshopCode } from '#core/ids.ts';
import { jobOf, type Recorded } from '#core/job/events.ts';
import type { PastStep } from '#core/undo/past-step.ts';
import type { Store } from '../storage/port.ts';

/** A step out of the log with the whole history of each visit in it, as an undo needs it. */
export async function pastStepOf(
	store: Pick<Store, 'eventsOf' | 'historyOf'>,
	workshop: WorkshopCode,
	step: CommandId
): Promise<PastStep> {
	const events = await store.eventsOf(workshop, step);
	const jobs = new Set(events.flatMap(({ event }) => jobOf(event) ?? []));
	const histories = new Map<JobId, readonly Recorded[]>();
	for (const job of jobs) histories.set(job, await store.historyOf(workshop, job));
	return { events, histories };
}
