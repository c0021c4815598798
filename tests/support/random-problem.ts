import { Random } from '#core/planner/random.ts';
import type {
	Choice,
	Place,
	PlanningProblem,
	PlanningSolution,
	ProblemJob,
	ProblemOperation,
	Span
} from '#core/planner/problem.ts';

/**
 * Small random workshops for the planner's properties: two days, some people alike and some not, a
 * bay that is closed for a while, helpers, parallel steps, late parts, started and pinned work.
 */

const DAY = 1440;
const DAYS = 4;
const OPEN = 480;
const CLOSE = 1050;

const windowsOf = (lunch: number): Span[] =>
	Array.from({ length: DAYS }, (_, day) => [
		{ from: day * DAY + OPEN, to: day * DAY + lunch },
		{ from: day * DAY + lunch + 60, to: day * DAY + CLOSE }
	]).flat();

const BAY_TYPES = ['lift', 'lift', 'lift', 'quick', 'wash', 'body'] as const;
/** Bay types that suit, by skill. */
const SUITS: readonly (readonly string[])[] = [['lift', 'quick'], ['lift'], ['wash'], ['body']];
const SKILLS_OF: readonly (readonly number[])[] = [[0, 1], [0, 1], [0], [1, 2], [2], [3], [3, 0]];

function operationOf(random: Random, index: number, released: number): ProblemOperation {
	const skill = random.below(SUITS.length);
	const base = 10 + random.below(24) * 5;
	const choices = SKILLS_OF.flatMap((skills, technician): Choice[] =>
		skills.includes(skill) ? [{ technician, minutes: base + (technician % 3) * 5 }] : []
	);
	const helper = random.below(12) === 0 ? 6 : -1;
	const others = choices.filter(({ technician }) => technician !== helper);
	return {
		id: `operation ${index}`,
		after: index === 0 ? [] : index === 2 && random.below(2) === 0 ? [0] : [index - 1],
		choices: others.length > 0 ? others : choices,
		bays: BAY_TYPES.flatMap((type, bay) => (SUITS[skill]?.includes(type) === true ? [bay] : [])),
		helpers: others.length > 0 && helper >= 0 ? [helper] : [],
		splittable: random.below(3) === 0,
		notBefore: random.below(5) === 0 ? released + random.below(300) : 0,
		pin: 'draft',
		place: null
	};
}

/** A workshop of so many cars; the same seed gives the same one. */
export function randomProblem(seed: number, cars = 10): PlanningProblem {
	const random = new Random(seed);
	const jobs = Array.from({ length: cars }, (_, index): ProblemJob => {
		const release = OPEN + random.below(60) * 5;
		return {
			id: `job ${index}`,
			release,
			promise: random.below(8) === 0 ? null : release + 60 + random.below(60) * 10,
			weight: [1, 1, 3, 6][random.below(4)] ?? 1,
			waiting: random.below(3) === 0,
			operations: Array.from({ length: 1 + random.below(4) }, (__, at) =>
				operationOf(random, at, release)
			)
		};
	});
	return {
		origin: 0,
		now: OPEN,
		horizon: DAYS * DAY,
		open: Array.from({ length: DAYS }, (_, day) => ({
			from: day * DAY + OPEN,
			to: day * DAY + CLOSE
		})),
		technicians: SKILLS_OF.map((_, index) => ({
			id: `person ${index}`,
			team: index % 2 === 0 ? 'a' : 'b',
			windows: windowsOf(index % 2 === 0 ? 690 : 720)
		})),
		bays: BAY_TYPES.map((type, index) => ({
			id: `bay ${index}`,
			type,
			closed: index === 1 ? [{ from: 600, to: 780 }] : []
		})),
		jobs
	};
}

/** The same workshop at a later minute with a plan in force: what began is started, the rest published. */
export function inForce(
	problem: PlanningProblem,
	solution: PlanningSolution,
	now: number
): PlanningProblem {
	return {
		...problem,
		now,
		jobs: problem.jobs.map((job, index) => ({
			...job,
			operations: job.operations.map((operation, at): ProblemOperation => {
				const place = solution[index]?.[at] ?? null;
				return {
					...operation,
					place,
					pin: place !== null && place.start < now ? 'started' : 'published'
				};
			})
		}))
	};
}

interface Laid {
	readonly problem: PlanningProblem;
	readonly operation: ProblemOperation;
	readonly place: Place;
}

/** What is wrong with the hours of one piece of work, counted minute by minute. */
function hourFaults({ problem, operation, place }: Laid): string[] {
	const [lead = -1] = place.technicians;
	const windows = problem.technicians[lead]?.windows ?? [];
	const works = (minute: number): boolean =>
		windows.some(({ from, to }) => minute >= from && minute < to);
	let worked = 0;
	for (let minute = place.start; minute < place.end; minute++) if (works(minute)) worked++;
	const needed = operation.choices.find(({ technician }) => technician === lead)?.minutes;
	const pauses = worked !== place.end - place.start;
	return [
		worked === needed ? '' : `is worked ${worked} of ${String(needed)} minutes`,
		works(place.start) && works(place.end - 1) ? '' : 'begins or ends in a break',
		pauses && !operation.splittable ? 'pauses' : ''
	];
}

/** What is wrong with where one piece of work lies and who is there. */
function placeFaults({ problem, operation, place }: Laid): string[] {
	const closed = problem.bays[place.bay]?.closed ?? [];
	const shut = closed.some(({ from, to }) => from < place.end && to > place.start);
	return [
		operation.bays.includes(place.bay) ? '' : 'is in a bay that does not suit',
		shut ? 'is in a closed bay' : '',
		place.technicians.slice(1).join() === operation.helpers.join() ? '' : 'lacks helpers'
	];
}

function operationFaults(laid: Laid, earliest: number): string[] {
	const { operation, place } = laid;
	const same = JSON.stringify(place) === JSON.stringify(operation.place);
	const late = place.start < earliest ? `starts at ${place.start}, before ${earliest}` : '';
	if (operation.pin === 'started') return same ? [] : ['moved'];
	if (operation.pin === 'pinned' && !same) return ['moved'];
	return [...hourFaults(laid), ...placeFaults(laid), late].filter((fault) => fault !== '');
}

/**
 * What is wrong with a plan, worked out minute by minute and pair by pair, with nothing of the
 * planner in it; empty when it can be worked.
 */
export function faultsOf(problem: PlanningProblem, solution: PlanningSolution): string[] {
	const faults: string[] = [];
	const taken: { readonly who: string; readonly place: Place; readonly label: string }[] = [];
	for (const [index, job] of problem.jobs.entries())
		for (const [at, operation] of job.operations.entries()) {
			const label = `${job.id}/${at}`;
			const place = solution[index]?.[at];
			if (place === undefined) return [`${label} has no place`];
			const ends = operation.after.map((one) => solution[index]?.[one]?.end ?? Infinity);
			const earliest = Math.max(problem.now, job.release, operation.notBefore, ...ends);
			for (const fault of operationFaults({ problem, operation, place }, earliest))
				faults.push(`${label} ${fault}`);
			for (const who of place.technicians) taken.push({ who: `person ${who}`, place, label });
			taken.push({ who: `bay ${place.bay}`, place, label });
		}
	for (const [index, one] of taken.entries())
		for (const other of taken.slice(index + 1))
			if (
				one.who === other.who &&
				one.place.start < other.place.end &&
				other.place.start < one.place.end
			)
				faults.push(`${one.who}: ${one.label} and ${other.label} at once`);
	return faults;
}
