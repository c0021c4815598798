import type { TechnicianCode } from '../ids.ts';
import type { Mark } from './attendance.ts';

/** The mark of somebody's day as it now is; the absence it means is a fact of its own. */
export type AttendanceEvent = {
	readonly type: 'AttendanceMarked';
	readonly technician: TechnicianCode;
	/** Null: taken back, and there was none before. */
	readonly mark: Mark | null;
	/** The mark it replaced. */
	readonly was: Mark | null;
};
