import type { Job } from '../job/job.ts';
import { takenOf } from '../follow-up/taken.ts';
import type { Asker } from '../people/own.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import { localDateOf } from '../time/zone.ts';
import { dutiesOf } from './duties.ts';
import type { Duty } from './duty.ts';
import type { DutyRecord } from './duty-kind.ts';
import { doerOf, recordOf } from './duty-record.ts';
import { isFor } from './whose.ts';

/** What stands on somebody's list: what is due, and below it what was done today. */

/** A duty on the list. */
export interface DutyLine {
	readonly duty: Duty;
	/** Whoever took it, by name, and whether that is the reader; null while nobody did. */
	readonly taken: { readonly name: string; readonly byMe: boolean } | null;
	/** It should have been done by now. */
	readonly isOverdue: boolean;
}

/** Something that was done. */
export interface DoneLine {
	readonly job: Job;
	readonly record: DutyRecord;
	readonly name: string;
	readonly text: string;
}

function lineOf(state: WorkshopState, duty: Duty, at: Reader): DutyLine {
	const job = duty.job === null ? undefined : state.jobs.get(duty.job);
	const record = job === undefined ? undefined : recordOf(job, duty.id);
	return {
		duty,
		taken:
			record === undefined ? null : { name: doerOf(state, record), byMe: record.by === at.who.id },
		isOverdue: duty.dueAt < at.now
	};
}

/** Who reads the list, and when. */
export interface Reader {
	readonly who: Asker;
	readonly now: Instant;
}

/** Whether a colleague of the reader has taken it: a visit's duty, or one for a customer who has left. */
function isOthers(state: WorkshopState, { job: visit, id }: Duty, { who }: Reader): boolean {
	if (visit === null) return false;
	const job = state.jobs.get(visit);
	const followUp = state.followUps.get(visit);
	const holders = [
		job === undefined ? undefined : recordOf(job, id),
		followUp === undefined ? undefined : takenOf(followUp, id)
	];
	return holders.some((holder) => holder !== undefined && holder.by !== who.id);
}

/** What this person is reminded of: their own duties that nobody else has taken, the earliest due first. */
export function remindersFor(state: WorkshopState, reader: Reader): readonly Duty[] {
	const { who, now } = reader;
	return dutiesOf(state, { now, roles: new Set([who.role]) }).filter(
		(duty) => isFor(state, duty, who) && !isOthers(state, duty, reader)
	);
}

/** The duties of advisors for those cars, taken ones last among equals, the earliest due first. */
export function advisorDuties(
	state: WorkshopState,
	{ cars, ...reader }: Reader & { readonly cars: (job: Job) => boolean }
): readonly DutyLine[] {
	return dutiesOf(state, { now: reader.now, roles: new Set(['advisor']) })
		.filter(({ job: id, roles }) => {
			const job = id === null ? undefined : state.jobs.get(id);
			return job !== undefined && roles.includes('advisor') && cars(job);
		})
		.map((duty) => lineOf(state, duty, reader));
}

/** What was done for those cars on the reader's day, the latest first. */
export function doneToday(
	state: WorkshopState,
	{ now, cars }: Pick<Reader, 'now'> & { readonly cars: (job: Job) => boolean }
): readonly DoneLine[] {
	const zone = state.setup?.timeZone ?? 'UTC';
	const today = localDateOf(now, zone);
	return [...state.jobs.values()]
		.filter(cars)
		.flatMap((job) =>
			job.duties
				.filter(({ standing, at }) => standing === 'done' && localDateOf(at, zone) === today)
				.map((record) => ({
					job,
					record,
					name: doerOf(state, record),
					text: record.said === null ? '' : (state.registers.note.get(record.said)?.text ?? '')
				}))
		)
		.sort((a, b) => b.record.at - a.record.at);
}
