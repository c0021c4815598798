import type {
	PlanningProblem,
	PlanningSolution,
	Place,
	ProblemJob,
	ProblemOperation,
	Span
} from '#core/planner/problem.ts';
import type { CheckedSolution } from './bench.ts';

/**
 * Reads the benchmarks' `workshop-day/1` into the planner's question and writes answers in the
 * checker's form. Minutes count from midnight of the file's day 0.
 */
export interface WorkshopDay {
	readonly name: string;
	readonly now: number;
	readonly open: number;
	readonly close: number;
	readonly days: number;
	readonly bays: readonly {
		readonly id: string;
		readonly type: string;
		readonly closed?: readonly (readonly [number, number])[];
	}[];
	readonly techs: readonly {
		readonly id: string;
		readonly skills: Readonly<Record<string, number>>;
		readonly windows: readonly (readonly [number, number])[];
	}[];
	readonly jobs: readonly {
		readonly id: string;
		readonly arrival: number;
		readonly promise: number;
		readonly weight: number;
		readonly waiting: boolean;
		readonly ops: readonly DayOperation[];
	}[];
	readonly fixed?: readonly {
		readonly job: string;
		readonly op: number;
		readonly tech: string;
		readonly bay: string;
		readonly start: number;
		readonly end: number;
	}[];
}

interface DayOperation {
	readonly skill: string;
	readonly bayTypes: readonly string[];
	readonly minutes: number;
	readonly split?: boolean;
	readonly partsReady?: number;
}

/** Reads one file's text. */
export function readDay(text: string): WorkshopDay {
	const day = JSON.parse(text) as WorkshopDay & { readonly format: string };
	if (day.format !== 'workshop-day/1')
		throw new Error(`format ${day.format} is not workshop-day/1`);
	return day;
}

const spans = (rows: readonly (readonly [number, number])[] = []): Span[] =>
	rows.map(([from, to]) => ({ from, to }));

const indexOf = (items: readonly { readonly id: string }[], id: string): number => {
	const index = items.findIndex((item) => item.id === id);
	if (index < 0) throw new Error(`${id} does not exist`);
	return index;
};

interface Placed {
	readonly started: ReadonlyMap<string, Place>;
	readonly planned: ReadonlyMap<string, Place>;
}

function operationOf(
	day: WorkshopDay,
	operation: DayOperation,
	at: { readonly key: string; readonly index: number; readonly placed: Placed }
): ProblemOperation {
	const started = at.placed.started.get(at.key);
	const planned = at.placed.planned.get(at.key);
	return {
		id: at.key,
		after: at.index === 0 ? [] : [at.index - 1],
		choices: day.techs.flatMap(({ skills }, technician) => {
			const factor = skills[operation.skill];
			if (factor === undefined) return [];
			return [{ technician, minutes: Math.max(5, Math.round(operation.minutes * factor)) }];
		}),
		bays: day.bays.flatMap(({ type }, bay) => (operation.bayTypes.includes(type) ? [bay] : [])),
		helpers: [],
		splittable: operation.split ?? false,
		notBefore: operation.partsReady ?? 0,
		pin: started !== undefined ? 'started' : planned !== undefined ? 'published' : 'draft',
		place: started ?? planned ?? null
	};
}

/** The planner's question; `plan` is the plan in force, where the file comes after an event. */
export function problemFromDay(
	day: WorkshopDay,
	plan: CheckedSolution | null = null
): PlanningProblem {
	const placed: Placed = {
		started: new Map(
			(day.fixed ?? []).map(({ job, op, tech, bay, start, end }) => [
				`${job}/${op}`,
				{ bay: indexOf(day.bays, bay), technicians: [indexOf(day.techs, tech)], start, end }
			])
		),
		planned: new Map(
			(plan?.ops ?? []).map(([job, op, bay, tech, start, end]) => [
				`${job}/${op}`,
				{
					bay: indexOf(day.bays, String(bay)),
					technicians: [indexOf(day.techs, String(tech))],
					start,
					end
				}
			])
		)
	};
	const jobs = day.jobs.map(({ id, arrival, promise, weight, waiting, ops }): ProblemJob => ({
		id,
		release: arrival,
		promise,
		weight,
		waiting,
		operations: ops.map((operation, index) =>
			operationOf(day, operation, { key: `${id}/${index}`, index, placed })
		)
	}));
	const open = Array.from({ length: day.days }, (_, index) => ({
		from: index * 1440 + day.open,
		to: index * 1440 + day.close
	}));
	return {
		origin: 0,
		now: day.now,
		horizon: day.days * 1440,
		open,
		technicians: day.techs.map(({ id, windows }) => ({ id, team: '', windows: spans(windows) })),
		bays: day.bays.map(({ id, type, closed }) => ({ id, type, closed: spans(closed) })),
		jobs
	};
}

/** An answer in the checker's form. */
export function writeDay(day: WorkshopDay, solution: PlanningSolution): CheckedSolution {
	const rows = solution.flatMap((places, job) =>
		places.map(
			({ bay, technicians, start, end }, operation) =>
				[
					day.jobs[job]?.id ?? '',
					operation,
					day.bays[bay]?.id ?? '',
					day.techs[technicians[0] ?? -1]?.id ?? null,
					start,
					end
				] as const
		)
	);
	return { instance: day.name, ops: rows };
}
