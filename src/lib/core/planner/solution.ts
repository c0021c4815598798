import type { Place, PlanningSolution } from './problem.ts';
import type { Timetable } from './timetable.ts';

/** The kept times of a timetable as places; held work lies where it lay. */
export function solutionOf(table: Timetable): PlanningSolution {
	const { problem, jobFirst, isMovable } = table.model;
	return problem.jobs.map(({ operations }, job) =>
		operations.map((operation, index): Place => {
			const at = (jobFirst[job] as number) + index;
			if (isMovable[at] === 0 && operation.place !== null) return operation.place;
			return {
				bay: table.bay(at),
				technicians: [table.person(at), ...operation.helpers],
				start: table.start(at),
				end: table.end(at)
			};
		})
	);
}
