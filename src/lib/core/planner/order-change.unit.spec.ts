import { describe, expect, it } from 'vitest';
import { inForce, randomProblem } from '../../../../tests/support/random-problem.ts';
import { modelOf } from './model.ts';
import { Moves } from './moves.ts';
import { planByRule } from './plan-day.ts';
import { replay } from './replay.ts';
import { publishedOf, pushedSequence } from './plan-in-force.ts';
import { Random } from './random.ts';
import { dispatch } from './rules.ts';
import { Timetable, TOO_DEAR } from './timetable.ts';

interface Moving {
	readonly table: Timetable;
	readonly moves: Moves;
}

/** A table with the plan of a rule in it, and moves on it. */
function loaded(seed: number, cars = 16): Moving {
	const model = modelOf(randomProblem(seed, cars));
	const table = new Timetable(model, { late: 64, waiting: 1, move: 0, car: 0, tolerance: 0 });
	const { order, choice } = dispatch(model, 'first-come');
	table.load(order, choice);
	return { table, moves: new Moves(table, new Random(seed), { late: 40, back: 0 }) };
}

/** A table with a plan in force that is pushed right, where a move has its price and each person is themselves. */
function repaired(seed: number, cars = 16): Moving {
	const problem = randomProblem(seed, cars);
	const asked = inForce(problem, planByRule(problem, 'due-date').solution, problem.now + 60);
	const model = modelOf(asked, { singlePeople: true });
	const published = publishedOf(asked);
	const prices = { late: 64, waiting: 1, move: 384, car: 96, tolerance: 15 };
	const table = new Timetable(model, prices, published);
	const { order, choice } = pushedSequence(model, published, replay(model.problem, null));
	table.load(order, choice);
	return { table, moves: new Moves(table, new Random(seed), { late: 40, back: 30 }) };
}

/** Start and end of each operation, and what a published plan is compared by where there is one. */
const timesOf = (table: Timetable): string =>
	[...table.model.movable]
		.map((operation) => [
			table.start(operation),
			table.end(operation),
			...(table.published === null ? [] : [table.person(operation), table.bay(operation)])
		])
		.join(' ');

/** Operations that stand before the step before them in their car. */
const stepsOutOfTurn = ({ position, model }: Timetable): readonly number[] =>
	[...model.movable].filter(
		(operation) =>
			model.job[operation - 1] === model.job[operation] &&
			(position[operation - 1] as number) >= (position[operation] as number)
	);

const placesOf = ({ order, choice, model }: Timetable): readonly number[][] => [
	[...order],
	[...model.movable].map((operation) => choice[operation] as number)
];

describe('changes to an order of work', () => {
	it('are taken back whole', () => {
		for (let seed = 1; seed <= 4; seed++) {
			const { table, moves } = loaded(seed);
			const before = placesOf(table);
			let made = 0;
			for (let draw = 0; draw < 500; draw++) {
				if (!moves.propose()) continue;
				moves.undo();
				made++;
				expect(placesOf(table)).toEqual(before);
			}
			expect(made).toBeGreaterThan(250);
		}
	});

	it('keep the steps of each car in their order, and cost what the same order costs when timed anew', () => {
		for (const { table, moves } of [loaded(5), loaded(6, 40), repaired(7), repaired(8, 40)]) {
			const fresh = new Timetable(table.model, table.prices, table.published);
			for (let draw = 0; draw < 120; draw++) {
				if (!moves.propose()) continue;
				table.tryChange(moves.change, TOO_DEAR);
				// Every third change is refused, so that what a try leaves behind is seen by the next.
				if (draw % 3 === 0) {
					table.drop();
					moves.undo();
				} else {
					table.keep();
					moves.accept();
					moves.findLate();
				}
				expect(stepsOutOfTurn(table)).toEqual([]);
				expect(fresh.load(table.order, table.choice)).toBe(table.cost);
				expect(timesOf(table)).toBe(timesOf(fresh));
			}
		}
	});
});
