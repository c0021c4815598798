import type { TechnicianCode } from '../ids.ts';
import type { Job } from '../job/job.ts';
import { currentOperation } from '../job/stage.ts';

/** Who is clocked on to the work a car stands at, else who is to do it next. */
export function peopleNow(job: Job): readonly TechnicianCode[] {
	const current = currentOperation(job);
	if (current === null) return [];
	const on = current.stints.filter(({ to }) => to === null).map(({ technician }) => technician);
	if (on.length > 0) return [...new Set(on)];
	const last = current.stints.at(-1);
	return current.plan?.technicians ?? (last === undefined ? [] : [last.technician]);
}
