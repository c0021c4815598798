import type {
	PlanningProblem,
	PlanningSolution,
	ProblemOperation,
	Place,
	Span
} from '#core/planner/problem.ts';

/**
 * The least weighted lateness of a small day, proven by looking at everything: branch and bound over
 * all orders, people and bays. It shares no code with the planner, so that each checks the other.
 *
 * Work is added in the order of its starts, each as early as its person and bay allow after what they
 * already have. Every plan can be pushed to the left into one of these without any job ending later,
 * so the best of these is the best of all. Helpers and pins are not known here.
 */
interface Branch {
	readonly problem: PlanningProblem;
	readonly people: number[];
	readonly bays: number[];
	/** Of each job, operations placed and end of the last one. */
	readonly placed: number[];
	readonly ready: number[];
	readonly places: Place[][];
	best: number;
	plan: PlanningSolution | null;
	/** Nodes of the tree looked at. */
	nodes: number;
}

export interface Optimum {
	/** Sum of weight × open minutes late. */
	readonly lateness: number;
	readonly plan: PlanningSolution;
	readonly nodes: number;
}

/** The best plan of a day in which every operation follows the one before and has no helpers and no pin. */
export function optimumOf(problem: PlanningProblem): Optimum {
	const branch: Branch = {
		problem,
		people: problem.technicians.map(() => 0),
		bays: problem.bays.map(() => 0),
		placed: problem.jobs.map(() => 0),
		ready: problem.jobs.map(({ release }) => Math.max(release, problem.now)),
		places: problem.jobs.map(() => []),
		best: Infinity,
		plan: null,
		nodes: 0
	};
	descend(branch, 0);
	if (branch.plan === null) throw new Error('this day has no plan');
	return { lateness: branch.best, plan: branch.plan, nodes: branch.nodes };
}

/** Weighted open minutes late when a job ends then. */
export function lateness(problem: PlanningProblem, job: number, end: number): number {
	const { promise, weight } = problem.jobs[job]!;
	if (promise === null || end <= promise) return 0;
	return weight * overlap(problem.open, promise, end);
}

const overlap = (spans: readonly Span[], from: number, to: number): number =>
	spans.reduce(
		(sum, span) => sum + Math.max(0, Math.min(to, span.to) - Math.max(from, span.from)),
		0
	);

/** Not less than what the finished jobs cost and the others would, each alone with its fastest people. */
function bound({ problem, placed, ready }: Branch): number {
	return problem.jobs.reduce((sum, { operations }, job) => {
		const left = operations.slice(placed[job]).reduce((end, operation) => {
			const least = Math.min(...operation.choices.map(({ minutes }) => minutes));
			return Math.max(end, operation.notBefore) + least;
		}, ready[job]!);
		return sum + lateness(problem, job, left);
	}, 0);
}

interface Option {
	readonly job: number;
	readonly place: Place;
}

function descend(branch: Branch, since: number): void {
	branch.nodes++;
	const { problem, placed } = branch;
	if (bound(branch) >= branch.best) return;
	if (problem.jobs.every(({ operations }, job) => placed[job] === operations.length)) {
		branch.best = bound(branch);
		branch.plan = branch.places.map((places) => [...places]);
		return;
	}
	const options = problem.jobs
		.flatMap((_, job) => optionsOf(branch, job))
		.filter(({ place }) => place.start >= since);
	// Whoever starts at or after the earliest possible end only leaves a hole that could be filled.
	const firstEnd = Math.min(...options.map(({ place }) => place.end));
	const open = options.filter(({ place }) => place.start < firstEnd);
	for (const option of open.toSorted((one, other) => one.place.end - other.place.end))
		follow(branch, option);
}

function follow(branch: Branch, { job, place }: Option): void {
	const { people, bays, ready, placed, places } = branch;
	const person = place.technicians[0]!;
	const before = [people[person]!, bays[place.bay]!, ready[job]!] as const;
	people[person] = place.end;
	bays[place.bay] = place.end;
	ready[job] = place.end;
	placed[job]!++;
	places[job]!.push(place);
	descend(branch, place.start);
	places[job]!.pop();
	placed[job]!--;
	[people[person], bays[place.bay], ready[job]] = before;
}

function optionsOf(branch: Branch, job: number): Option[] {
	const { problem, placed, ready } = branch;
	const operation = problem.jobs[job]!.operations[placed[job]!];
	if (operation === undefined) return [];
	return operation.choices.flatMap(({ technician, minutes }) => {
		const seen = new Set<string>();
		return operation.bays.flatMap((bay) => {
			const from = Math.max(ready[job]!, operation.notBefore, branch.people[technician]!);
			const free = branch.bays[bay]!;
			const place = lay(problem, {
				operation,
				technician,
				minutes,
				bay,
				from: Math.max(from, free)
			});
			if (place === null) return [];
			// Bays alike, free by then: nothing later can tell them apart.
			const { type, closed } = problem.bays[bay]!;
			const alike = `${type} ${JSON.stringify(closed)} ${String(operation.bays)} ${place.start}`;
			if (free <= place.start && closed.length === 0) {
				if (seen.has(alike)) return [];
				seen.add(alike);
			}
			return [{ job, place }];
		});
	});
}

interface Laid {
	readonly operation: ProblemOperation;
	readonly technician: number;
	readonly minutes: number;
	readonly bay: number;
	readonly from: number;
}

/** Where work lies that starts at `from` or as soon after as it can; minute by minute. */
function lay(
	problem: PlanningProblem,
	{ operation, technician, minutes, bay, from }: Laid
): Place | null {
	const { windows } = problem.technicians[technician]!;
	const { closed } = problem.bays[bay]!;
	const works = (minute: number): boolean =>
		windows.some((one) => one.from <= minute && minute < one.to);
	for (let start = from; start < problem.horizon; start++) {
		if (!works(start)) continue;
		let end = start;
		for (let left = minutes; left > 0 && end < problem.horizon; end++) {
			if (works(end)) left--;
			else if (!operation.splittable) break;
		}
		if (overlap(windows, start, end) !== minutes) continue;
		if (!operation.splittable && end - start !== minutes) continue;
		if (overlap(closed, start, end) > 0) continue;
		return { bay, technicians: [technician], start, end };
	}
	return null;
}
