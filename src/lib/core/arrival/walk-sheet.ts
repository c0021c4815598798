import { carName } from '../board/car.ts';
import type { AdvisorCode, JobId, OrderNo } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { DamageMark } from './walk-around.ts';

/**
 * What stands on the sheet that is signed when a car is taken in (接车环检单). It is handed out and lies
 * in cars, so it says what was agreed about this car and nothing about the customer: no name, no
 * number, no VIN.
 */
export interface WalkSheet {
	readonly plate: string;
	readonly model: string;
	readonly orders: readonly OrderNo[];
	readonly category: string;
	readonly advisor: AdvisorCode | null;
	readonly keyTag: string | null;
	readonly arrivedAt: Instant | null;
	/** The last promise; null where none was given. */
	readonly promisedAt: Instant | null;
	readonly waiting: boolean;
	/** As signed on the walk-around; before it as they are ordered, so that a sheet can be filled in by hand. */
	readonly mileage: number | null;
	readonly oldPartsWanted: boolean;
	readonly washWanted: boolean;
	/** What was seen; null while nobody has walked around the car. */
	readonly seen: WalkSeen | null;
}

/** The part of the sheet that only a walk-around can fill. */
interface WalkSeen {
	readonly at: Instant;
	readonly marks: readonly DamageMark[];
	/** In eighths; null where nobody read the gauge. */
	readonly fuelEighths: number | null;
	readonly valuables: string;
	readonly remarks: string;
	readonly customerPresent: boolean;
	readonly signed: boolean;
}

const seenOf = ({ registers }: WorkshopState, { walkAround: walk }: Job): WalkSeen | null => {
	if (walk === null) return null;
	const said = (id: typeof walk.valuablesNote): string =>
		id === null ? '' : (registers.note.get(id)?.text ?? '');
	const { at, marks, fuelEighths, customerPresent, signed } = walk;
	return {
		...{ at, marks, fuelEighths, customerPresent, signed },
		valuables: said(walk.valuablesNote),
		remarks: said(walk.remarksNote)
	};
};

/** The sheet of a visit; null when it is not on the board (any more). */
export function walkSheetOf(state: WorkshopState, id: JobId): WalkSheet | null {
	const job = state.jobs.get(id);
	if (job === undefined) return null;
	const signed = job.walkAround ?? job;
	return {
		...carName(state, job),
		orders: job.orders.map(({ orderNo }) => orderNo),
		category: job.category,
		advisor: job.advisor,
		keyTag: job.keyTag,
		arrivedAt: job.arrivedAt,
		promisedAt: job.promises.at(-1)?.at ?? null,
		waiting: job.waiting,
		mileage: signed.mileage,
		oldPartsWanted: signed.oldPartsWanted,
		washWanted: signed.washWanted,
		seen: seenOf(state, job)
	};
}
