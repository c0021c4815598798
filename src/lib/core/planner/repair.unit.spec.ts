import { describe, expect, it } from 'vitest';
import { faultsOf, inForce, randomProblem } from '../../../../tests/support/random-problem.ts';
import { planDay } from './plan-day.ts';
import type { PlanningProblem } from './problem.ts';
import { MOVE_PRICE, pushRight, repairDay } from './repair.ts';

const SEEDS = Array.from({ length: 5 }, (_, seed) => seed + 1);
const NOW = 630;

const made = new Map<number, PlanningProblem>();

/** A planned morning in which one person goes home at half past ten; made once for all specs. */
function disturbed(seed: number): PlanningProblem {
	const problem = made.get(seed) ?? disturb(seed);
	made.set(seed, problem);
	return problem;
}

function disturb(seed: number): PlanningProblem {
	const before = randomProblem(seed, 16);
	const { solution } = planDay(before, { seed, steps: 1000 });
	const later = inForce(before, solution, NOW);
	return {
		...later,
		technicians: later.technicians.map((person, index) =>
			index === seed % 4
				? { ...person, windows: person.windows.filter(({ from }) => from < NOW || from > 1440) }
				: person
		)
	};
}

describe('repairing a day', () => {
	it('pushes right at once, with everybody where they were if nothing is wrong', () => {
		const before = randomProblem(4, 16);
		const { solution } = planDay(before, { seed: 4, steps: 1000 });
		const calm = inForce(before, solution, NOW);
		const pushed = pushRight(calm);
		expect(faultsOf(calm, pushed.solution)).toEqual([]);
		expect(pushed.moved).toEqual([]);
	});

	it('proposes up to three plans that can be worked and are worth more than pushing right', () => {
		let proposed = 0;
		for (const seed of SEEDS) {
			const problem = disturbed(seed);
			const { pushed, proposals } = repairDay(problem, { seed, steps: 1500 });
			expect(faultsOf(problem, pushed.solution), `pushed, seed ${seed}`).toEqual([]);
			expect(proposals.length).toBeLessThanOrEqual(3);
			for (const { solution, score, moved, price } of proposals) {
				expect(faultsOf(problem, solution), `seed ${seed}`).toEqual([]);
				expect(score.lateness.total + price * score.moves.total).toBeLessThan(
					pushed.score.lateness.total + price * pushed.score.moves.total
				);
				expect(moved).toEqual(score.moves.cars.map(({ job }) => job).sort((a, b) => a - b));
				proposed++;
			}
		}
		expect(proposed).toBeGreaterThan(SEEDS.length / 2);
	});

	it('says which promises are saved and which are broken', () => {
		for (const seed of SEEDS) {
			const { pushed, proposals } = repairDay(disturbed(seed), { seed, steps: 2000, plans: 1 });
			const late = new Set(pushed.score.lateness.cars.map(({ job }) => job));
			for (const { score, saved, broken } of proposals) {
				const now = new Set(score.lateness.cars.map(({ job }) => job));
				expect(saved).toEqual([...late].filter((job) => !now.has(job)).sort((a, b) => a - b));
				expect(broken).toEqual([...now].filter((job) => !late.has(job)).sort((a, b) => a - b));
			}
		}
	});

	it('moves fewer operations the dearer a move is', () => {
		const moves = (price: number): number =>
			SEEDS.reduce((sum, seed) => {
				const { pushed, proposals } = repairDay(disturbed(seed), {
					seed,
					steps: 1500,
					plans: 1,
					price
				});
				return sum + (proposals[0] ?? pushed).score.moves.total;
			}, 0);
		expect(moves(MOVE_PRICE * 10)).toBeLessThan(moves(0.1));
	});

	it('is the same for the same seed and steps', () => {
		const problem = disturbed(2);
		const once = repairDay(problem, { seed: 9, steps: 1000 });
		expect(JSON.stringify(repairDay(problem, { seed: 9, steps: 1000 }))).toBe(JSON.stringify(once));
	});
});
