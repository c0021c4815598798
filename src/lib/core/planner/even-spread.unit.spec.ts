import { describe, expect, it } from 'vitest';
import { faultsOf, inForce, randomProblem } from '../../../../tests/support/random-problem.ts';
import { evenedOut } from './even-spread.ts';
import { compareScores, scoreOf } from './goal.ts';
import { modelOf } from './model.ts';
import { planByRule } from './plan-day.ts';
import type { PlanningProblem, ProblemJob } from './problem.ts';
import { dispatch } from './rules.ts';
import { solutionOf } from './solution.ts';
import { Timetable } from './timetable.ts';

const PRICES = { late: 64, waiting: 1, move: 0, car: 0, tolerance: 0 };

function byFirstCome(problem: PlanningProblem): Timetable {
	const model = modelOf(problem);
	const table = new Timetable(model, PRICES);
	const { order, choice } = dispatch(model, 'first-come');
	table.load(order, choice);
	return table;
}

/** Two people of a team and one of another; four cars, an hour each, one after the other, that anybody could do. */
function threePeople(): PlanningProblem {
	const day = [{ from: 480, to: 1050 }];
	return {
		origin: 0,
		now: 480,
		horizon: 1440,
		open: day,
		technicians: ['one', 'one', 'two'].map((team, index) => ({
			id: `person ${index}`,
			team,
			windows: day
		})),
		bays: [{ id: 'lift', type: 'lift', closed: [] }],
		jobs: Array.from({ length: 4 }, (_, index): ProblemJob => ({
			id: `car ${index}`,
			release: 480 + index * 90,
			promise: 1050,
			weight: 1,
			waiting: index === 0,
			operations: [
				{
					id: `work ${index}`,
					after: [],
					choices: [0, 1, 2].map((technician) => ({ technician, minutes: 60 })),
					bays: [0],
					helpers: [],
					splittable: false,
					notBefore: 0,
					pin: 'draft',
					place: null
				}
			]
		}))
	};
}

describe('spreading work evenly', () => {
	it('gives the two of a team as much each, at the same times', () => {
		const problem = threePeople();
		const model = modelOf(problem, { singlePeople: true });
		const table = new Timetable(model, PRICES);
		// The first of them does it all.
		table.load(model.movable, model.choiceFirst.slice(0, model.count));
		const before = solutionOf(table);
		const after = solutionOf(evenedOut(table));
		expect(scoreOf(problem, after).unevenness).toBeLessThan(scoreOf(problem, before).unevenness);
		expect(after.map(([place]) => place?.start)).toEqual(before.map(([place]) => place?.start));
		const people = after.map(([place]) => place?.technicians[0]);
		const done = (person: number): number => people.filter((one) => one === person).length;
		expect(done(0)).toBe(done(1));
	});

	it('never makes a plan worse, and most random ones evener', () => {
		let evener = 0;
		for (let seed = 1; seed <= 12; seed++) {
			const problem = randomProblem(seed, 14);
			const before = planByRule(problem, 'first-come').solution;
			const after = solutionOf(evenedOut(byFirstCome(problem)));
			expect(faultsOf(problem, after), `seed ${seed}`).toEqual([]);
			expect(compareScores(scoreOf(problem, after), scoreOf(problem, before))).toBeLessThanOrEqual(
				0
			);
			if (scoreOf(problem, after).unevenness < scoreOf(problem, before).unevenness) evener++;
		}
		expect(evener).toBeGreaterThan(6);
	});

	it('leaves work with whom it was published to be', () => {
		for (let seed = 1; seed <= 6; seed++) {
			const before = randomProblem(seed, 14);
			const { solution } = planByRule(before, 'first-come');
			const problem = inForce(before, solution, 600);
			const after = solutionOf(evenedOut(byFirstCome(problem)));
			expect(faultsOf(problem, after), `seed ${seed}`).toEqual([]);
			const planned = solutionOf(byFirstCome(problem));
			problem.jobs.forEach(({ operations }, job) => {
				operations.forEach(({ pin, place }, index) => {
					const [was, is] = [planned, after].map((one) => one[job]?.[index]?.technicians[0]);
					const stays = pin === 'published' && place?.technicians[0] === was;
					if (stays) expect(is).toBe(was);
				});
			});
		}
	});

	it('leaves everything as it is when it is told to stop', () => {
		const problem = randomProblem(3, 14);
		const table = byFirstCome(problem);
		expect(solutionOf(evenedOut(table, () => true))).toEqual(solutionOf(table));
	});
});
