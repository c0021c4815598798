import { describe, expect, it } from 'vitest';
import { randomProblem } from '../../../../tests/support/random-problem.ts';
import { modelOf } from './model.ts';
import { Moves } from './moves.ts';
import { Random } from './random.ts';
import { dispatch } from './rules.ts';
import { Timetable, TOO_DEAR } from './timetable.ts';

/** A table with the plan of a rule in it, and moves on it. */
function loaded(seed: number): { readonly table: Timetable; readonly moves: Moves } {
	const model = modelOf(randomProblem(seed, 16));
	const table = new Timetable(model, { late: 64, waiting: 1, move: 0, car: 0, tolerance: 0 });
	const { order, choice } = dispatch(model, 'first-come');
	table.load(order, choice);
	return { table, moves: new Moves(table, new Random(seed), { late: 40, back: 0 }) };
}

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
		const { table, moves } = loaded(5);
		const fresh = new Timetable(table.model, table.prices);
		for (let draw = 0; draw < 300; draw++) {
			if (!moves.propose()) continue;
			table.tryFrom(moves.from, moves.until, TOO_DEAR);
			table.keep();
			moves.accept();
			moves.findLate();
			const { job, movable } = table.model;
			for (const operation of movable)
				if (job[operation - 1] === job[operation] && (table.position[operation - 1] as number) >= 0)
					expect(table.position[operation - 1]).toBeLessThan(table.position[operation] as number);
			expect(fresh.load(table.order, table.choice)).toBe(table.cost);
		}
	});
});
