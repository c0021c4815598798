import type { Command } from '../commands.ts';
import type { CallId, TechnicianCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import { reachOf, type Reach } from './may.ts';
import {
	isOwnCall,
	isOwnCar,
	isOwnColleague,
	isOwnOperation,
	type Asker,
	type OnCar
} from './own.ts';

/**
 * What a screen may offer to whoever looks at it, before there is a command to ask `may-wish.ts` about.
 * The server asks that once more, of the very command.
 */
export interface Viewer {
	readonly state: WorkshopState;
	readonly who: Asker;
}

type Wished = Command['type'];

const reaches = (reach: Reach, isTheirs: () => boolean): boolean =>
	reach === 'any' || (reach === 'own' && isTheirs());

/** Whether they may wish such a thing of this visit. */
export const mayOnCar = ({ state, who }: Viewer, wished: Wished, job: Job): boolean =>
	reaches(reachOf(who.role, wished), () => isOwnCar(state, job, who));

/** Whether they may wish such a thing of this operation. */
export const mayOnOperation = ({ state, who }: Viewer, wished: Wished, on: OnCar): boolean =>
	reaches(reachOf(who.role, wished), () => isOwnOperation(state, on, who));

/** Whether they may say that this technician is away, or back. */
export const mayOnAbsence = ({ state, who }: Viewer, technician: TechnicianCode): boolean =>
	reaches(reachOf(who.role, 'RecordAbsence'), () => isOwnColleague(state, technician, who));

/** Whether they may say that a call for help is settled: whoever can be called, and whoever called. */
export const mayEndCall = ({ state, who }: Viewer, call: CallId): boolean =>
	reaches(reachOf(who.role, 'EndHelp'), () => isOwnCall(state, call, who));
