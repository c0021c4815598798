import type { JobId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { Refusal } from '../refusals.ts';
import type { WorkshopState } from '../state.ts';

/** Who has a key tag or a parking slot, and what forbids taking it. */

const isHere = ({ arrivedAt, end }: Job): boolean => arrivedAt !== null && end === null;

const other = (
	{ jobs }: WorkshopState,
	except: JobId,
	has: (job: Job) => boolean
): Job | undefined =>
	[...jobs.values()].find((job) => job.id !== except && isHere(job) && has(job));

/** A key tag as it is compared and kept: without blanks at its ends, in capitals. */
export const normalisedTag = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** What forbids hanging this tag on the key of `job`; null when it is free. */
export function tagRefusal(
	state: WorkshopState,
	{ keyTag, job }: { readonly keyTag: string; readonly job: JobId }
): Refusal | null {
	const taken = other(state, job, (one) => one.keyTag === keyTag);
	return taken === undefined ? null : { code: 'key-tag/in-use', keyTag, job: taken.id };
}

/** What forbids parking `job` in this slot; null when it is free. */
export function slotRefusal(
	state: WorkshopState,
	{ slot, job }: { readonly slot: string; readonly job: JobId }
): Refusal | null {
	if (state.setup?.parkingSlots.includes(slot) !== true) return { code: 'slot/unknown', slot };
	const taken = other(state, job, (one) => one.slot === slot);
	return taken === undefined ? null : { code: 'slot/occupied', slot, job: taken.id };
}

/** The slots nobody stands in, in the order of the set-up; that of `except` counts as free. */
export const freeSlots = (state: WorkshopState, except: JobId): readonly string[] =>
	(state.setup?.parkingSlots ?? []).filter(
		(slot) => slotRefusal(state, { slot, job: except }) === null
	);
