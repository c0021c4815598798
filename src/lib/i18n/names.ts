import { carName } from '#core/board/car.ts';
import type { JobId, SkillCode } from '#core/ids.ts';
import type { Operation } from '#core/job/job.ts';
import { plateLabel } from '#core/plate/plate.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import { skillOf } from '#core/workshop/lookup.ts';
import type { Locale } from './catalogue.ts';
import { operationName } from './operation-name.ts';
import type { Names } from './refusals.ts';

/** A moment as `HH:mm`, with `MM-DD` before it unless it is today; workshop time, both languages alike. */
function momentText(at: Instant, now: Instant | null, zone: string): string {
	const date = localDateOf(at, zone);
	const time = localTimeOf(at, zone);
	return now !== null && date === localDateOf(now, zone) ? time : `${date.slice(5)} ${time}`;
}

function operationOf(state: WorkshopState, id: string): Operation | undefined {
	// The id of an operation begins with the id of its job.
	const job = state.jobs.get(id.slice(0, id.lastIndexOf('/')) as JobId);
	return job?.operations.find((operation) => operation.id === id);
}

/** The plate of a car that has left and is followed up; the id of one that is not known at all. */
function leftCar({ followUps }: Pick<WorkshopState, 'followUps'>, id: string): string {
	const followUp = followUps.get(id);
	return followUp !== undefined && 'plate' in followUp ? plateLabel(String(followUp.plate)) : id;
}

/** How the things of this workshop are called, from its set-up and registers. `now` tells which times need their day; null: all. */
export function namesOf(locale: Locale, state: WorkshopState, now: Instant | null): Names {
	const { setup, registers } = state;
	const zone = setup?.timeZone ?? 'UTC';
	return {
		bay: (code) => code,
		technician: (code) => registers.staff.get(code)?.name ?? code,
		car: (id) => {
			const job = state.jobs.get(id as JobId);
			return job === undefined ? leftCar(state, id) : carName(state, job).plate;
		},
		operation: (id) => {
			const operation = operationOf(state, id);
			return operation === undefined ? id : operationName(locale, operation);
		},
		skill: (code) => (setup === null ? code : (skillOf(setup, code as SkillCode)?.name ?? code)),
		note: (id) => registers.note.get(id)?.text ?? '',
		time: (at) => momentText(at, now, zone)
	};
}
