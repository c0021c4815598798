import type { TechnicianCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';
import type { AttendanceState } from './attendance.ts';

/** What a person can wish about who is here. */
export type AttendanceCommand = {
	readonly type: 'MarkAttendance';
	readonly technician: TechnicianCode;
	readonly state: AttendanceState;
	/** Asked for with `late` and `overtime`, today and ahead; left out otherwise. */
	readonly until?: Instant | undefined;
};
