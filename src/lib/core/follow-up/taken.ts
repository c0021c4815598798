import type { DutyId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { FollowUp, TakenTask } from './follow-up.ts';

/** Who has taken what is to be done for a customer who has left; undefined while nobody has. */
export const takenOf = ({ taken }: Pick<FollowUp, 'taken'>, duty: DutyId): TakenTask | undefined =>
	taken.find((one) => one.duty === duty);

/** Who took it, by name; by id where the name was erased. */
export const takerOf = (
	{ registers }: Pick<WorkshopState, 'registers'>,
	{ name, by }: Pick<TakenTask, 'name' | 'by'>
): string => registers.note.get(name)?.text || by;
