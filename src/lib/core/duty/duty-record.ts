import { dutyId, type DutyId } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { DutyKind, DutyRecord } from './duty-kind.ts';

/** What is written down about the duties of a visit. */

/** The id of a duty within its visit: stays the same while the duty is the same. */
export const idOf = (kind: DutyKind, subject: string): DutyId =>
	dutyId(subject === '' ? kind : `${kind}:${subject}`);

/** What is written down about a duty of the visit; undefined: nothing. */
export const recordOf = ({ duties }: Pick<Job, 'duties'>, id: DutyId): DutyRecord | undefined =>
	duties.find((record) => record.id === id);

/** Who took it or did it, by name; by id where the name was erased. */
export const doerOf = (
	{ registers }: Pick<WorkshopState, 'registers'>,
	{ name, by }: DutyRecord
): string => registers.note.get(name)?.text || by;

/** Whether the duty is done. */
export const isDone = (job: Pick<Job, 'duties'>, id: DutyId): boolean =>
	recordOf(job, id)?.standing === 'done';
