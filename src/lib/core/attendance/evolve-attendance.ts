import type { LocalDate } from '../time/instant.ts';
import type { Attendance } from './attendance.ts';
import type { AttendanceEvent } from './events.ts';

/** How facts change the marks of people. */

type Marks = ReadonlyMap<string, Attendance>;

/** The marks after one was made, or taken back. */
export function attendanceAfter(
	marks: Marks,
	{ technician, mark }: AttendanceEvent,
	version: number
): Marks {
	const after = new Map(marks);
	if (mark === null) after.delete(technician);
	else after.set(technician, { ...mark, version });
	return after;
}

/** The marks once a day is closed: those of days before are over; the log keeps them. */
export function attendanceFrom(marks: Marks, date: LocalDate): Marks {
	const left = [...marks].filter(([, mark]) => mark.date >= date);
	return left.length === marks.size ? marks : new Map(left);
}
