import { openAt } from './model.ts';
import { OVER } from './placing.ts';
import type { Timetable } from './timetable.ts';

/** Lateness in weighted minutes of what a timetable holds; running into held work of the same car counts most. */
export function lateMinutes(table: Timetable): number {
	const { jobFirst, due, weight, mustEnd, movable } = table.model;
	let sum = 0;
	for (let job = 0; job < weight.length; job++) {
		let end = 0;
		for (let at = jobFirst[job] as number; at < (jobFirst[job + 1] as number); at++)
			end = Math.max(end, table.end(at));
		sum += Math.max(0, openAt(table.model, end) - (due[job] as number)) * (weight[job] as number);
	}
	for (const operation of movable)
		sum += Math.max(0, table.end(operation) - (mustEnd[operation] as number)) * OVER;
	return sum;
}
